import { DeckTally, type DeckFigures } from './deck-figures.ts';
import type { EntryOf, JournalEntry } from './entries.ts';
import { median } from './median.ts';
import { weekdayOf } from './weekday.ts';

/** What a journal says, added up. Times are in ms; the order of the entries makes no difference. */
export interface Figures {
  /** First and last day with an entry, as `2026-11-23`; null for an empty journal. */
  readonly from: string | null;
  readonly to: string | null;
  /** Days with at least one entry. */
  readonly days: number;
  readonly entries: number;
  /** How long the loop played. */
  readonly loopMs: number;
  readonly visits: VisitFigures;
  /** The most opened first. */
  readonly decks: readonly DeckFigures[];
  /** The most read first. */
  readonly languages: readonly LanguageFigures[];
  readonly searches: SearchFigures;
}

/** What visitors did. */
export interface VisitFigures {
  readonly count: number;
  readonly ms: number;
  readonly medianMs: number;
  /** Visits in which at least one deck was opened. */
  readonly withReading: number;
  /** Visits that ended by themselves because nobody touched any more. */
  readonly idle: number;
  /** Visits in more than one language. */
  readonly inSeveralLanguages: number;
  /** By weekday, Monday first, and hour of their beginning. */
  readonly when: readonly (readonly number[])[];
}

/** How much was read in a language. */
export interface LanguageFigures {
  readonly locale: string;
  readonly openings: number;
  readonly ms: number;
}

/** Searches that found nothing. */
export interface SearchFigures {
  readonly count: number;
  /** Those words that were typed on enough days to be kept, the most frequent first. */
  readonly words: readonly { readonly words: string; readonly count: number }[];
}

/** Adds a journal up. */
export function figuresOf(entries: Iterable<JournalEntry>): Figures {
  const days = new Set<string>();
  const decks = new Map<string, DeckTally>();
  const visits: EntryOf<'visit'>[] = [];
  const languages = new Map<string, { openings: number; ms: number }>();
  const words = new Map<string, number>();
  let [count, loopMs, vain] = [0, 0, 0];
  const deckOf = (entry: EntryOf<'shown' | 'read' | 'visit'>): DeckTally => {
    const deck = decks.get(entry.deck) ?? new DeckTally(entry.deck);
    decks.set(entry.deck, deck);
    return deck;
  };
  for (const entry of entries) {
    count += 1;
    days.add(entry.at.slice(0, 10));
    if (entry.kind === 'shown') {
      loopMs += entry.ms;
      deckOf(entry).addShown(entry);
    } else if (entry.kind === 'read') {
      deckOf(entry).addReading(entry);
      const { openings, ms } = languages.get(entry.locale) ?? { openings: 0, ms: 0 };
      languages.set(entry.locale, { openings: openings + 1, ms: ms + entry.ms });
    } else if (entry.kind === 'visit') {
      deckOf(entry).addVisit(entry);
      visits.push(entry);
    } else {
      vain += 1;
      if (entry.words !== undefined) words.set(entry.words, (words.get(entry.words) ?? 0) + 1);
    }
  }
  const sortedDays = [...days].sort();
  return {
    from: sortedDays[0] ?? null,
    to: sortedDays.at(-1) ?? null,
    days: days.size,
    entries: count,
    loopMs,
    visits: visitFigures(visits),
    decks: [...decks.values()]
      .map((deck) => deck.figures())
      .sort((a, b) => b.openings - a.openings || b.touches - a.touches || inOrder(a.deck, b.deck)),
    languages: [...languages]
      .map(([locale, { openings, ms }]) => ({ locale, openings, ms }))
      .sort((a, b) => b.openings - a.openings || inOrder(a.locale, b.locale)),
    searches: {
      count: vain,
      words: [...words]
        .map(([each, times]) => ({ words: each, count: times }))
        .sort((a, b) => b.count - a.count || inOrder(a.words, b.words)),
    },
  };
}

function visitFigures(visits: readonly EntryOf<'visit'>[]): VisitFigures {
  const when = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { at } of visits) {
    const day = when[weekdayOf(at) - 1];
    const hour = Number(at.slice(11, 13));
    if (day) day[hour] = (day[hour] ?? 0) + 1;
  }
  return {
    count: visits.length,
    ms: visits.reduce((sum, { ms }) => sum + ms, 0),
    medianMs: median(visits.map(({ ms }) => ms)),
    withReading: visits.filter(({ opened }) => opened > 0).length,
    idle: visits.filter(({ ended }) => ended === 'idle').length,
    inSeveralLanguages: visits.filter(({ locales }) => locales.length > 1).length,
    when,
  };
}

/** By code units: the same everywhere. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
