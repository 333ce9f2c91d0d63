/** How many taps in one corner call for the staff panel, and within what time, in ms. */
const taps = 5;
const within = 4_000;
/** A corner's side, as a part of the screen's shorter side. */
const cornerSize = 0.16;
/** The key that does the same. */
const staffKey = 'F2';

/** Where on a page something was touched, in px. */
export interface Touch {
  readonly x: number;
  readonly y: number;
  /** When, in ms. */
  readonly at: number;
}

/** Which corner of a page a touch lies in, such as `top left`; null elsewhere. */
export function cornerOf(
  { x, y }: Pick<Touch, 'x' | 'y'>,
  page: { width: number; height: number },
): string | null {
  const side = cornerSize * Math.min(page.width, page.height);
  const across = x < side ? 'left' : x >= page.width - side ? 'right' : null;
  const down = y < side ? 'top' : y >= page.height - side ? 'bottom' : null;
  return across === null || down === null ? null : `${down} ${across}`;
}

/** Counts taps: true for the fifth in a row in one and the same corner, within four seconds. */
export function tapCounter(): (touch: Touch, page: { width: number; height: number }) => boolean {
  let corner: string | null = null;
  let times: number[] = [];
  return (touch, page) => {
    const here = cornerOf(touch, page);
    times = here === corner ? times.filter((time) => touch.at - time < within) : [];
    corner = here;
    if (here === null) return false;
    times.push(touch.at);
    if (times.length < taps) return false;
    times = [];
    return true;
  };
}

/**
 * Hears whoever knows how to call for the staff panel, whatever lies on the screen.
 * @returns its undo
 */
export function listenForStaff(onSummoned: () => void): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true };
  const count = tapCounter();
  addEventListener(
    'pointerup',
    ({ clientX: x, clientY: y, timeStamp: at }) => {
      if (count({ x, y, at }, { width: innerWidth, height: innerHeight })) onSummoned();
    },
    options,
  );
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== staffKey || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onSummoned();
    },
    options,
  );
  return () => listening.abort();
}
