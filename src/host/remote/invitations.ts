import { isSame, makePin, makeSecret } from './secrets.ts';

/** In ms: how long a token and a PIN hold. */
export const invitationLife = 10 * 60_000;
/** In ms: one that holds no longer than this is no longer shown; it must be typed in time. */
const leastLeft = 2 * 60_000;

/** In ms: what nobody has looked at for so long is gone. A panel that shows it looks every second. */
export const longestUnseen = 15_000;

interface Token {
  readonly value: string;
  readonly until: number;
}

/** The tokens and the PIN that let phones in. There are none unless staff look at them now. */
export class Invitations {
  readonly #now: () => number;
  #tokens: Token[] = [];
  #pins: Token[] = [];
  #seenAt = -Infinity;

  /** @param now monotonic time in ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** What is to be shown now, and how long it holds, in s. */
  show(): { token: string; pin: string; seconds: number } {
    this.#forgetOld();
    this.#seenAt = this.#now();
    const token = this.#newest(this.#tokens, makeSecret);
    const pin = this.#newest(this.#pins, makePin);
    const until = Math.min(token.until, pin.until);
    const seconds = Math.floor((until - this.#now()) / 1_000);
    return { token: token.value, pin: pin.value, seconds };
  }

  /** Whether a token holds. It then holds no more: it lets one phone in. */
  useToken(given: string): boolean {
    this.#forgetOld();
    const found = this.#tokens.filter(({ value }) => isSame(value, given));
    this.#tokens = this.#tokens.filter((token) => !found.includes(token));
    return found.length > 0;
  }

  /** Whether a PIN holds. */
  isPin(given: string): boolean {
    this.#forgetOld();
    return this.#pins.filter(({ value }) => isSame(value, given)).length > 0;
  }

  /** From now on nothing holds that was shown. */
  revoke(): void {
    this.#tokens = [];
    this.#pins = [];
  }

  #forgetOld(): void {
    const isSeen = this.#now() - this.#seenAt < longestUnseen;
    const holds = ({ until }: Token) => isSeen && this.#now() < until;
    this.#tokens = this.#tokens.filter(holds);
    this.#pins = this.#pins.filter(holds);
  }

  /** The one shown last, or a new one; one that is replaced holds until its end. */
  #newest(shown: Token[], make: () => string): Token {
    const last = shown.at(-1);
    if (last && last.until - this.#now() > leastLeft) return last;
    const next = { value: make(), until: this.#now() + invitationLife };
    shown.push(next);
    return next;
  }
}
