import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { JournalEntry, TitledNote } from '../../core/journal/entries.ts';
import { formatWallTime } from '../../core/schedule/wall-clock.ts';
import { appendLines, fileOfDay, prune } from './day-files.ts';
import { SearchMemory } from './search-memory.ts';

/** In bytes, of one day: some ten times what a busy screen writes. */
const largestDay = 1024 * 1024;
/** In bytes, of all days. */
const largestJournal = 64 * 1024 * 1024;
/** Days that are kept, so that a month can be compared with the same one a year before. */
const daysKept = 400;
/** Notes that may wait for a slow disk. */
const mostWaiting = 1_000;

/** What a journal is kept with. */
export interface JournalOptions {
  /** Made when there is something to write. */
  folder: string;
  /** The wall clock by which days begin: an IANA time zone. */
  timeZone: () => string;
  /** In ms since 1970. */
  now: () => number;
  /** Hears what a technician should know, a line each. */
  log: (line: string) => void;
  /** For tests: smaller caps, in bytes. */
  largestDay?: number;
  largestJournal?: number;
}

/**
 * Writes the journal, a file a day. Each piece is synced to the disk before the next is begun, so that a power cut costs the last
 * piece at most. A disk that cannot be written costs entries, never the show: that is told once, and once when it is over.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #searches: SearchMemory;
  #waiting: { note: TitledNote; heardAt: number }[] = [];
  #work: Promise<void> = Promise.resolve();
  #isWorking = false;
  #prunedOn = '';
  /** Entries lost since it last could be written. */
  #lost = 0;
  /** The day that is known to be full. */
  #fullDay = '';

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#searches = new SearchMemory(path.join(options.folder, 'searches.json'));
  }

  /** Takes notes that came in just now. Never throws; they are written in their order, soon. */
  write(notes: readonly TitledNote[]): void {
    const heardAt = this.#options.now();
    const room = Math.max(0, mostWaiting - this.#waiting.length);
    this.#waiting.push(...notes.slice(0, room).map((note) => ({ note, heardAt })));
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#work = this.#writeAll().finally(() => (this.#isWorking = false));
  }

  /** Settles, never rejecting, once all that was taken is written or lost. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const notes = this.#waiting;
      this.#waiting = [];
      try {
        await this.#writeNotes(notes);
        if (this.#lost > 0) this.#tell(`is written again; ${String(this.#lost)} entries were lost`);
        this.#lost = 0;
      } catch (error) {
        if (this.#lost === 0) this.#tell(`cannot be written, entries are lost: ${String(error)}`);
        this.#lost += notes.length;
      }
    }
  }

  async #writeNotes(notes: readonly { note: TitledNote; heardAt: number }[]): Promise<void> {
    const { folder, timeZone, now } = this.#options;
    const zone = timeZone();
    const byDay = new Map<string, string[]>();
    const wallTime = (epoch: number) => formatWallTime(Math.floor(epoch), zone).slice(0, 16);
    for (const { note, heardAt } of notes) {
      const at = wallTime(heardAt - note.ago);
      const day = at.slice(0, 10);
      // Days that a page claims do not count: it could make three of one.
      const heardOn = wallTime(heardAt).slice(0, 10);
      const lines = byDay.get(day) ?? [];
      lines.push(`${JSON.stringify(await this.#entryOf(note, at, heardOn))}\n`);
      byDay.set(day, lines);
    }
    await mkdir(folder, { recursive: true });
    const today = wallTime(now()).slice(0, 10);
    await this.#searches.save(today);
    if (this.#prunedOn !== today) {
      const oldest = Temporal.PlainDate.from(today).subtract({ days: daysKept }).toString();
      await prune(folder, oldest, this.#options.largestJournal ?? largestJournal);
      this.#prunedOn = today;
    }
    for (const [day, lines] of byDay) await this.#append(day, lines);
  }

  async #append(day: string, lines: readonly string[]): Promise<void> {
    const most = this.#options.largestDay ?? largestDay;
    const isWritten = await appendLines(fileOfDay(this.#options.folder, day), lines.join(''), most);
    if (isWritten || this.#fullDay === day) return;
    this.#fullDay = day;
    this.#tell(`has ${String(most)} bytes of ${day}: no more is written of that day`);
  }

  /** The entry on disk: words of a search only once they may be kept. */
  async #entryOf(
    { ago: _ago, ...note }: TitledNote,
    at: string,
    heardOn: string,
  ): Promise<JournalEntry> {
    if (note.kind !== 'vain') return { at, ...note };
    const words = await this.#searches.typed(note.words, heardOn);
    const { kind, locale } = note;
    return words === null ? { at, kind, locale } : { at, kind, locale, words };
  }

  #tell(what: string): void {
    this.#options.log(`The journal ${what}.`);
  }
}
