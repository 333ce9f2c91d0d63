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

/** Attachment: Enter leads from the slide into the bar, for those who have a keypad and no Tab key. */
export function takeEnter(bar: HTMLElement): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || document.activeElement !== document.body) return;
    // The key that leads there presses nothing.
    event.preventDefault();
    bar.querySelector('button')?.focus();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
