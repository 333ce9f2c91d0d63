import type { Transition } from './events.ts';
import { active } from './explore.ts';
import { adopt, begin, toNeighbourItem } from './loop-moves.ts';
import { neighbourSlide, startOf, withAllSteps } from './moves.ts';
import { findDeck, timingsOf } from './programme.ts';
import { settle, show } from './show.ts';
import { timingAt, type Position, type RotationState } from './state.ts';

/**
 * Hands the screen to a presenter: with a talk at its first slide, else on the slide that is on stage; a closed screen's
 * begins with the first deck. Whoever presents already may begin a talk, or another one.
 */
export function present(
  state: RotationState,
  talk: readonly string[] | null,
  at: number,
): Transition {
  if (state.mode === 'present' && talk === null) return settle(active(state, at));
  const { position, locale } = state;
  const stopped = state.mode === 'loop' ? { position, locale } : state.stopped;
  const presenting = { mode: 'present', view: 'stage', isBlack: false, talk, stopped } as const;
  const here = { ...active(talk ? adopt(state, at) : state, at), ...presenting };
  const first = deckOfTalk(here, null, 1);
  if (first !== null) return show(here, startOf(first));
  if (state.mode === 'blank') return begin(here, null, at);
  return show(here, position);
}

/** Black over the slide, or away again. */
export function toggleBlack(state: RotationState, at: number): Transition {
  if (state.mode !== 'present') return settle(state);
  const here = { ...active(state, at), isBlack: !state.isBlack };
  return show(here, here.position);
}

/** Goes to a deck, and perhaps one of its slides, at its beginning; one that is not there changes nothing. */
export function goToDeck(
  state: RotationState,
  deck: string,
  slide: number,
  at: number,
): Transition {
  const changed = boundary(state, deck, at);
  // New content may only enter with a deck that it holds: the one on stage may be another there.
  if (!findDeck(changed.programme, deck)) return settle(active(state, at));
  return show({ ...active(changed, at), isBlack: false }, { deck, slide, step: 0 });
}

/**
 * Moves a presenter on or back: by a fragment, else by a slide, else to the talk's next deck; without a talk a deck's end is
 * the end.
 */
export function movePresenter(state: RotationState, direction: 1 | -1, at: number): Transition {
  const within = neighbourStep(state, direction);
  if (within) return show(state, within);
  const deck = deckOfTalk(state, state.position.deck, direction);
  if (deck === null) return settle(state);
  const changed = boundary(state, deck, at);
  return show(changed, edgeOf(changed, deck, direction));
}

/** Where a presenter's next move leads; null at the end. Of black nothing is said here. */
export function nextPosition(state: RotationState): Position | null {
  const within = neighbourStep(state, 1);
  if (within) return within;
  const deck = deckOfTalk(state, state.position.deck, 1);
  return deck === null ? null : startOf(deck);
}

/** Where a screen goes on whose deck is gone: with the talk's next one, its first, or with what is on stage. */
export function goesOnAt(state: RotationState, gone: string): Position {
  const deck = deckOfTalk(state, gone, 1) ?? deckOfTalk(state, null, 1);
  return deck === null ? state.position : startOf(deck);
}

/** Leaves a deck that fails on stage: for the talk's next one, else for what the loop would play. */
export function leaveFailedTalk(state: RotationState, at: number): Transition {
  const deck = deckOfTalk(state, state.position.deck, 1);
  return deck === null ? toNeighbourItem(state, 1, at) : goToDeck(state, deck, 1, at);
}

/** A fragment on or back, else a slide: to one that one goes back to, whole. */
function neighbourStep(state: RotationState, direction: 1 | -1): Position | null {
  const { programme, position, locale } = state;
  const step = position.step + direction;
  const steps = timingAt(programme, position, locale)?.steps ?? 0;
  if (step >= 0 && step <= steps) return { ...position, step };
  const slide = neighbourSlide(programme, position, locale, direction);
  return slide && direction < 0 ? withAllSteps(programme, slide, locale) : slide;
}

/** The talk's deck after or before one, its first for null, leaving out what cannot be played; null where it ends. */
function deckOfTalk(
  { talk, programme }: RotationState,
  from: string | null,
  direction: 1 | -1,
): string | null {
  const ids = talk ?? [];
  const at = from === null ? -1 : ids.indexOf(from);
  // From a deck that is not the talk's, no move leads into it.
  if (from !== null && at < 0) return null;
  const rest = direction > 0 ? ids.slice(at + 1) : ids.slice(0, at).reverse();
  return rest.find((id) => findDeck(programme, id)) ?? null;
}

/** Content that waits enters where the deck changes. */
function boundary(state: RotationState, deck: string, at: number): RotationState {
  return deck === state.position.deck ? state : adopt(state, at);
}

function edgeOf({ programme, locale }: RotationState, id: string, direction: 1 | -1): Position {
  const deck = findDeck(programme, id);
  if (!deck || direction > 0) return startOf(id);
  const last = { deck: id, slide: timingsOf(deck, locale).length, step: 0 };
  return withAllSteps(programme, last, locale);
}
