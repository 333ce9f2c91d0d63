import type { EntryOf, Opening } from './entries.ts';
import { median } from './median.ts';

/** What a journal says of one deck. Times are in ms. */
export interface DeckFigures {
  readonly deck: string;
  /** Its newest title in each language. */
  readonly titles: Readonly<Record<string, string>>;
  /** Turns and time in the loop. */
  readonly shown: { readonly times: number; readonly ms: number };
  /** Visits that began with a touch while it was on stage. */
  readonly touches: number;
  readonly openings: number;
  readonly openedFrom: Readonly<Partial<Record<Opening, number>>>;
  readonly ms: number;
  readonly medianMs: number;
  /** Openings in which the last slide was seen. */
  readonly finished: number;
  readonly fallOff: FallOff;
}

/**
 * Slide by slide, how many saw it and how many left there. Of the readings with the most frequent number of slides only: a deck
 * may have changed meanwhile, or be longer in another language.
 */
export interface FallOff {
  readonly readings: number;
  /** For each slide, how many readings saw it. */
  readonly seen: readonly number[];
  /** For each slide, how many readings ended there; those that ended on the last one lost nobody. */
  readonly left: readonly number[];
}

type Reading = Pick<EntryOf<'read'>, 'ms' | 'slides' | 'seen' | 'last' | 'from'>;

/** Adds up the entries of one deck. */
export class DeckTally {
  readonly #deck: string;
  readonly #titles: Names = new Map();
  /** What it was called where it was touched, for a deck of which no more is known. */
  readonly #touchedAs: Names = new Map();
  readonly #readings: Reading[] = [];
  #times = 0;
  #shownMs = 0;
  #touches = 0;

  constructor(deck: string) {
    this.#deck = deck;
  }

  /** Takes in what the loop showed. */
  addShown(entry: EntryOf<'shown'>): void {
    name(this.#titles, entry);
    this.#times += entry.times;
    this.#shownMs += entry.ms;
  }

  /** Takes in that somebody read it. */
  addReading(entry: EntryOf<'read'>): void {
    name(this.#titles, entry);
    const { ms, slides, seen, last, from } = entry;
    this.#readings.push({ ms, slides, seen, last, from });
  }

  /** Takes in that somebody touched the screen while it was on stage. */
  addVisit({ at, locales, title }: EntryOf<'visit'>): void {
    this.#touches += 1;
    for (const locale of locales.slice(0, 1)) name(this.#touchedAs, { at, locale, title });
  }

  /** What has come together. */
  figures(): DeckFigures {
    const times = this.#readings.map(({ ms }) => ms);
    const openedFrom: Partial<Record<Opening, number>> = {};
    for (const { from } of this.#readings) openedFrom[from] = (openedFrom[from] ?? 0) + 1;
    return {
      deck: this.#deck,
      titles: Object.fromEntries(
        [...this.#touchedAs, ...this.#titles].map(([locale, { title }]) => [locale, title]),
      ),
      shown: { times: this.#times, ms: this.#shownMs },
      touches: this.#touches,
      openings: times.length,
      openedFrom,
      ms: times.reduce((sum, ms) => sum + ms, 0),
      medianMs: median(times),
      finished: this.#readings.filter(({ slides, seen }) => seen.includes(slides)).length,
      fallOff: fallOff(this.#readings),
    };
  }
}

/** The newest name in each language. */
type Names = Map<string, { title: string; at: string }>;

function name(names: Names, entry: { at: string; locale: string; title: string }): void {
  const { at, locale, title } = entry;
  const known = names.get(locale);
  if (!known || at > known.at || (at === known.at && title > known.title)) {
    names.set(locale, { at, title });
  }
}

function fallOff(all: readonly Reading[]): FallOff {
  const slides = mostFrequent(all.map((reading) => reading.slides));
  const readings = all.filter((reading) => reading.slides === slides);
  const seen = Array.from({ length: slides }, () => 0);
  const left = Array.from({ length: slides }, () => 0);
  for (const reading of readings) {
    for (const slide of new Set(reading.seen)) count(seen, slide);
    if (reading.last < slides) count(left, reading.last);
  }
  return { readings: readings.length, seen, left };
}

/** One more at a slide, from 1, that is there. */
function count(counts: number[], slide: number): void {
  const before = counts[slide - 1];
  if (before !== undefined) counts[slide - 1] = before + 1;
}

/** The greatest of the most frequent numbers; 0 of none. */
function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return Math.max(0, ...[...counts].filter(([, times]) => times === most).map(([n]) => n));
}
