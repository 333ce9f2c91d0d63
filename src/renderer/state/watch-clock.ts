import type { Screen } from './screen.svelte.ts';

/** How often the wall clock is looked at, in ms. */
const interval = 5_000;

/**
 * Looks at the wall clock regularly, and when the page comes back into sight.
 * @returns its undo
 */
export function watchClock(screen: Screen): () => void {
  const look = (): void => screen.lookAtClock();
  const timer = setInterval(look, interval);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
