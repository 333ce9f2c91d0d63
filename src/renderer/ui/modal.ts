/**
 * Attachment: opens a dialog as the browser's own modal one, which keeps the focus in, makes the rest inert and lies over
 * every dialog opened before it; gives the focus back when it goes.
 */
export function modal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
    dialog.close();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}
