import { agendaAt } from '../schedule/agenda.ts';
import type { Announcement } from '../schedule/schedule.ts';
import type { Transition } from './events.ts';
import {
  dueAnnouncement,
  firstItem,
  isAnnouncing,
  isCurrent,
  nextItem,
  previousItem,
} from './loop.ts';
import { neighbourSlide } from './moves.ts';
import { show } from './show.ts';
import { epochAt, timingAt, type Position, type RotationState } from './state.ts';

/** Looks what the schedule wants now, if that may have changed since the last look. */
export function consult(state: RotationState, at: number): RotationState {
  const epoch = epochAt(state, at);
  const { since, until } = state.agenda;
  if (since <= epoch && epoch < until) return state;
  return { ...state, agenda: agendaAt(state.programme.schedule, epoch, state.clock.timeZone) };
}

/** Takes up changed content that waits. */
export function adopt(state: RotationState, at: number): RotationState {
  if (!state.next) return state;
  const { schedule } = state.next;
  const agenda = agendaAt(schedule, epochAt(state, at), state.clock.timeZone);
  return { ...state, programme: state.next, next: null, failures: {}, agenda };
}

/** What the schedule changes at once: opening, closing, and announcements. Null where it changes nothing. */
export function followAgenda(state: RotationState, at: number): Transition | null {
  if (state.mode === 'blank') {
    if (state.agenda.isOpen) return begin({ ...state, mode: 'loop' }, null, at);
    const ready = close(state, at);
    const { deck, slide } = ready.state.position;
    return deck === state.position.deck && slide === state.position.slide ? null : ready;
  }
  if (state.mode !== 'loop') return null;
  if (!state.agenda.isOpen) return close(state, at);
  if (isAnnouncing(state)) return null;
  const announcement = dueAnnouncement(state);
  if (announcement) return announce(state, announcement);
  if (state.item.reason !== 'announcement') return null;
  const { item, position } = state.item.interrupted;
  return goOn({ ...state, item }, position, at);
}

/** Gives an announcement the loop's place. */
function announce(state: RotationState, announcement: Announcement): Transition {
  const { item, position } = state;
  const interrupted = item.reason === 'announcement' ? item.interrupted : { item, position };
  const { deck, slide } = announcement;
  const announced = { deck, slide, reason: 'announcement', announcement, interrupted } as const;
  return turnTo({ ...state, item: announced }, 1);
}

/** Goes on with the item where it had stopped, or with the next one if it may not play any more. */
function goOn(state: RotationState, position: Position, at: number): Transition {
  return isCurrent(state) ? show(state, position) : turnTo(nextItem(state, at), 1);
}

/** Nobody is in front of the screen any more. */
const unattended = { view: 'stage', warnedAt: null, stopped: null } as const;

/**
 * Begins what a screen plays: a new round, from a deck on if one is given, with nothing counted from before. In the loop
 * opening hours and announcements come first.
 */
export function begin(state: RotationState, deck: string | null, at: number): Transition {
  if (state.mode === 'loop' && !state.agenda.isOpen) return close(state, at);
  const begun = turnTo(firstItem({ ...state, startedAt: at, interleavedAt: {} }, deck), 1);
  return followAgenda(begun.state, at) ?? begun;
}

/** Goes black. What the screen will open with lies ready under it, so that opening takes no time. */
export function close(state: RotationState, at: number): Transition {
  const closed = { ...adopt(state, at), ...unattended, mode: 'blank' } as const;
  const { schedule } = closed.programme;
  const next = agendaAt(schedule, closed.agenda.until, closed.clock.timeZone);
  // Where that is not the opening yet, this is done again then.
  const opened = { ...closed, mode: 'loop', agenda: { ...next, isOpen: true } } as const;
  const { position, locale } = begin(opened, null, at).state;
  return show({ ...closed, locale }, position);
}

/** The next step in the loop: a fragment, else a slide, else what comes after the deck. */
export function toNextStep(state: RotationState, at: number): Transition {
  const { position, programme, locale } = state;
  const steps = timingAt(programme, position, locale)?.steps ?? 0;
  if (position.step < steps) return show(state, { ...position, step: position.step + 1 });
  return toNeighbourSlide(state, 1, at);
}

/** The slide before or after, in the loop. */
export function toNeighbourSlide(state: RotationState, direction: 1 | -1, at: number): Transition {
  const alone = state.item.slide !== null && state.item.deck === state.position.deck;
  const slide = alone
    ? null
    : neighbourSlide(state.programme, state.position, state.locale, direction);
  return slide ? show(state, slide) : toNeighbourItem(state, direction, at);
}

/** The deck boundary: changed content enters here, and rounds begin here. */
export function toNeighbourItem(state: RotationState, direction: 1 | -1, at: number): Transition {
  const fresh = consult(adopt(state, at), at);
  const changed = followAgenda(fresh, at);
  if (changed) return changed;
  return turnTo(direction > 0 ? nextItem(fresh, at) : previousItem(fresh), direction);
}

/** Shows the item from its first slide, or backwards from its last. */
function turnTo(state: RotationState, direction: 1 | -1): Transition {
  const locale = state.mode === 'loop' ? loopLocale(state, state.round) : state.locale;
  const { deck, slide } = state.item;
  const edge = direction > 0 ? 1 : Number.MAX_SAFE_INTEGER;
  return show({ ...state, locale }, { deck, slide: slide ?? edge, step: 0 });
}

/** The loop's language in a round. */
export function loopLocale({ programme }: Pick<RotationState, 'programme'>, round: number): string {
  const locales = programme.loopLocales;
  const index = ((round % locales.length) + locales.length) % locales.length;
  return locales[index] ?? '';
}

/** Back to where the loop had stopped, in the loop's own language; content that changed meanwhile enters. */
export function backToLoop(state: RotationState, at: number): Transition {
  const fresh = consult(adopt(state, at), at);
  const loop = { ...fresh, ...unattended, mode: 'loop' } as const;
  // A screen that began with a presenter goes on from where they are; whoever woke a closed screen leaves it to begin.
  const here = { position: state.position, locale: loopLocale(fresh, fresh.round) };
  const stopped = state.stopped ?? (state.mode === 'present' ? here : null);
  if (!stopped) return begin(loop, null, at);
  const back = { ...loop, ...stopped };
  return followAgenda(back, at) ?? goOn(back, back.position, at);
}
