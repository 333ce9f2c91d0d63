import { findDeck, timingsOf, type Programme, type SlideTiming } from './programme.ts';

/** A place in a programme. */
export interface Position {
  readonly deck: string;
  /** From 1. */
  readonly slide: number;
  /** How many fragment steps are shown, from 0. */
  readonly step: number;
}

/** The whole state of a screen's rotation. Times are ms of one monotonic clock. */
export interface RotationState {
  readonly programme: Programme;
  /** Changed content that waits for the next deck boundary. */
  readonly next: Programme | null;
  readonly mode: 'loop' | 'explore' | 'present';
  readonly view: 'stage' | 'warning';
  readonly position: Position;
  /** The locale wanted; a deck without it is shown in its own first language. */
  readonly locale: string;
  /** Rounds of the loop begun before this one; picks the loop's locale. */
  readonly round: number;
  /** Where the loop stopped when someone took over. */
  readonly stopped: { readonly position: Position; readonly locale: string } | null;
  /** When the stage last painted what was asked; null while it has not yet. */
  readonly paintedAt: number | null;
  /** When someone last did something. */
  readonly activeAt: number;
  /** When the video that someone watches ends by itself; null when none plays. */
  readonly videoEndsAt: number | null;
  /** When the warning came up. */
  readonly warnedAt: number;
  /** When the deck on stage failed, until rotation moves on. */
  readonly failedAt: number | null;
  /** How often each deck failed on stage. */
  readonly failures: Readonly<Record<string, number>>;
}

/** A deck that failed this often on stage is set aside. */
export const failureLimit = 3;
/** Wait after a failure, in ms, so that a stage that always fails does not spin. */
export const failurePause = 1_000;

/** Timing of the slide at a position; undefined when the programme does not hold it. */
export function timingAt(
  programme: Programme,
  position: Position,
  locale: string,
): SlideTiming | undefined {
  const deck = findDeck(programme, position.deck);
  return deck && timingsOf(deck, locale)[position.slide - 1];
}

/** How long one step of the slide at the state's position lasts in the loop, in ms. */
export function stepDuration(state: RotationState): number {
  const timing = timingAt(state.programme, state.position, state.locale);
  return timing ? timing.duration / (timing.steps + 1) / state.programme.speed : 0;
}

/** When rotation next has something to do, or null when it waits for an event. */
export function deadlineOf(state: RotationState): number | null {
  if (state.failedAt !== null) return state.failedAt + failurePause;
  const { idle, warning, presenterSilence, speed } = state.programme;
  switch (state.mode) {
    case 'loop':
      return state.paintedAt === null ? null : state.paintedAt + stepDuration(state);
    case 'explore':
      return state.view === 'warning'
        ? state.warnedAt + warning / speed
        : Math.max(state.activeAt, state.videoEndsAt ?? 0) + idle / speed;
    case 'present':
      return state.activeAt + presenterSilence;
  }
}
