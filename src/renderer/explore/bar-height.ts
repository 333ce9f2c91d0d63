/** Attachment: says how much room the bar takes, in `--bar`, so that the stage ends above it (ui/page.css). */
export function tellHeight(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const tell = (): void => style.setProperty('--bar', `${bar.offsetHeight}px`);
  tell();
  const observer = new ResizeObserver(tell);
  observer.observe(bar);
  return () => {
    observer.disconnect();
    style.removeProperty('--bar');
  };
}
