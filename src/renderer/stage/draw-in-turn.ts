/** In ms: a page that is never idle draws one nevertheless. */
const patience = 250;

const waiting = new Set<() => void>();
let isAsked = false;

/**
 * Draws one of many things as soon as the page has time for it: one after the other, so that a film beside them goes on.
 * @returns its undo, while it still waits
 */
export function drawInTurn(draw: () => void): () => void {
  waiting.add(draw);
  ask();
  return () => void waiting.delete(draw);
}

function ask(): void {
  if (isAsked || waiting.size === 0) return;
  isAsked = true;
  requestIdleCallback(drawNext, { timeout: patience });
}

function drawNext(): void {
  isAsked = false;
  const [draw] = waiting;
  if (!draw) return;
  waiting.delete(draw);
  draw();
  ask();
}
