import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { freeTries, isWeakPin, remembered, waitAfter } from '../../core/settings/pin-rules.ts';
import { writeDurably } from '../durable-files.ts';
import type { KioskSettings } from './kiosk-settings.ts';
import { hashPin, isPin } from './pin.ts';

/** What became of a PIN that was entered. */
export interface PinVerdict {
  outcome: 'open' | 'wrong' | 'wait';
  /** In seconds, before another one is looked at. */
  waitSeconds: number;
}

/** What a lock is made of. */
export interface PinLockOptions {
  settings: KioskSettings;
  /** Where wrong PINs are counted through restarts. */
  failuresFile: string;
  /** Monotonic time in ms. */
  now: () => number;
}

/** The one lock of a kiosk: whoever tries, from whatever screen, uses up the tries of all. */
export class PinLock {
  readonly #options: PinLockOptions;
  #failures = 0;
  /** When the last PIN was wrong, or the kiosk started: who restarts it waits anew. */
  #failedAt: number;
  /** PINs are looked at one after the other, or many at once would not be counted in time. */
  #turn: Promise<unknown>;

  constructor(options: PinLockOptions) {
    this.#options = options;
    this.#failedAt = options.now();
    this.#turn = readFailures(options.failuresFile).then((failures) => (this.#failures = failures));
  }

  /** In seconds, before a PIN is looked at. */
  waitSeconds(): Promise<number> {
    return this.#inTurn(() => Promise.resolve(this.#wait));
  }

  /** Looks at a PIN, unless it is too early. */
  enter(pin: string): Promise<PinVerdict> {
    return this.#inTurn(async () => {
      const hashed = this.#options.settings.pin;
      if (!hashed) return { outcome: 'wrong', waitSeconds: 0 };
      if (this.#wait > 0) return { outcome: 'wait', waitSeconds: this.#wait };
      // Counted before it is looked at: who pulls the plug meanwhile has used it up all the same.
      await this.#count(remembered(this.#failures, this.#quiet) + 1);
      if (!(await isPin(pin, hashed))) return { outcome: 'wrong', waitSeconds: this.#wait };
      await this.#count(0);
      return { outcome: 'open', waitSeconds: 0 };
    });
  }

  /** Sets a PIN: the first one, or another where that is allowed. */
  set(pin: string, mayReplace: () => boolean): Promise<'open' | 'refused' | 'weak'> {
    const { settings } = this.#options;
    return this.#inTurn(async () => {
      if (!settings.takesFirstPin && !mayReplace()) return 'refused';
      if (isWeakPin(pin)) return 'weak';
      await settings.setPin(await hashPin(pin));
      await this.#count(0);
      return 'open';
    });
  }

  get #wait(): number {
    return Math.max(0, Math.ceil(waitAfter(this.#failures) - this.#quiet));
  }

  /** In seconds, since the last wrong PIN. */
  get #quiet(): number {
    return (this.#options.now() - this.#failedAt) / 1_000;
  }

  /** On the disk before anything else happens; a disk that takes nothing does not keep staff out. */
  async #count(failures: number): Promise<void> {
    this.#failures = failures;
    this.#failedAt = this.#options.now();
    const { failuresFile } = this.#options;
    const done = failures === 0 ? rm(failuresFile, { force: true }) : write(failuresFile, failures);
    await done.catch(() => undefined);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** How many wrong PINs a file tells of; one that cannot be read tells of as many as cost a wait. */
async function readFailures(file: string): Promise<number> {
  try {
    return z.object({ failures: z.int().min(0) }).parse(JSON.parse(await readFile(file, 'utf8')))
      .failures;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 0 : freeTries;
  }
}

function write(file: string, failures: number): Promise<void> {
  return writeDurably(file, `${JSON.stringify({ failures })}\n`);
}
