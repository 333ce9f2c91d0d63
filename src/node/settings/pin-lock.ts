import { isWeakPin, remembered, waitAfter } from '../../core/settings/pin-rules.ts';
import type { KioskSettings } from './kiosk-settings.ts';
import { hashPin, isPin } from './pin.ts';

/** What became of a PIN that was entered. */
export interface PinVerdict {
  outcome: 'open' | 'wrong' | 'wait';
  /** In seconds, before another one is looked at. */
  waitSeconds: number;
}

/** The one lock of a kiosk: whoever tries, from whatever screen, uses up the tries of all. */
export class PinLock {
  readonly #settings: KioskSettings;
  readonly #now: () => number;
  #failures = 0;
  /** When the last PIN was wrong. */
  #failedAt: number;
  /** PINs are looked at one after the other, or many at once would not be counted in time. */
  #turn: Promise<unknown> = Promise.resolve();

  /** @param now monotonic time in ms */
  constructor(settings: KioskSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
    this.#failedAt = now();
  }

  /** In seconds, before a PIN is looked at. */
  get waitSeconds(): number {
    const quiet = (this.#now() - this.#failedAt) / 1_000;
    return Math.max(0, Math.ceil(waitAfter(this.#failures) - quiet));
  }

  /** Looks at a PIN, unless it is too early. */
  enter(pin: string): Promise<PinVerdict> {
    return this.#inTurn(async () => {
      const hashed = this.#settings.pin;
      if (!hashed) return { outcome: 'wrong', waitSeconds: 0 };
      if (this.waitSeconds > 0) return { outcome: 'wait', waitSeconds: this.waitSeconds };
      // Counted before it is looked at: who pulls the plug meanwhile has used it up all the same.
      this.#count();
      if (!(await isPin(pin, hashed))) return { outcome: 'wrong', waitSeconds: this.waitSeconds };
      this.#failures = 0;
      return { outcome: 'open', waitSeconds: 0 };
    });
  }

  /** Sets a PIN: the first one, or another where that is allowed. */
  set(pin: string, mayReplace: () => boolean): Promise<'open' | 'refused' | 'weak'> {
    return this.#inTurn(async () => {
      if (this.#settings.pin && !mayReplace()) return 'refused';
      if (isWeakPin(pin)) return 'weak';
      await this.#settings.setPin(await hashPin(pin));
      return 'open';
    });
  }

  #count(): void {
    const quiet = (this.#now() - this.#failedAt) / 1_000;
    this.#failures = remembered(this.#failures, quiet) + 1;
    this.#failedAt = this.#now();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
