import { moveFocus } from '../ui/arrow-keys.ts';

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

/** Attachment: arrow keys move the focus once keys have brought it there; after a touch on a button they go on turning pages. */
export function barKeys(bar: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let isByKeys = false;
  bar.addEventListener('pointerdown', () => (isByKeys = false), { signal });
  bar.addEventListener(
    'focusin',
    () => (isByKeys = document.documentElement.dataset['input'] === 'keys'),
    { signal },
  );
  bar.addEventListener('keydown', (event) => isByKeys && moveFocus(bar, event), { signal });
  return () => listening.abort();
}
