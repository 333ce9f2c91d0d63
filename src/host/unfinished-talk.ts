import type { Presentation, Unfinished } from '../contract/presentation.ts';
import { slideKey, type Stroke } from '../core/ink/ink.ts';

/** Remembers what a screen presents, so that it goes on where its page died. */
export class UnfinishedTalk {
  readonly #now: () => number;
  #last: { presentation: Presentation; at: number } | null = null;
  #ink: Record<string, Stroke[]> = {};

  /** @param now monotonic, in ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Hears what the screen tells its companions. */
  hear(presentation: Presentation): void {
    if (presentation.mode !== 'present') {
      this.#last = null;
      this.#ink = {};
      return;
    }
    const before = this.#last?.presentation.talk;
    // Another talk begins on clean slides.
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(presentation.talk))
      this.#ink = {};
    this.#last = { presentation, at: this.#now() };
    const key = slideKey(presentation.deck, presentation.slide);
    if (presentation.ink.length > 0) this.#ink[key] = presentation.ink;
    else this.#ink = Object.fromEntries(Object.entries(this.#ink).filter(([each]) => each !== key));
  }

  /** What there is to go on with; null while nobody presents. */
  get current(): Unfinished | null {
    if (!this.#last) return null;
    const { at, presentation } = this.#last;
    const { step, isBlack, talk, driver, isPresenterViewWanted, mayTouch, timer } = presentation;
    const since = timer.isRunning ? this.#now() - at : 0;
    return {
      ...{ step, isBlack, talk, driver, isPresenterViewWanted, mayTouch },
      timer: { ...timer, elapsed: timer.elapsed + since },
      ink: this.#ink,
    };
  }
}
