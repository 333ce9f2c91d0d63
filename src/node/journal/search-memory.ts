import { createHmac, randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { daysUntilKept, keepableWords } from '../../core/journal/search-words.ts';
import { writeDurably } from '../durable-files.ts';

/** Searches that were not typed again for so many days are forgotten. */
const daysRemembered = 90;
/** So many different searches are remembered; the ones typed longest ago make room. */
const mostRemembered = 2_000;

const storedSchema = z.object({
  /** Of the hashes: random, base64. Without it, not even guesses could be tried. */
  key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  /** By hash, the last days on which the words were typed, in order. */
  searches: z.record(
    z.string().regex(/^[a-f0-9]{32}$/),
    z.array(z.iso.date()).min(1).max(daysUntilKept),
  ),
});

/**
 * Remembers on which days a search was typed, without its words: of these, a keyed hash alone is stored, until they were typed on
 * three different days.
 */
export class SearchMemory {
  readonly #file: string;
  #key: Buffer | null = null;
  readonly #days = new Map<string, string[]>();
  #changed = false;

  /** @param file may not exist yet; one that cannot be read is begun anew */
  constructor(file: string) {
    this.#file = file;
  }

  /** Takes in a search of a day such as `2026-11-23`. Gives its words once they may be kept, else null. */
  async typed(words: string, day: string): Promise<string | null> {
    const keepable = keepableWords(words);
    if (keepable === null) return null;
    const key = await this.#open();
    const hash = createHmac('sha256', key).update(keepable).digest('hex').slice(0, 32);
    const before = this.#days.get(hash) ?? [];
    const days = [...new Set([...before, day])].sort().slice(-daysUntilKept);
    if (days.length !== before.length || days.at(-1) !== before.at(-1)) {
      this.#days.set(hash, days);
      this.#changed = true;
    }
    return days.length >= daysUntilKept ? keepable : null;
  }

  /** Stores what is new, and forgets what is old. Rejects where it cannot be written; then it is tried again next time. */
  async save(today: string): Promise<void> {
    if (!this.#changed || this.#key === null) return;
    this.#forget(today);
    const stored = { key: this.#key.toString('base64'), searches: Object.fromEntries(this.#days) };
    await writeDurably(this.#file, `${JSON.stringify(stored)}\n`);
    await chmod(this.#file, 0o600);
    this.#changed = false;
  }

  async #open(): Promise<Buffer> {
    if (this.#key) return this.#key;
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    const stored = storedSchema.safeParse(parse(text));
    for (const [hash, days] of Object.entries(stored.data?.searches ?? {})) {
      this.#days.set(hash, days);
    }
    this.#key = stored.success ? Buffer.from(stored.data.key, 'base64') : randomBytes(32);
    return this.#key;
  }

  #forget(today: string): void {
    const oldest = Temporal.PlainDate.from(today).subtract({ days: daysRemembered }).toString();
    const newestFirst = [...this.#days]
      .filter(([, days]) => (days.at(-1) ?? '') >= oldest)
      .sort(([, a], [, b]) => ((a.at(-1) ?? '') < (b.at(-1) ?? '') ? 1 : -1));
    this.#days.clear();
    for (const [hash, days] of newestFirst.slice(0, mostRemembered)) this.#days.set(hash, days);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
