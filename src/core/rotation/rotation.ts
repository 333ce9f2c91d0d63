import { agendaAt } from '../schedule/agenda.ts';
import type { RotationEvent, Transition } from './events.ts';
import { startItem } from './loop.ts';
import {
  backToLoop,
  close,
  consult,
  followAgenda,
  loopLocale,
  toNeighbourItem,
  toNeighbourSlide,
  toNextStep,
} from './loop-moves.ts';
import { clamp, neighbourSlide, startOf, withAllSteps } from './moves.ts';
import type { Programme } from './programme.ts';
import { settle, show } from './show.ts';
import {
  deadlineOf,
  failureLimit,
  isAwaitingMedia,
  timingAt,
  turnOf,
  type Clock,
  type RotationState,
} from './state.ts';

/** Longest time a playing video counts as activity, in ms (product.md, section 3). */
const longestVideo = 600_000;

/** Begins in the given mode, at the given deck or the first. */
export function startRotation(
  programme: Programme,
  start: { mode: 'loop' | 'explore' | 'present'; deck: string | null },
  clock: Clock,
): Transition {
  const { at } = clock;
  const state: RotationState = {
    programme,
    next: null,
    mode: start.mode,
    view: 'stage',
    position: startOf(''),
    locale: loopLocale({ programme }, 0),
    clock,
    agenda: agendaAt(programme.schedule, clock.epoch, clock.timeZone),
    item: { deck: '', slide: null, reason: 'round' },
    round: 0,
    played: [],
    startedAt: at,
    interleavedAt: {},
    interrupted: null,
    stopped: null,
    paintedAt: null,
    activeAt: at,
    videoEndsAt: null,
    mediaProgressAt: null,
    warnedAt: at,
    failedAt: null,
    failures: {},
  };
  const turn = startItem(state, start.deck);
  const position = { ...startOf(turn.item.deck), slide: turn.item.slide ?? 1 };
  const begun = { ...state, ...turn, position };
  const scheduled = followAgenda(begun, at);
  if (scheduled) return scheduled;
  return show(start.mode === 'explore' ? explore(begun, at) : begun, position);
}

/** The one rule of rotation: what a screen's state becomes when something happens, and what to do about it. */
export function transition(state: RotationState, event: RotationEvent): Transition {
  const { at } = event;
  switch (event.type) {
    case 'painted':
      return settle({ ...state, paintedAt: at });
    case 'failed':
      return failed(state, event.deck, at);
    case 'woken':
      return woken(state, at);
    case 'clockRead': {
      const read = consult({ ...state, clock: { ...state.clock, at, epoch: event.epoch } }, at);
      return followAgenda(read, at) ?? settle(read);
    }
    case 'touched':
      return touched(state, at);
    case 'moved':
      return moved(state, event.to, event.clicker, at);
    case 'localeChosen':
      return chooseLocale(active(state, at), event.locale);
    case 'videoStarted':
      return settle({ ...state, videoEndsAt: at + Math.min(event.duration, longestVideo) });
    case 'mediaProgressed':
      return settle({ ...state, mediaProgressAt: at });
    case 'mediaEnded':
      return settle({ ...state, mediaProgressAt: null });
    case 'left':
      return state.mode === 'loop' || state.mode === 'blank'
        ? settle(state)
        : backToLoop(state, at);
    case 'programmeChanged': {
      const informed = { ...state, next: event.programme };
      if (state.mode !== 'blank') return settle(informed);
      const ready = close(informed, at);
      // Its hours may be others: then the screen opens now.
      return followAgenda(ready.state, at) ?? ready;
    }
  }
}

function woken(state: RotationState, at: number): Transition {
  const deadline = deadlineOf(state);
  if (deadline === null || at < deadline) return settle(state);
  const now = consult(state, at);
  const scheduled = followAgenda(now, at);
  if (scheduled) return scheduled;
  if (now.failedAt !== null) return toNeighbourItem(now, 1, at);
  switch (now.mode) {
    case 'blank':
      return settle(now);
    case 'loop':
      return toNextTurn(now, at);
    case 'explore':
      return now.view === 'warning'
        ? backToLoop(now, at)
        : settle({ ...now, view: 'warning', warnedAt: at });
    case 'present':
      return backToLoop(now, at);
  }
}

function toNextTurn(state: RotationState, at: number): Transition {
  if (at < (turnOf(state) ?? Infinity)) return settle(state);
  if (!isAwaitingMedia(state)) return toNextStep(state, at);
  const next = toNextStep({ ...state, mediaProgressAt: null }, at);
  const { deck, slide } = state.position;
  return { ...next, effects: [{ type: 'stalled', deck, slide }, ...next.effects] };
}

function failed(state: RotationState, deck: string, at: number): Transition {
  const count = (state.failures[deck] ?? 0) + 1;
  const failures = { ...state.failures, [deck]: count };
  const next = settle({ ...state, failures, failedAt: at, paintedAt: null });
  if (count !== failureLimit) return next;
  return { ...next, effects: [{ type: 'setAside', deck }, ...next.effects] };
}

/** Somebody is there: a warning goes away. */
function active(state: RotationState, at: number): RotationState {
  return { ...state, activeAt: at, view: 'stage' };
}

/** Takes over from the loop on the slide that is on stage, and remembers it. */
function explore(state: RotationState, at: number): RotationState {
  const position = withAllSteps(state.programme, state.position, state.locale);
  const stopped = { position: state.position, locale: state.locale };
  return { ...active(state, at), mode: 'explore', stopped, position };
}

function touched(state: RotationState, at: number): Transition {
  if (state.mode === 'blank' && !state.programme.schedule.hours?.wakeOnTouch) return settle(state);
  if (state.mode !== 'loop' && state.mode !== 'blank') return settle(active(state, at));
  const exploring = explore(state, at);
  return show(exploring, exploring.position);
}

function moved(
  state: RotationState,
  to: 'next' | 'previous' | 'first' | 'last',
  clicker: boolean,
  at: number,
): Transition {
  if (state.mode === 'blank') return touched(state, at);
  if (state.mode === 'loop') {
    if (!clicker) return touched(state, at);
    return toNeighbourSlide(state, to === 'next' || to === 'last' ? 1 : -1, at);
  }
  const here = active(state, at);
  // Whoever answers the warning wants to stay where they are.
  if (state.view === 'warning') return settle(here);
  const { programme, position, locale } = here;
  const allSteps = here.mode === 'explore';
  if (!allSteps && to === 'next') {
    const step = { ...position, step: position.step + 1 };
    if (step.step <= (timingAt(programme, position, locale)?.steps ?? 0)) return show(here, step);
  }
  if (!allSteps && to === 'previous' && position.step > 0) {
    return show(here, { ...position, step: position.step - 1 });
  }
  const target =
    to === 'first' || to === 'last'
      ? clamp(
          programme,
          { ...position, slide: to === 'first' ? 1 : Number.MAX_SAFE_INTEGER, step: 0 },
          locale,
        )
      : neighbourSlide(programme, position, locale, to === 'next' ? 1 : -1);
  if (!target || target.slide === position.slide) return settle(here);
  // A visitor reads a slide whole; so does a presenter who goes back to one.
  const whole = allSteps || to === 'previous';
  return show(here, whole ? withAllSteps(programme, target, locale) : target);
}

function chooseLocale(state: RotationState, locale: string): Transition {
  if (locale === state.locale) return settle(state);
  const chosen = { ...state, locale };
  const position = clamp(state.programme, state.position, locale);
  return show(
    chosen,
    chosen.mode === 'explore' ? withAllSteps(state.programme, position, locale) : position,
  );
}
