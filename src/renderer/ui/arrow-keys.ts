type Direction = readonly [x: number, y: number];

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How much more being aside counts than being far. */
const aside = 2;

/**
 * Attachment: within an element, arrow keys move the focus to what stands there, as on the keypad of a public terminal
 * (EN 301 549, 5.1.6).
 */
export function arrowKeys(container: HTMLElement): () => void {
  const listen = (event: KeyboardEvent): void => moveFocus(container, event);
  container.addEventListener('keydown', listen);
  return () => container.removeEventListener('keydown', listen);
}

/** Moves the focus within an element as an arrow key asks. A text field or slider keeps the arrows that it needs itself. */
export function moveFocus(container: HTMLElement, event: KeyboardEvent): void {
  const direction = directions[event.key];
  const from = document.activeElement;
  if (!direction || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey)
    return;
  if (!(from instanceof HTMLElement) || !container.contains(from)) return;
  if (from instanceof HTMLInputElement && direction[1] === 0) return;
  const to = nearest(from, container, direction);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/** What can have the focus nearest to an element in a direction. */
function nearest(
  from: HTMLElement,
  container: HTMLElement,
  [x, y]: Direction,
): HTMLElement | undefined {
  const origin = from.getBoundingClientRect();
  const found = [...container.querySelectorAll<HTMLElement>('button, a[href], input')]
    .filter((each) => each !== from && !each.matches(':disabled, [inert] *'))
    .flatMap((element) => {
      const rect = element.getBoundingClientRect();
      if (rect.width === 0) return [];
      const ahead =
        x === 0
          ? gap(origin.top, origin.bottom, rect.top, rect.bottom) * y
          : gap(origin.left, origin.right, rect.left, rect.right) * x;
      const off =
        x === 0
          ? gap(origin.left, origin.right, rect.left, rect.right)
          : gap(origin.top, origin.bottom, rect.top, rect.bottom);
      return ahead > 0 ? [{ element, distance: ahead + aside * Math.abs(off) }] : [];
    });
  return found.sort((a, b) => a.distance - b.distance)[0]?.element;
}

/** How far the second span lies after the first, negative when before it, 0 when they overlap. */
function gap(start: number, end: number, otherStart: number, otherEnd: number): number {
  if (otherStart >= end - 1) return otherStart - end + 1;
  if (otherEnd <= start + 1) return otherEnd - start - 1;
  return 0;
}
