import type { Command, Presentation, Unfinished } from '../../contract/presentation.ts';
import { projectsOf } from '../../core/catalogue/catalogue.ts';
import { drawn, slideKey, type Ink, type InkAction, type Point } from '../../core/ink/ink.ts';
import { planTalk, slotOf } from '../../core/talk/plan.ts';
import type { Talk } from '../../core/talk/talk.ts';
import { elapsed, resetTimer, startTimer, toggleTimer, type Timer } from '../../core/talk/timer.ts';
import type { Painted, Screen } from './screen.svelte.ts';

/** In ms: a pointer that nobody moves any more goes away, be its phone lost. */
const pointerRest = 15_000;
/** In ms: so often at most do strokes and pointers count as a sign of life. */
const signInterval = 1_000;

/** Where someone points to, and how. */
export interface Pointing {
  readonly kind: 'pointer' | 'spotlight';
  readonly at: Point;
}

/** What a presenter does on a screen, but for where the slides are: the talk, its timer, what is drawn, and who drives. */
export class Presenting {
  talk: Talk | null = $state.raw(null);
  timer: Timer | null = $state.raw(null);
  ink: Ink = $state.raw({});
  pointing: Pointing | null = $state.raw(null);
  /** The companion that acted last; null for someone at the screen itself. */
  driver: string | null = $state.raw(null);
  /** Whether fingers on the screen itself present: staff have let them, and no companion has acted since. */
  mayTouch = $state.raw(false);
  isPresenterViewWanted = $state.raw(true);
  readonly #screen: Screen;
  #signedAt = -Infinity;
  #forgetPointer: ReturnType<typeof setTimeout> | undefined;

  /** @param unfinished what the page before this one was in the middle of */
  constructor(screen: Screen, unfinished: Unfinished | null) {
    this.#screen = screen;
    if (!unfinished) return;
    const { timer, talk, ink, driver, isPresenterViewWanted } = unfinished;
    const at = performance.now();
    this.timer = { counted: timer.elapsed, since: timer.isRunning ? at : null };
    [this.talk, this.ink, this.driver] = [talk, ink, driver];
    this.isPresenterViewWanted = isPresenterViewWanted;
  }

  /**
   * Carries out what a presenter asks.
   *
   * @param from the companion's name; null for someone at the screen itself, or at its presenter view
   */
  command(command: Command, from: string | null): void {
    if (from !== null) this.mayTouch = false;
    if (command.type === 'start') return this.#start(command.talk, from);
    if (this.#screen.mode !== 'present') return;
    this.driver = from;
    this.#carryOut(command);
  }

  /** Staff present at the screen itself: with a talk from its beginning, or with what is on stage, be it taken back. */
  startHere(talk: Talk | null): void {
    this.command({ type: 'start', talk }, null);
    this.mayTouch = true;
  }

  /** Call with what is painted, whenever that changes: nothing of a talk outlasts its end. */
  see({ mode }: Painted): void {
    if (mode === 'present') this.timer ??= startTimer(performance.now());
    // One that has begun may not be painted yet.
    else if (this.timer && this.#screen.mode !== 'present') this.#forget();
  }

  /** What is drawn on the slide on stage. */
  get strokes() {
    const { painted } = this.#screen;
    return (painted && this.ink[slideKey(painted.deck, painted.slide)]) ?? [];
  }

  /** What companions are told; null until something is painted. */
  get told(): Presentation | null {
    const { painted } = this.#screen;
    if (!painted) return null;
    const { mode, deck, slide, step, steps, slides, revision, next, isBlack } = painted;
    const planned = this.talk?.minutes ?? null;
    return {
      ...{ mode, deck, slide, step, steps, slides, revision, next, isBlack },
      locale: painted.project.locale,
      visitorLocale: painted.visitorLocale,
      shape: this.#screen.shape,
      timer: {
        elapsed: this.timer ? elapsed(this.timer, performance.now()) : 0,
        isRunning: typeof this.timer?.since === 'number',
        planned: planned === null ? null : planned * 60_000,
      },
      slot: slotOf(this.#plan, deck, slide),
      talk: this.talk,
      ink: this.strokes.map(({ id, points }) => ({ id, points: [...points] })),
      driver: this.driver,
      isPresenterViewWanted: this.isPresenterViewWanted,
    };
  }

  readonly #plan = $derived.by(() => {
    const { talk } = this;
    const { painted, library } = this.#screen;
    if (!talk?.minutes || !painted) return [];
    return planTalk(projectsOf(library.decks, painted.visitorLocale), talk.decks, talk.minutes);
  });

  #start(talk: Talk | null, from: string | null): void {
    // Whoever presents already loses nothing by saying so again.
    if (talk !== null || this.#screen.mode !== 'present') {
      this.#forget();
      this.talk = talk;
      this.timer = startTimer(performance.now());
    }
    this.driver = from;
    this.#screen.happened({ type: 'presentStarted', talk: talk?.decks ?? null });
  }

  #carryOut(command: Exclude<Command, { type: 'start' }>): void {
    const at = performance.now();
    switch (command.type) {
      case 'end':
        return this.#screen.happened({ type: 'left' });
      case 'move':
        return this.#screen.happened({ type: 'moved', to: command.to, clicker: true });
      case 'goTo':
        return this.#screen.happened({
          ...{ type: 'deckChosen', deck: command.deck, slide: command.slide },
        });
      case 'setLocale':
        return this.#screen.happened({ type: 'localeChosen', locale: command.locale });
      case 'black':
        return this.#screen.happened({ type: 'blackToggled' });
      case 'point':
        this.#point(command.at && { kind: command.kind, at: command.at });
        break;
      case 'draw':
      case 'undo':
      case 'clear':
        this.#draw(command);
        break;
      case 'resetTimer':
        this.timer &&= resetTimer(this.timer, at);
        break;
      case 'pauseTimer':
        this.timer &&= toggleTimer(this.timer, at);
        break;
      case 'setPresenterView':
        this.isPresenterViewWanted = command.isWanted;
        break;
    }
    this.#sign(at);
  }

  #point(pointing: Pointing | null): void {
    clearTimeout(this.#forgetPointer);
    this.pointing = pointing;
    if (pointing) this.#forgetPointer = setTimeout(() => (this.pointing = null), pointerRest);
  }

  #draw(action: InkAction): void {
    const { painted } = this.#screen;
    if (painted?.mode !== 'present') return;
    this.ink = drawn(this.ink, slideKey(painted.deck, painted.slide), action);
  }

  /** Someone presents still, even if no slide moves. */
  #sign(at: number): void {
    if (at - this.#signedAt < signInterval) return;
    this.#signedAt = at;
    this.#screen.happened({ type: 'touched' });
  }

  #forget(): void {
    this.talk = null;
    this.timer = null;
    this.ink = {};
    this.#point(null);
    this.driver = null;
    this.mayTouch = false;
    this.isPresenterViewWanted = true;
  }
}
