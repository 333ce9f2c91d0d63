/** How long a pointer rests before it hides, in ms. */
const rest = 3_000;

/**
 * Hides the pointer where nobody moves it.
 * @returns its undo
 */
export function hideRestingPointer(): () => void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = (event?: PointerEvent): void => {
    // A window that comes or goes under a resting pointer “moves” it by nothing.
    if (event?.type === 'pointermove' && event.movementX === 0 && event.movementY === 0) return;
    clearTimeout(timer);
    delete root.dataset['pointer'];
    timer = setTimeout(() => (root.dataset['pointer'] = 'resting'), rest);
  };
  wake();
  addEventListener('pointermove', wake);
  addEventListener('pointerdown', wake);
  return () => {
    clearTimeout(timer);
    removeEventListener('pointermove', wake);
    removeEventListener('pointerdown', wake);
  };
}

/**
 * Says on `<html>` whether fingers or keys were used last: where the focus is, is of no use to fingers (page.css).
 * @returns its undo
 */
export function tellInput(): () => void {
  const { dataset } = document.documentElement;
  dataset['input'] = 'pointer';
  const tell = ({ type }: Event): void => {
    dataset['input'] = type === 'keydown' ? 'keys' : 'pointer';
  };
  for (const type of ['keydown', 'pointerdown']) addEventListener(type, tell, { capture: true });
  return () => {
    for (const type of ['keydown', 'pointerdown'])
      removeEventListener(type, tell, { capture: true });
  };
}

/**
 * Every place where a pointer has been since the event before: a browser tells of several at once. Pages from a plain address on
 * the network, as a phone's is, are told of the last one alone.
 */
export function everyMove(event: PointerEvent): readonly PointerEvent[] {
  const all = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return all.length > 0 ? all : [event];
}
