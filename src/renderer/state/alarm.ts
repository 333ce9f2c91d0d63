/** Longest delay that a browser's timer takes; beyond it fires at once. */
const longestDelay = 2 ** 31 - 1;

/** One timer on the page's monotonic clock. Setting it again replaces it. */
export class Alarm {
  readonly #ring: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  /** Rings at `at` (ms, `performance.now()`'s clock), or never when null. */
  set(at: number | null): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (at === null) return;
    const delay = Math.min(Math.max(Math.ceil(at - performance.now()), 0), longestDelay);
    this.#timer = setTimeout(this.#ring, delay);
  }
}
