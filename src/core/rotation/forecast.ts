import { transition, startRotation } from './rotation.ts';
import type { Transition } from './events.ts';
import type { Programme } from './programme.ts';
import { deadlineOf, epochAt, type Clock, type LoopItem, type RotationState } from './state.ts';

/** A stretch of a screen's time left alone. Times in ms since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** What the loop plays; null while the screen is closed. */
  readonly item: LoopItem | null;
  /** Rounds before this one, since the beginning. */
  readonly round: number;
  /** Whether no entry's time is now, so that the whole playlist plays. */
  readonly isStopgap: boolean;
}

/**
 * What a screen that nobody touches will play, by the very rules that play it. A real one takes a moment longer at each
 * slide, to paint it, and films last as long as they do.
 * @param clock where it begins
 * @param duration how far to look, in ms
 */
export function forecast(programme: Programme, clock: Clock, duration: number): Stretch[] {
  const start = startRotation(programme, { mode: 'loop', deck: null }, clock);
  return forecastFrom(paint(start, clock.at), clock.at, duration);
}

/**
 * What a screen in the loop will play from where it is, if it is left alone; films take no time.
 * @param at now, in ms of the state's monotonic clock
 * @param duration how far to look, in ms
 */
export function forecastFrom(now: RotationState, at: number, duration: number): Stretch[] {
  const first = epochAt(now, at);
  const end = first + duration;
  const stretches: Stretch[] = [];
  let state: RotationState = { ...now, paintedAt: now.paintedAt ?? at, mediaProgressAt: null };
  let began = state;
  let from = first;
  for (;;) {
    const turn = deadlineOf(state);
    const epoch = turn === null ? end : epochAt(state, turn);
    if (turn === null || epoch >= end) return [...stretches, stretchOf(began, from, end)];
    const next = paint(transition(state, { type: 'woken', at: turn }), turn);
    const isNew = next.item !== state.item || next.mode !== state.mode;
    if (isNew || isAgain(next, state)) {
      stretches.push(stretchOf(began, from, epoch));
      began = next;
      from = epoch;
    }
    state = next;
  }
}

/** Whether the item begins again: it is on its way, and back at an earlier place. */
function isAgain({ mode, position, paintedAt }: RotationState, before: RotationState): boolean {
  const { slide, step } = before.position;
  if (mode === 'blank' || paintedAt === before.paintedAt) return false;
  return position.slide < slide || (position.slide === slide && position.step <= step);
}

function stretchOf(state: RotationState, from: number, to: number): Stretch {
  const { item, mode, round, agenda } = state;
  return { from, to, item: mode === 'blank' ? null : item, round, isStopgap: agenda.isStopgap };
}

/** A stage that paints at once. */
function paint({ state, effects }: Transition, at: number): RotationState {
  const isShown = effects.some(({ type }) => type === 'show');
  return isShown ? transition(state, { type: 'painted', at }).state : state;
}
