/** How much may be asked: so much at once, and so much more each second. */
export interface Pace {
  readonly burst: number;
  readonly perSecond: number;
}

/** How much more one client may ask; refills with time. */
export class Allowance {
  readonly #pace: Pace;
  #left: number;
  #refilledAt = performance.now();

  constructor(pace: Pace) {
    this.#pace = pace;
    this.#left = pace.burst;
  }

  /** Takes what something costs, on credit if need be; false when nothing was left before. */
  take(cost: number): boolean {
    if (this.left <= 0) return false;
    this.#left -= cost;
    return true;
  }

  /** What is left now. */
  get left(): number {
    const now = performance.now();
    const { burst, perSecond } = this.#pace;
    this.#left = Math.min(burst, this.#left + ((now - this.#refilledAt) / 1_000) * perSecond);
    this.#refilledAt = now;
    return this.#left;
  }
}

/** So many addresses are remembered before those that have been quiet are forgotten. */
const mostAddresses = 256;

/** How much more each address may ask, and all of them together. */
export class Allowances {
  readonly #each: Pace;
  readonly #all: Allowance;
  readonly #byAddress = new Map<string, Allowance>();

  constructor(each: Pace, all: Pace) {
    this.#each = each;
    this.#all = new Allowance(all);
  }

  /** Takes one request of an address; false when it, or everybody, has had too many. One in excess costs the others nothing. */
  take(address: string): boolean {
    const own = this.#byAddress.get(address) ?? new Allowance(this.#each);
    this.#byAddress.set(address, own);
    if (this.#byAddress.size > mostAddresses) this.#forget();
    return own.take(1) && this.#all.take(1);
  }

  #forget(): void {
    for (const [address, allowance] of this.#byAddress) {
      if (allowance.left >= this.#each.burst) this.#byAddress.delete(address);
    }
  }
}
