import type {
  Command,
  Presentation,
  PresenterView,
  Unfinished,
} from '../../contract/presentation.ts';
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
  /** Whether fingers on the screen itself present: staff have let them, and no phone has taken the screen over since. */
  mayTouch = $state.raw(false);
  /** Null for nobody having said; see `presentationSchema`. */
  isPresenterViewWanted: boolean | null = $state.raw(null);
  /** How the machine's presenter view was when the host last answered; null where there is never one. */
  presenterView: PresenterView | null = $state.raw(null);
  readonly #screen: Screen;
  /** Of what is presented now; null while nobody presents. */
  #id: string | null = $state.raw(null);
  #signedAt = -Infinity;
  #forgetPointer: ReturnType<typeof setTimeout> | undefined;

  /** @param unfinished what the page before this one was in the middle of */
  constructor(screen: Screen, unfinished: Unfinished | null) {
    this.#screen = screen;
    if (!unfinished) return;
    const { id, timer, talk, ink, driver, isPresenterViewWanted, mayTouch } = unfinished;
    const at = performance.now();
    this.timer = { counted: timer.elapsed, since: timer.isRunning ? at : null };
    [this.#id, this.talk, this.ink, this.driver] = [id, talk, ink, driver];
    this.isPresenterViewWanted = isPresenterViewWanted;
    this.mayTouch = mayTouch;
  }

  /**
   * Carries out what a presenter asks.
   *
   * @param from the companion's name; null for someone at the screen itself, or at its presenter view
   */
  command(command: Command, from: string | null): void {
    if (from !== null) {
      // Who has taken the screen in hand keeps it until a phone says that it takes it over: a late tap is no such word.
      if (this.mayTouch && command.type !== 'start') return;
      this.mayTouch = false;
    }
    if (command.type === 'start') return this.#start(command.talk, from);
    if (this.#screen.mode !== 'present') return;
    // Opening a window is no driving.
    if (command.type !== 'setPresenterView') this.driver = from;
    this.#carryOut(command);
  }

  /**
   * Staff present at the screen itself: with a talk from its beginning, or with what is on stage, be it taken back.
   *
   * @param isViewWanted whether with the presenter view; null for nothing said
   */
  startHere(talk: Talk | null, isViewWanted: boolean | null = null): void {
    this.command({ type: 'start', talk }, null);
    this.mayTouch = true;
    if (isViewWanted !== null) this.#want(isViewWanted);
  }

  /** Hears how the machine's presenter view is. */
  learn(view: PresenterView | null): void {
    const { isOpen, hasDisplay } = this.presenterView ?? {};
    if (view?.isOpen === isOpen && view?.hasDisplay === hasDisplay) return;
    this.presenterView = view;
    // It was wanted over the slides while it could be nowhere else: a cable that is pulled must not put it there.
    if (view?.hasDisplay && this.isPresenterViewWanted) this.isPresenterViewWanted = null;
  }

  /** Call with what is painted, whenever that changes: nothing of a talk outlasts its end. */
  see({ mode }: Painted): void {
    if (mode === 'present') this.#begin();
    // One that has begun may not be painted yet.
    else if (this.timer && this.#screen.mode !== 'present') this.#forget();
  }

  /** A companion is called otherwise, or is gone for good (null). */
  rename(before: string, now: string | null): void {
    if (this.driver !== before) return;
    this.driver = now;
    if (now === null) this.#point(null);
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
      id: this.#id,
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
      presenterView: this.presenterView,
      mayTouch: this.mayTouch,
    };
  }

  readonly #plan = $derived.by(() => {
    const { talk } = this;
    const { painted, library } = this.#screen;
    if (!talk?.minutes || !painted) return [];
    return planTalk(projectsOf(library.decks, painted.visitorLocale), talk.decks, talk.minutes);
  });

  #start(talk: Talk | null, from: string | null): void {
    const isNew = this.#screen.mode !== 'present';
    // Whoever presents already loses nothing by saying so again.
    if (isNew || talk !== null) {
      if (isNew) this.#forget();
      else this.#clean();
      this.talk = talk;
      this.#begin();
    }
    this.driver = from;
    this.#screen.happened({ type: 'presentStarted', talk: talk?.decks ?? null });
  }

  /** Nothing where it has begun. */
  #begin(): void {
    this.timer ??= startTimer(performance.now());
    this.#id ??= Math.random().toString(36).slice(2);
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
        this.#want(command.isWanted);
        break;
    }
    this.#sign(at);
  }

  /** Where it has a display of its own, it is there unless it is refused: nobody needs to insist. */
  #want(isWanted: boolean): void {
    this.isPresenterViewWanted = isWanted ? (this.presenterView?.hasDisplay ? null : true) : false;
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

  /** Nothing is left of a talk. */
  #clean(): void {
    this.#id = null;
    this.talk = null;
    this.timer = null;
    this.ink = {};
    this.#point(null);
    this.driver = null;
  }

  /** Nor of whoever presented. */
  #forget(): void {
    this.#clean();
    this.mayTouch = false;
    this.isPresenterViewWanted = null;
  }
}
