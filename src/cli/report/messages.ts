/** All that the report says, in one language. What it is given and what it gives is HTML; numbers come written. */
export interface ReportMessages {
  readonly name: string;
  readonly period: (from: string, to: string) => string;
  readonly oneDay: (day: string) => string;
  /** The first sentence: the most opened decks, two at most. */
  readonly draws: (titles: readonly string[], openings: string) => string;
  /** Instead, while there are too few visits for it. */
  readonly tooEarly: string;
  readonly nobodyYet: string;
  readonly nothingOpened: string;
  readonly noJournal: string;
  readonly noJournalWhy: string;
  readonly loopOnly: (time: string) => string;
  readonly visits: (count: string, days: string, median: string) => string;
  readonly few: (count: string, days: string) => string;
  readonly figure: {
    readonly visits: string;
    readonly openings: string;
    readonly meanReading: string;
    readonly finished: string;
  };
  readonly attract: {
    readonly title: string;
    readonly about: string;
    readonly project: string;
    readonly openings: string;
    readonly touches: string;
    readonly reading: string;
    readonly finished: string;
    readonly shown: string;
    readonly others: (count: string) => string;
  };
  readonly lose: {
    readonly title: string;
    readonly about: string;
    readonly worst: (title: string, slide: string, share: string, left: string) => string;
    readonly atSlide: (slide: string, left: string, seen: string) => string;
    readonly nobodyLeft: string;
    readonly hereAndThere: string;
    readonly readings: (count: string) => string;
    readonly tooFew: (least: string) => string;
    readonly alsoTooFew: (count: string, least: string) => string;
    readonly slide: (slide: string, seen: string, left: string) => string;
  };
  readonly when: {
    readonly title: string;
    readonly busiest: (weekday: string, from: string, to: string, visits: string) => string;
    readonly tooFew: string;
    readonly noneStandsOut: string;
    readonly about: string;
    readonly cell: (weekday: string, hour: string, visits: string) => string;
    readonly hour: (hour: string) => string;
  };
  readonly languages: {
    readonly title: string;
    readonly about: (several: string, visits: string) => string;
    readonly oneEach: string;
    readonly row: (openings: string, share: string) => string;
    readonly none: string;
  };
  readonly searches: {
    readonly title: string;
    readonly none: string;
    readonly count: (count: string) => string;
    readonly about: string;
    readonly noWords: string;
  };
  readonly basis: {
    readonly title: string;
    readonly data: (entries: string, days: string, loop: string) => string;
    readonly damaged: (lines: string) => string;
    readonly counted: readonly string[];
    readonly notCounted: readonly string[];
    readonly countedTitle: string;
    readonly notCountedTitle: string;
    readonly dataTitle: string;
  };
}
