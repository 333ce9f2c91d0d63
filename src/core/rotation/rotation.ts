import { agendaAt } from '../schedule/agenda.ts';
import type { RotationEvent, Transition } from './events.ts';
import {
  backToLoop,
  begin,
  close,
  consult,
  followAgenda,
  loopLocale,
  toNeighbourItem,
  toNeighbourSlide,
  toNextStep,
} from './loop-moves.ts';
import {
  active,
  chooseDeck,
  chooseLocale,
  explore,
  leaveFailed,
  openMenu,
  toMenu,
} from './explore.ts';
import { changeSite } from './change-site.ts';
import { clamp, neighbourSlide, startOf, withAllSteps } from './moves.ts';
import {
  goesOnAt,
  goToDeck,
  leaveFailedTalk,
  movePresenter,
  present,
  toggleBlack,
} from './present.ts';
import type { Programme } from './programme.ts';
import { settle, show } from './show.ts';
import {
  deadlineOf,
  failureLimit,
  isAwaitingMedia,
  turnOf,
  type Clock,
  type RotationState,
} from './state.ts';

/** Longest time a playing video counts as activity, in ms (product.md, section 3). */
const longestVideo = 600_000;
/** The same for a presenter, who is there to see it end: four hours. Some films do not tell their length. */
const longestPresentedVideo = 4 * 3_600_000;

/** Where a screen goes on that was interrupted. */
interface Interrupted {
  readonly mode: Start['mode'];
  readonly isMenuOpen: boolean;
  readonly deck: string;
  readonly slide: number;
  /** The language on stage. */
  readonly locale: string;
  /** What a presenter was in the middle of; its talk as in core/talk. */
  readonly presenting?: {
    readonly step: number;
    readonly isBlack: boolean;
    readonly talk: { readonly decks: readonly string[] } | null;
  } | null;
}

/** How a screen begins. */
interface Start {
  readonly mode: 'loop' | 'explore' | 'present';
  readonly deck: string | null;
  readonly resume?: Interrupted | null;
}

/**
 * Begins in the given mode, at the given deck or the first; explore begins at the menu unless a deck is given. A screen that
 * was interrupted goes on with the same slide in the same mode and language, as far as these are still there.
 */
export function startRotation(programme: Programme, start: Start, clock: Clock): Transition {
  const { resume } = start;
  if (!resume) return startAt(programme, start, 0, clock);
  const { mode, deck, slide, locale, isMenuOpen } = resume;
  const round = Math.max(programme.loopLocales.indexOf(locale), 0);
  const { state } = startAt(programme, { mode, deck }, round, clock);
  const isThere = state.position.deck === deck && state.mode === mode;
  const talking = (mode === 'present' && state.mode === mode && resume.presenting) || null;
  const talk = talking?.talk?.decks ?? null;
  const here = isThere ? { deck, slide, step: 0 } : goesOnAt({ ...state, talk }, deck);
  if (mode === 'loop') return show(state, here);
  const step = mode === 'explore' ? Infinity : isThere ? (talking?.step ?? 0) : 0;
  const place = clamp(programme, { ...here, step }, locale);
  const stopped = state.stopped && { ...state.stopped, position: here };
  const view = isMenuOpen ? 'menu' : 'stage';
  const isBlack = talking?.isBlack ?? false;
  return show({ ...state, locale, view, stopped, talk, isBlack }, place);
}

function startAt(
  programme: Programme,
  start: Omit<Start, 'resume'>,
  round: number,
  clock: Clock,
): Transition {
  const { at } = clock;
  const state: RotationState = {
    programme,
    next: null,
    mode: start.mode,
    view: 'stage',
    position: startOf(''),
    locale: loopLocale({ programme }, round),
    clock,
    agenda: agendaAt(programme.schedule, clock.epoch, clock.timeZone),
    item: { deck: '', slide: null, reason: 'round' },
    round,
    played: [],
    before: null,
    startedAt: at,
    interleavedAt: {},
    stopped: null,
    talk: null,
    isBlack: false,
    paintedAt: null,
    activeAt: at,
    videoEndsAt: null,
    mediaProgressAt: null,
    warnedAt: null,
    failedAt: null,
    failures: {},
  };
  const begun = begin(state, start.deck, at);
  if (start.mode !== 'explore') return begun;
  const exploring = explore(begun.state, at);
  return show(start.deck === null ? toMenu(exploring) : exploring, begun.state.position);
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
    case 'menuOpened':
      return openMenu(state, at);
    case 'deckChosen':
      return state.mode === 'present'
        ? goToDeck(state, event.deck, event.slide, at)
        : chooseDeck(state, event.deck, event.slide, at);
    case 'videoStarted': {
      const most = state.mode === 'present' ? longestPresentedVideo : longestVideo;
      return settle({ ...state, videoEndsAt: at + Math.min(event.duration, most) });
    }
    case 'mediaProgressed':
      return settle({ ...state, mediaProgressAt: at });
    case 'mediaEnded':
      return settle({ ...state, mediaProgressAt: null });
    case 'presentStarted':
      return present(state, event.talk, at);
    case 'blackToggled':
      return toggleBlack(state, at);
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
    case 'siteChanged':
      return changeSite(state, event.site, event.locale, at);
  }
}

function woken(state: RotationState, at: number): Transition {
  const deadline = deadlineOf(state);
  if (deadline === null || at < deadline) return settle(state);
  const now = consult(state, at);
  const scheduled = followAgenda(now, at);
  if (scheduled) return scheduled;
  if (now.failedAt !== null) {
    if (now.mode === 'blank') return close(now, at);
    if (now.mode === 'present') return leaveFailedTalk(now, at);
    return now.mode === 'explore' ? leaveFailed(now, at) : toNeighbourItem(now, 1, at);
  }
  switch (now.mode) {
    case 'blank':
      return settle(now);
    case 'loop':
      return toNextTurn(now, at);
    case 'explore':
      return now.warnedAt === null ? settle({ ...now, warnedAt: at }) : backToLoop(now, at);
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

function touched(state: RotationState, at: number): Transition {
  if (state.mode === 'blank' && !state.programme.schedule.hours?.wakeOnTouch) return settle(state);
  if (state.mode !== 'loop' && state.mode !== 'blank') return settle(active(state, at));
  const menu = toMenu(explore(state, at));
  return show(menu, menu.position);
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
  // Whoever answers the warning wants to stay where they are; in the menu there is no slide to leave.
  if (state.warnedAt !== null || state.view === 'menu') return settle(here);
  // From black, the first move only comes back to the slide.
  if (here.isBlack) return toggleBlack(here, at);
  if (here.mode === 'present' && (to === 'next' || to === 'previous'))
    return movePresenter(here, to === 'next' ? 1 : -1, at);
  const { programme, position, locale } = here;
  const target =
    to === 'first' || to === 'last'
      ? clamp(
          programme,
          { ...position, slide: to === 'first' ? 1 : Number.MAX_SAFE_INTEGER, step: 0 },
          locale,
        )
      : neighbourSlide(programme, position, locale, to === 'next' ? 1 : -1);
  if (!target || target.slide === position.slide) return settle(here);
  if (here.mode === 'present') return show(here, target);
  // A visitor reads a slide whole.
  return show(here, withAllSteps(programme, target, locale));
}
