import type { DatedFact, JournalFact } from '../../../src/core/journal/entries.ts';
import { JournalKeeper } from '../../../src/core/journal/journal-keeper.ts';
import type { Sight } from '../../../src/core/journal/sight.ts';

/** The first slide of the first deck, in the loop. */
export const loop: Sight = {
  ...{ at: 0, mode: 'loop', view: 'stage', deck: 'a', slide: 1, slides: 3, locale: 'fr' },
  idle: 60_000,
};

/** A screen that tells its journal what it shows, by one clock. */
export class Watched {
  readonly keeper = new JournalKeeper();
  readonly told: DatedFact[] = [];
  #sight: Sight = loop;

  constructor(first: Partial<Sight> = {}) {
    this.see(first);
  }

  /** Shows something else, some ms after what was shown before. */
  see(change: Partial<Sight>, after = 0): this {
    this.#sight = { ...this.#sight, at: this.#sight.at + after, ...change };
    this.told.push(...this.keeper.see(this.#sight));
    return this;
  }

  /** Somebody types what finds nothing. */
  search(words: string): this {
    this.told.push(...this.keeper.searchedInVain(words, this.#sight.at));
    return this;
  }

  /** The page goes away. */
  close(after = 0): this {
    this.told.push(...this.keeper.close(this.#sight.at + after));
    return this;
  }

  /** The facts of a kind, in the order in which they were told. */
  facts<Kind extends JournalFact['kind']>(kind: Kind): Extract<JournalFact, { kind: Kind }>[] {
    return this.told
      .map(({ fact }) => fact)
      .filter((fact): fact is Extract<JournalFact, { kind: Kind }> => fact.kind === kind);
  }
}
