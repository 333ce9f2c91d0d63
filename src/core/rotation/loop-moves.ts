import { agendaAt } from '../schedule/agenda.ts';
import type { Transition } from './events.ts';
import { announcementOf, nextItem, previousItem, type LoopTurn } from './loop.ts';
import { neighbourSlide, startOf } from './moves.ts';
import { findDeck } from './programme.ts';
import { show } from './show.ts';
import { epochAt, timingAt, type RotationState } from './state.ts';

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
  if (state.mode === 'blank') return state.agenda.isOpen ? openUp(state) : null;
  if (state.mode !== 'loop') return null;
  if (!state.agenda.isOpen) return close(state, at);
  const announcement = announcementOf(state);
  const { item, interrupted, position } = state;
  if (announcement && item.reason === 'announcement' && item.deck === announcement.deck)
    return null;
  if (announcement) {
    const begun = { ...state, item: announcement, interrupted: interrupted ?? { item, position } };
    return show(begun, { ...startOf(announcement.deck), slide: announcement.slide ?? 1 });
  }
  if (item.reason === 'announcement' && interrupted) return resume(state, at);
  return null;
}

/** Goes on where the announcement had interrupted. */
function resume(state: RotationState, at: number): Transition {
  const { interrupted, programme } = state;
  const over = { ...state, interrupted: null, item: interrupted?.item ?? state.item };
  if (!interrupted || !findDeck(programme, interrupted.position.deck)) {
    return turnTo(over, nextItem(over, at), 1);
  }
  return show(over, interrupted.position);
}

/** Nobody is in front of the screen any more. */
const unattended = { view: 'stage', warnedAt: null, stopped: null } as const;

/** Prepares the first slide of a new round under the black, so that opening takes no time. */
export function close(state: RotationState, at: number): Transition {
  const fresh = { ...adopt(state, at), interrupted: null };
  const ended = { ...fresh, ...unattended, mode: 'blank' } as const;
  const next = nextItem({ ...ended, played: [] }, at);
  return turnTo(ended, next, 1);
}

function openUp(state: RotationState): Transition {
  return show({ ...state, mode: 'loop' }, state.position);
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
  return turnTo(fresh, direction > 0 ? nextItem(fresh, at) : previousItem(fresh), direction);
}

function turnTo(state: RotationState, turn: LoopTurn, direction: 1 | -1): Transition {
  const isLoop = state.mode === 'loop' || state.mode === 'blank';
  const locale = isLoop ? loopLocale(state, turn.round) : state.locale;
  const { deck, slide } = turn.item;
  const edge = direction > 0 ? 1 : Number.MAX_SAFE_INTEGER;
  return show({ ...state, ...turn, locale }, { deck, slide: slide ?? edge, step: 0 });
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
  const position = state.stopped?.position ?? fresh.position;
  const locale = state.stopped?.locale ?? loopLocale(fresh, fresh.round);
  const loop = { ...fresh, ...unattended, mode: 'loop', locale, position } as const;
  const changed = followAgenda(loop, at);
  if (changed) return changed;
  if (findDeck(loop.programme, position.deck)) return show(loop, position);
  return turnTo(loop, nextItem(loop, at), 1);
}
