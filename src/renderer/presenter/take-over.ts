/**
 * Hears Ctrl+Shift+P, by which whoever has a keyboard takes the screen over, and gives it back.
 * @returns its undo
 */
export function listenForPresenter(onWanted: () => void): () => void {
  const hear = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || !event.shiftKey || event.altKey || event.metaKey) return;
    if (event.key.toLowerCase() !== 'p' || event.repeat) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onWanted();
  };
  addEventListener('keydown', hear, { capture: true });
  return () => removeEventListener('keydown', hear, { capture: true });
}
