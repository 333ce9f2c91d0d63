import { remembered, waitAfter } from '../../core/settings/pin-rules.ts';

/** Wrong tries of all phones together that cost no wait, besides those of each. */
const moreForAll = 9;
/** So many addresses are remembered; the one that has been quiet the longest gives way. */
const mostAddresses = 1_000;

interface Failures {
  readonly count: number;
  /** Monotonic, in ms. */
  readonly at: number;
}
const none: Failures = { count: 0, at: 0 };

/** Slows down whoever guesses: each address by its own wrong tries, PINs also by everybody's, as `core/settings/pin-rules` has it. */
export class Guesses {
  readonly #now: () => number;
  readonly #byAddress = new Map<string, Failures>();
  #all = none;

  /** @param now monotonic time in ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** In seconds, before anything from an address is looked at; of a PIN, whatever its address. */
  waitSeconds(address: string, isPin: boolean): number {
    const own = this.#waitOf(this.#byAddress.get(address) ?? none, 0);
    return Math.max(own, isPin ? this.#waitOf(this.#all, moreForAll) : 0);
  }

  /** Counts a wrong try. */
  failed(address: string, isPin: boolean): void {
    const own = this.#oneMore(this.#byAddress.get(address) ?? none);
    this.#byAddress.delete(address);
    this.#byAddress.set(address, own);
    const [quietest] = this.#byAddress.keys();
    if (this.#byAddress.size > mostAddresses && quietest !== undefined)
      this.#byAddress.delete(quietest);
    if (isPin) this.#all = this.#oneMore(this.#all);
  }

  #oneMore({ count, at }: Failures): Failures {
    const now = this.#now();
    return { count: remembered(count, (now - at) / 1_000) + 1, at: now };
  }

  #waitOf({ count, at }: Failures, more: number): number {
    const quiet = (this.#now() - at) / 1_000;
    return Math.max(0, Math.ceil(waitAfter(count - more) - quiet));
  }
}
