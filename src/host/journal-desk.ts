import type { JournalNote, TitledNote } from '../core/journal/entries.ts';
import type { Library } from '../core/library/library.ts';

/** Notes that one screen may tell at once, as after its host was away, and per minute after that. An honest one tells a few. */
const burst = 600;
const perMinute = 60;

/** Takes the journal's notes from screens: only of decks that were really handed out, and only so many. */
export class JournalDesk {
  /** Titles of all decks that a screen may show, by deck and language. */
  readonly #titles = new Map<string, string>();

  /** Learns the decks of a library that goes to a screen. */
  learn({ decks }: Library): void {
    for (const { id, locale, title } of decks) this.#titles.set(keyOf(id, locale), title);
  }

  /** Opens for one screen. Times are in ms of one monotonic clock. */
  openFor(now: number): (notes: readonly JournalNote[], now: number) => TitledNote[] {
    let left = burst;
    let refilledAt = now;
    return (notes, at) => {
      left = Math.min(burst, left + ((at - refilledAt) / 60_000) * perMinute);
      refilledAt = at;
      const taken = notes.slice(0, Math.floor(left));
      left -= taken.length;
      return taken.flatMap((note) => this.#titled(note));
    };
  }

  #titled(note: JournalNote): TitledNote[] {
    if (note.kind === 'vain') return [note];
    const locale = note.kind === 'visit' ? (note.locales[0] ?? '') : note.locale;
    const title = this.#titles.get(keyOf(note.deck, locale));
    return title === undefined ? [] : [{ ...note, title }];
  }
}

function keyOf(deck: string, locale: string): string {
  return JSON.stringify([deck, locale]);
}
