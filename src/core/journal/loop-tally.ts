import { longestTime, type DatedFact } from './entries.ts';
import type { Sight } from './sight.ts';

/** In ms: what the loop showed is told once in this time, so that its entries do not depend on how fast slides turn. */
export const tallyTime = 3_600_000;

interface Row {
  readonly since: number;
  readonly deck: string;
  readonly locale: string;
  times: number;
  ms: number;
}

/** Adds up what the loop shows, by deck and language. */
export class LoopTally {
  readonly #rows = new Map<string, Row>();
  #last: Sight | null = null;
  /** The deck whose turn it is, also while a visitor has the screen. */
  #turn: Sight | null = null;

  /** Hears what is shown; call it at every change and now and then. Gives what is to be told. */
  see(sight: Sight): DatedFact[] {
    if (this.#last?.mode === 'loop') {
      this.#rowOf(this.#last).ms += Math.max(0, sight.at - this.#last.at);
    }
    if (sight.mode === 'loop') {
      const row = this.#rowOf(sight);
      if (this.#isNewTurn(sight)) row.times += 1;
      this.#turn = sight;
    }
    this.#last = sight;
    const [oldest] = this.#rows.values();
    const isDue = oldest && (sight.mode === 'blank' || sight.at - oldest.since >= tallyTime);
    return isDue ? this.#tell() : [];
  }

  /** The page goes away: what is to be told. */
  close(at: number): DatedFact[] {
    if (this.#last) this.see({ ...this.#last, at });
    this.#last = null;
    this.#turn = null;
    return this.#tell();
  }

  #tell(): DatedFact[] {
    const told = [...this.#rows.values()].map(({ since, deck, locale, times, ms }) => {
      const whole = Math.min(Math.floor(ms), longestTime);
      return { since, fact: { kind: 'shown', deck, locale, times, ms: whole } } as const;
    });
    this.#rows.clear();
    return told.filter(({ fact: { times, ms } }) => times > 0 || ms > 0);
  }

  #rowOf({ deck, locale, at }: Sight): Row {
    const key = JSON.stringify([deck, locale]);
    const row = this.#rows.get(key) ?? { since: at, deck, locale, times: 0, ms: 0 };
    this.#rows.set(key, row);
    return row;
  }

  #isNewTurn({ deck, locale, slide }: Sight): boolean {
    const turn = this.#turn;
    if (turn?.deck !== deck || turn.locale !== locale) return true;
    // A library of one deck begins it again and again.
    return slide === 1 && turn.slide === turn.slides && turn.slides > 1;
  }
}
