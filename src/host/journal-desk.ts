import type { JournalNote, TitledNote } from '../core/journal/entries.ts';
import type { Library } from '../core/library/library.ts';

/** Notes that one screen may tell at once, as after its host was away, and per minute after that. An honest one tells a few. */
const burst = 600;
const perMinute = 60;

/** Takes the journal's notes from screens: only of decks that were really handed out, and only so many. */
export class JournalDesk {
  /** Titles of all decks that a screen may show, by deck, then by language. */
  readonly #titles = new Map<string, Map<string, string>>();

  /** Learns the decks of a library that goes to a screen. */
  learn({ decks }: Library): void {
    for (const { id, locale, title } of decks) {
      const titles = this.#titles.get(id) ?? new Map<string, string>();
      this.#titles.set(id, titles.set(locale, title));
    }
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
    const titles = this.#titles.get(note.deck);
    if (note.kind !== 'visit') {
      const title = titles?.get(note.locale);
      return title === undefined ? [] : [{ ...note, title }];
    }
    // A visitor may want a language that the deck on stage has not.
    const [any] = titles?.values() ?? [];
    const title = titles?.get(note.locales[0] ?? '') ?? any;
    return title === undefined ? [] : [{ ...note, title }];
  }
}
