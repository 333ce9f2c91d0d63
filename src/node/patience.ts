/** How long what looks half copied is waited for. */
export interface PatienceOptions {
  /** In ms; 0 takes everything in at once. */
  patience: number;
  /** Monotonic time in ms. */
  now: () => number;
}

/** Remembers since when something has looked as it does now. */
export class Patience {
  readonly #options: PatienceOptions;
  readonly #since = new Map<string, { look: string; at: number }>();

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /** Whether something has looked like this for long enough. */
  hasStood(what: string, look: string): boolean {
    const { patience, now } = this.#options;
    const known = this.#since.get(what);
    if (known?.look === look) return now() - known.at >= patience;
    this.#since.set(what, { look, at: now() });
    return patience === 0;
  }
}
