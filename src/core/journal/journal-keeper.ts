import {
  longestTime,
  longestWords,
  mostLocales,
  mostSlidesSeen,
  type DatedFact,
  type Opening,
  type ReadingEnd,
  type VisitEnd,
} from './entries.ts';
import { LoopTally } from './loop-tally.ts';
import type { Sight } from './sight.ts';

interface Visit {
  readonly since: number;
  readonly deck: string;
  readonly locales: Set<string>;
  readonly opened: Set<string>;
  /** When the visitor last changed what is shown. */
  changedAt: number;
}

interface Reading {
  readonly since: number;
  readonly deck: string;
  readonly from: Opening;
  readonly seen: Set<number>;
  locale: string;
  slides: number;
  last: number;
  /** Time read before it was last looked away from. */
  ms: number;
  /** Since when it is looked at; null while the menu lies above it. */
  shownSince: number | null;
}

/**
 * Turns what a screen shows, moment after moment, into the journal's facts. A visit lasts from explore's beginning to its
 * end; one that ends by itself counts until the last gesture only, since nobody knows when the visitor walked away. What a
 * presenter does is not noted. Time is handed in; nothing is kept of a visitor once the visit is over.
 */
export class JournalKeeper {
  readonly #loop = new LoopTally();
  #visit: Visit | null = null;
  #reading: Reading | null = null;
  #opening: Opening | null = null;
  /** When the warning came up that is there now. */
  #warnedAt: number | null = null;
  #last: Sight | null = null;
  #vain: { since: number; words: string; locale: string } | null = null;
  /** What has happened since it was last told. */
  #told: DatedFact[] = [];

  /** Hears what the screen shows; call it at every change and now and then. Gives what has become certain. */
  see(sight: Sight): DatedFact[] {
    if (sight.mode !== 'explore') this.#endVisit(sight.at, this.#endOf(sight));
    else this.#follow(sight);
    this.#told.push(...this.#loop.see(sight));
    this.#last = sight;
    return this.#tell();
  }

  /** The next deck is opened in this way; without, it is told from what was shown before. */
  openedFrom(opening: Opening): void {
    this.#opening = opening;
  }

  /** A search found nothing. Called while somebody types, it counts the longest of what grows or shrinks, once. */
  searchedInVain(words: string, at: number): DatedFact[] {
    const typed = words.trim().slice(0, longestWords).toWellFormed();
    const before = this.#vain?.words ?? '';
    if (typed.length < 2 || before.startsWith(typed)) return [];
    if (!typed.startsWith(before)) this.#endSearch();
    this.#vain = { since: at, words: typed, locale: this.#last?.locale ?? 'und' };
    return this.#tell();
  }

  /** The page goes away, perhaps to come back: all that is to be told. */
  close(at: number): DatedFact[] {
    this.#endVisit(at, 'closed');
    this.#told.push(...this.#loop.close(at));
    this.#last = null;
    return this.#tell();
  }

  #follow(sight: Sight): void {
    const { at, deck, locale, view } = sight;
    this.#visit ??= { since: at, deck, locales: new Set(), opened: new Set(), changedAt: at };
    if (this.#visit.locales.size < mostLocales) this.#visit.locales.add(locale);
    if (view !== 'warning' && this.#isChange(sight)) this.#visit.changedAt = at;
    if (view !== 'warning') this.#warnedAt = null;
    else this.#warnedAt ??= at;
    if (view === 'menu') return this.#lookAway(at);
    // The warning lies above whatever was there before: a deck, or the menu.
    if (view === 'warning' && this.#last?.mode === 'explore') return;
    const isChange = this.#isChange(sight);
    if (isChange) this.#endSearch();
    this.#readOn(sight);
    if (isChange) this.#opening = null;
  }

  #readOn(sight: Sight): void {
    const { at, deck, slide, slides, locale } = sight;
    if (this.#reading?.deck !== deck) {
      const from = this.#opening ?? this.#guessOpening();
      this.#endReading(at, this.#reading?.shownSince === null ? 'menu' : 'other');
      const begun = { since: at, deck, from, seen: new Set<number>(), ms: 0, shownSince: at };
      this.#reading = { ...begun, locale, slides, last: slide };
      this.#visit?.opened.add(deck);
    }
    const reading = this.#reading;
    reading.shownSince ??= at;
    reading.locale = locale;
    reading.slides = slides;
    reading.last = slide;
    reading.seen.add(slide);
  }

  #isChange({ view, deck, slide, locale }: Sight): boolean {
    const last = this.#last;
    const isSame = last?.deck === deck && last.slide === slide && last.locale === locale;
    return !isSame || last.view !== view;
  }

  #guessOpening(): Opening {
    if (this.#last?.mode !== 'explore') return 'touch';
    return this.#last.view === 'menu' ? 'menu' : 'related';
  }

  #endOf({ mode }: Sight): VisitEnd {
    if (mode === 'present') return 'presenter';
    return this.#warnedAt === null ? 'left' : 'idle';
  }

  #endVisit(at: number, ended: VisitEnd): void {
    this.#endSearch();
    const visit = this.#visit;
    if (!visit) return;
    const { since, deck, locales, opened, changedAt } = visit;
    const lastGesture = (this.#warnedAt ?? at) - (this.#last?.idle ?? 0);
    const until = ended === 'idle' ? Math.max(lastGesture, changedAt) : at;
    this.#endReading(until, ended);
    const ms = duration(until - since);
    const used = { deck, locales: [...locales], opened: opened.size };
    this.#told.push({ since, fact: { kind: 'visit', ...used, ms, ended } });
    this.#visit = null;
    this.#opening = null;
    this.#warnedAt = null;
  }

  #endReading(at: number, ended: ReadingEnd): void {
    const reading = this.#reading;
    if (!reading) return;
    this.#lookAway(at);
    const { since, deck, locale, from, slides, last } = reading;
    const inOrder = [...reading.seen].filter((slide) => slide <= slides).sort((a, b) => a - b);
    const seen = inOrder.slice(0, mostSlidesSeen);
    const ms = duration(reading.ms);
    const read = { deck, locale, from, slides, seen, last, ms, ended };
    this.#told.push({ since, fact: { kind: 'read', ...read } });
    this.#reading = null;
  }

  /** The deck is looked at no more: by the menu above it, or for good. */
  #lookAway(at: number): void {
    const reading = this.#reading;
    if (!reading || reading.shownSince === null) return;
    reading.ms += Math.max(0, at - reading.shownSince);
    reading.shownSince = null;
  }

  #endSearch(): void {
    if (!this.#vain) return;
    const { since, words, locale } = this.#vain;
    this.#told.push({ since, fact: { kind: 'vain', words, locale } });
    this.#vain = null;
  }

  #tell(): DatedFact[] {
    const told = this.#told;
    this.#told = [];
    return told;
  }
}

function duration(ms: number): number {
  return Math.min(Math.max(0, Math.floor(ms)), longestTime);
}
