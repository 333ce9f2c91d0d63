import type { Presentation, Unfinished } from '../contract/presentation.ts';
import type { Drawings } from '../core/ink/drawings.ts';
import { slideKey, type Stroke } from '../core/ink/ink.ts';
import type { Talk } from '../core/talk/talk.ts';
import { countOn } from '../core/talk/timer.ts';

/** A talk that is being given, as far as it can be taken away. */
export interface GivenTalk extends Drawings {
  talk: Talk | null;
  /** Ids of the projects that were on stage, in the order in which they came. */
  decks: readonly string[];
}

/** Remembers what a screen presents, so that it goes on where its page died. */
export class UnfinishedTalk {
  readonly #now: () => number;
  #last: { presentation: Presentation; at: number } | null = null;
  /** As the process before this one left it; until the screen tells something. */
  #left: Unfinished | null;
  /** Of what is presented: whose strokes these are. */
  #id: string | null;
  #ink: Record<string, Stroke[]>;
  readonly #decks = new Set<string>();

  /**
   * @param now monotonic, in ms
   * @param left what is to be gone on with
   */
  constructor(now: () => number, left: Unfinished | null = null) {
    this.#now = now;
    this.#left = left;
    this.#id = left?.id ?? null;
    this.#ink = left?.ink ?? {};
  }

  /** Hears what the screen tells its companions. */
  hear(presentation: Presentation): void {
    const isPresented = presentation.mode === 'present';
    this.#left = null;
    this.#last = isPresented ? { presentation, at: this.#now() } : null;
    // Whoever begins anew, be it the same talk for the next group, begins on clean slides.
    if (!isPresented || this.#id !== presentation.id) this.#begin();
    this.#id = presentation.id;
    if (!isPresented) return;
    // Until a talk's first project has come, the one before it is still on stage.
    const { deck, talk } = presentation;
    if (this.#decks.size > 0 || !talk || talk.decks.includes(deck)) this.#decks.add(deck);
    const key = slideKey(presentation.deck, presentation.slide);
    if (presentation.ink.length > 0) this.#ink[key] = presentation.ink;
    else this.#ink = Object.fromEntries(Object.entries(this.#ink).filter(([each]) => each !== key));
  }

  /** What there is to take away; null while nobody presents. */
  get given(): GivenTalk | null {
    if (!this.#last) return null;
    const { talk, shape } = this.#last.presentation;
    // What was on stage before this process began is known by its strokes alone.
    const drawnOn = Object.keys(this.#ink).map((key) => key.slice(0, key.lastIndexOf(' ')));
    return { talk, shape, decks: [...new Set([...this.#decks, ...drawnOn])], ink: this.#ink };
  }

  /** What there is to go on with; null while nobody presents. */
  get current(): Unfinished | null {
    if (!this.#last) return this.#left;
    const { at, presentation } = this.#last;
    const { id, step, isBlack, talk, driver, isPresenterViewWanted, mayTouch, timer } =
      presentation;
    return {
      ...{ id, step, isBlack, talk, driver, isPresenterViewWanted, mayTouch },
      timer: countOn(timer, this.#now() - at),
      ink: this.#ink,
    };
  }

  #begin(): void {
    this.#ink = {};
    this.#decks.clear();
  }
}
