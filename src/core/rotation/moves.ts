import { findDeck, timingsOf, type Programme } from './programme.ts';
import { timingAt, type Position } from './state.ts';

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
