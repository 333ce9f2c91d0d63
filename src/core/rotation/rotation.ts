import type { RotationEvent, Transition } from './events.ts';
import { findDeck, shownLocale, type Programme } from './programme.ts';
import { clamp, neighbourDeck, neighbourSlide, playable, startOf, withAllSteps } from './moves.ts';
import {
  deadlineOf,
  failureLimit,
  stepDuration,
  timingAt,
  type Position,
  type RotationState,
} from './state.ts';

/** Longest transition between slides, in ms. */
const longestTransition = 600;
/** Longest time a playing video counts as activity, in ms (product.md, section 3). */
const longestVideo = 600_000;

/** Begins in the given mode, at the given deck or the first. */
export function startRotation(
  programme: Programme,
  start: { mode: RotationState['mode']; deck: string | null },
  at: number,
): Transition {
  const first = playable(programme, {})[0] ?? '';
  const deck = start.deck !== null && findDeck(programme, start.deck) ? start.deck : first;
  const state: RotationState = {
    programme,
    next: null,
    mode: start.mode,
    view: 'stage',
    position: startOf(deck),
    locale: loopLocale(programme, 0),
    round: 0,
    stopped: null,
    paintedAt: null,
    activeAt: at,
    videoEndsAt: null,
    warnedAt: at,
    failedAt: null,
    failures: {},
  };
  return show(start.mode === 'explore' ? explore(state, at) : state, state.position);
}

/** The one rule of rotation: what a screen's state becomes when something happens, and what to do about it. */
export function transition(state: RotationState, event: RotationEvent): Transition {
  switch (event.type) {
    case 'painted':
      return settle({ ...state, paintedAt: event.at });
    case 'failed':
      return failed(state, event.deck, event.at);
    case 'woken':
      return woken(state, event.at);
    case 'touched':
      return touched(state, event.at);
    case 'moved':
      return moved(state, event.to, event.clicker, event.at);
    case 'localeChosen':
      return chooseLocale(active(state, event.at), event.locale);
    case 'videoStarted':
      return settle({ ...state, videoEndsAt: event.at + Math.min(event.duration, longestVideo) });
    case 'left':
      return state.mode === 'loop' ? settle(state) : backToLoop(state);
    case 'programmeChanged':
      return settle({ ...state, next: event.programme });
  }
}

function settle(state: RotationState): Transition {
  return { state, effects: [{ type: 'wake', at: deadlineOf(state) }] };
}

/** Asks the stage for a position; the wait begins anew once it is painted. */
function show(state: RotationState, wanted: Position): Transition {
  const position = clamp(state.programme, wanted, state.locale);
  const stays = position.deck === state.position.deck && position.slide === state.position.slide;
  // A video counts only as long as its slide is there.
  const videoEndsAt = stays ? state.videoEndsAt : null;
  const shown = { ...state, position, videoEndsAt, paintedAt: null, failedAt: null };
  const deck = findDeck(shown.programme, position.deck);
  return {
    state: shown,
    effects: [
      {
        type: 'show',
        revision: shown.programme.revision,
        position,
        locale: deck ? shownLocale(deck, shown.locale) : shown.locale,
        transition: Math.min(longestTransition, stepDuration(shown) / 4),
      },
      { type: 'wake', at: deadlineOf(shown) },
    ],
  };
}

function woken(state: RotationState, at: number): Transition {
  const deadline = deadlineOf(state);
  if (deadline === null || at < deadline) return settle(state);
  if (state.failedAt !== null) return toNeighbourDeck(state, 1);
  switch (state.mode) {
    case 'loop':
      return toNextStep(state);
    case 'explore':
      return state.view === 'warning'
        ? backToLoop(state)
        : settle({ ...state, view: 'warning', warnedAt: at });
    case 'present':
      return backToLoop(state);
  }
}

function toNextStep(state: RotationState): Transition {
  const { position, programme, locale } = state;
  const steps = timingAt(programme, position, locale)?.steps ?? 0;
  if (position.step < steps) return show(state, { ...position, step: position.step + 1 });
  return toNeighbourSlide(state, 1);
}

function toNeighbourSlide(state: RotationState, direction: 1 | -1): Transition {
  const slide = neighbourSlide(state.programme, state.position, state.locale, direction);
  return slide ? show(state, slide) : toNeighbourDeck(state, direction);
}

/** The deck boundary: changed content enters here, and rounds begin here. */
function toNeighbourDeck(state: RotationState, direction: 1 | -1): Transition {
  const fresh = adopt(state);
  const move = neighbourDeck(
    fresh.programme,
    fresh.failures,
    state.programme,
    state.position.deck,
    direction,
  );
  const round = fresh.round + move.rounds;
  const locale = state.mode === 'loop' ? loopLocale(fresh.programme, round) : fresh.locale;
  const start = startOf(move.deck);
  const slide = direction > 0 ? 1 : Number.MAX_SAFE_INTEGER;
  return show({ ...fresh, round, locale }, { ...start, slide });
}

function adopt(state: RotationState): RotationState {
  return state.next ? { ...state, programme: state.next, next: null, failures: {} } : state;
}

function loopLocale(programme: Programme, round: number): string {
  const locales = programme.loopLocales;
  const index = ((round % locales.length) + locales.length) % locales.length;
  return locales[index] ?? '';
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
  if (state.mode !== 'loop') return settle(active(state, at));
  const exploring = explore(state, at);
  return show(exploring, exploring.position);
}

function moved(
  state: RotationState,
  to: 'next' | 'previous' | 'first' | 'last',
  clicker: boolean,
  at: number,
): Transition {
  if (state.mode === 'loop') {
    if (!clicker) return touched(state, at);
    return toNeighbourSlide(state, to === 'next' || to === 'last' ? 1 : -1);
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

/** Back to where the loop had stopped, in the loop's own language; content that changed meanwhile enters. */
function backToLoop(state: RotationState): Transition {
  const fresh = adopt(state);
  const locale = state.stopped?.locale ?? loopLocale(fresh.programme, fresh.round);
  return show(
    { ...fresh, mode: 'loop', view: 'stage', locale, stopped: null },
    state.stopped?.position ?? fresh.position,
  );
}
