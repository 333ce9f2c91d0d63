import type { Agenda } from '../schedule/agenda.ts';
import type { Announcement } from '../schedule/schedule.ts';
import { findDeck, timingsOf, type Programme, type SlideTiming } from './programme.ts';

/** A place in a programme. */
export interface Position {
  readonly deck: string;
  /** From 1. */
  readonly slide: number;
  /** How many fragment steps are shown, from 0. */
  readonly step: number;
}

/** How the monotonic clock stands to the wall clock. */
export interface Clock {
  /** In ms of the monotonic clock. */
  readonly at: number;
  /** The same moment, in ms since 1970. */
  readonly epoch: number;
  /** The machine's time zone, for sites that name none. */
  readonly timeZone: string;
}

/** What the loop plays before it chooses again: a deck, or one slide of it. */
export interface PlaylistItem {
  readonly deck: string;
  /** The only slide that plays, or null for all. */
  readonly slide: number | null;
  readonly reason: 'round' | 'interleaved';
}

/** What plays in the loop's place. */
export interface AnnouncedItem {
  readonly deck: string;
  readonly slide: number | null;
  readonly reason: 'announcement';
  readonly announcement: Announcement;
  /** What the loop then goes on with, and where. */
  readonly interrupted: { readonly item: PlaylistItem; readonly position: Position };
}

/** What plays now. */
export type LoopItem = PlaylistItem | AnnouncedItem;

/**
 * The whole state of a screen's rotation. Times are ms of one monotonic clock.
 *
 * In `loop`, `position` lies in `item`. In `explore` and `present` it is the visitor's or presenter's, and `stopped` lies in
 * `item`; `stopped` is null if the loop has yet to begin: the screen was closed, or started with them. In `blank`, `position` is what lies ready; `item`,
 * `round` and `played` are what they were at closing, until opening begins a new round. An item of the round is the last one
 * of `played`, but for a deck outside the playlist that the screen was started with.
 */
export interface RotationState {
  readonly programme: Programme;
  /** Changed content that waits for the next deck boundary. */
  readonly next: Programme | null;
  readonly mode: 'loop' | 'explore' | 'present' | 'blank';
  /** What the visitor has in front of them: a deck, or all of them. The stage everywhere but in explore. */
  readonly view: 'stage' | 'menu';
  readonly position: Position;
  /** The locale wanted; a deck without it is shown in its own first language. */
  readonly locale: string;
  readonly clock: Clock;
  /** What the schedule wants, as of the last look. */
  readonly agenda: Agenda;
  /** What the loop plays, also while someone else has the screen. */
  readonly item: LoopItem;
  /** Rounds of the loop begun before this one; picks the loop's locale. */
  readonly round: number;
  /** The decks that this round has played, the last one included. */
  readonly played: readonly string[];
  /** The deck that ended the round before, with which this one does not begin; null where there was none. */
  readonly before: string | null;
  /** When the loop began, since the screen last opened, and when each interleaved item last played. */
  readonly startedAt: number;
  readonly interleavedAt: Readonly<Record<string, number>>;
  /** Where the loop stopped when a visitor took over. */
  readonly stopped: { readonly position: Position; readonly locale: string } | null;
  /** The decks of a presenter's talk, in order; null where there is none. */
  readonly talk: readonly string[] | null;
  /** Whether the presenter shows nothing; the slide lies ready under it. */
  readonly isBlack: boolean;
  /** When the stage last painted what was asked; null while it has not yet. */
  readonly paintedAt: number | null;
  /** When someone last did something. */
  readonly activeAt: number;
  /** When the video that someone watches ends by itself; null when none plays. */
  readonly videoEndsAt: number | null;
  /** When the media that the loop waits for last made progress; null when it waits for none. */
  readonly mediaProgressAt: number | null;
  /** When the warning came up over the view; null while there is none. */
  readonly warnedAt: number | null;
  /** When the deck on stage failed, until rotation moves on. */
  readonly failedAt: number | null;
  /** How often each deck failed on stage. */
  readonly failures: Readonly<Record<string, number>>;
}

/** What is in front: the warning, else the view that it would lie over. */
export function viewOf({ view, warnedAt }: RotationState): 'stage' | 'menu' | 'warning' {
  return warnedAt === null ? view : 'warning';
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

/** Media without progress for this long are not waited for any more, in ms. */
export const stallLimit = 10_000;

/** When rotation next has something to do, or null when it waits for an event. */
export function deadlineOf(state: RotationState): number | null {
  if (state.failedAt !== null) return state.failedAt + failurePause;
  const { idle, warning, presenterSilence, speed } = state.programme;
  switch (state.mode) {
    case 'loop':
      return Math.min(turnOf(state) ?? Infinity, agendaEnd(state));
    case 'blank':
      return agendaEnd(state);
    case 'explore':
      return state.warnedAt !== null
        ? state.warnedAt + warning / speed
        : Math.max(state.activeAt, state.videoEndsAt ?? 0) + idle / speed;
    case 'present':
      return Math.max(state.activeAt, state.videoEndsAt ?? 0) + presenterSilence;
  }
}

/** When the loop takes its next step, or gives up waiting for media; null while the stage has not painted. */
export function turnOf(state: RotationState): number | null {
  if (state.paintedAt === null) return null;
  const end = state.paintedAt + stepDuration(state);
  return isAwaitingMedia(state) ? Math.max(end, (state.mediaProgressAt ?? 0) + stallLimit) : end;
}

/** Whether the loop stays where it is until media have ended: on the slide's last step. */
export function isAwaitingMedia({
  mediaProgressAt,
  programme,
  position,
  locale,
}: RotationState): boolean {
  const steps = timingAt(programme, position, locale)?.steps ?? 0;
  return mediaProgressAt !== null && position.step >= steps;
}

/** The moment in whole ms since 1970 that a moment of the monotonic clock is. */
export function epochAt({ clock }: RotationState, at: number): number {
  return Math.round(clock.epoch + at - clock.at);
}

/** Until when the agenda holds, by the monotonic clock. */
function agendaEnd({ agenda, clock }: RotationState): number {
  return clock.at + agenda.until - clock.epoch;
}
