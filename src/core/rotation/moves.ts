import { findDeck, timingsOf, type Programme } from './programme.ts';
import { failureLimit, timingAt, type Position, type RotationState } from './state.ts';

/** How many rounds of the loop a move begins: back, none, on. */
export type Rounds = -1 | 0 | 1;

/** Ids of the decks that may play: all but those set aside, or all when none would be left. */
export function playable(programme: Programme, failures: RotationState['failures']): string[] {
  const ids = programme.decks.map((deck) => deck.id);
  const left = ids.filter((id) => (failures[id] ?? 0) < failureLimit);
  return left.length > 0 ? left : ids;
}

/** The first slide of a deck, before its first fragment. */
export function startOf(deck: string): Position {
  return { deck, slide: 1, step: 0 };
}

/** The same place in a programme and locale, or the nearest that exists there. */
export function clamp(programme: Programme, position: Position, locale: string): Position {
  const deck = findDeck(programme, position.deck) ?? programme.decks[0];
  if (!deck || deck.id !== position.deck) return startOf(deck?.id ?? position.deck);
  const slides = timingsOf(deck, locale);
  const slide = Math.min(Math.max(position.slide, 1), slides.length);
  const step = Math.min(Math.max(position.step, 0), slides[slide - 1]?.steps ?? 0);
  return { deck: deck.id, slide, step };
}

/** The same slide with every fragment shown. */
export function withAllSteps(programme: Programme, position: Position, locale: string): Position {
  return { ...position, step: timingAt(programme, position, locale)?.steps ?? 0 };
}

/**
 * The deck that plays before or after another. Past the first or last one a new round begins. A deck
 * that no longer plays gives way to the nearest one of its old order (`before`) that still does.
 */
export function neighbourDeck(
  programme: Programme,
  failures: RotationState['failures'],
  before: Programme,
  deck: string,
  direction: 1 | -1,
): { deck: string; rounds: Rounds } {
  const ids = playable(programme, failures);
  const order = ids.includes(deck) ? ids : before.decks.map((each) => each.id);
  for (
    let index = order.indexOf(deck) + direction;
    order[index] !== undefined;
    index += direction
  ) {
    const id = order[index];
    if (id !== undefined && ids.includes(id)) return { deck: id, rounds: 0 };
  }
  const edge = direction > 0 ? ids[0] : ids.at(-1);
  return { deck: edge ?? deck, rounds: direction };
}

/** One slide on or back within the deck; null at its ends. */
export function neighbourSlide(
  programme: Programme,
  position: Position,
  locale: string,
  direction: 1 | -1,
): Position | null {
  const next = { deck: position.deck, slide: position.slide + direction, step: 0 };
  return timingAt(programme, next, locale) ? next : null;
}
