import type { Transition } from './events.ts';
import { adopt, toNeighbourItem } from './loop-moves.ts';
import { clamp, withAllSteps } from './moves.ts';
import { findDeck } from './programme.ts';
import { settle, show } from './show.ts';
import type { RotationState } from './state.ts';

/** Somebody is there: a warning goes away. */
export function active(state: RotationState, at: number): RotationState {
  return { ...state, activeAt: at, warnedAt: null };
}

/** Takes over from the loop on the slide that is on stage, and remembers it. A closed screen has no loop to come back to. */
export function explore(state: RotationState, at: number): RotationState {
  const position = withAllSteps(state.programme, state.position, state.locale);
  const { position: place, locale, mode } = state;
  const stopped = mode === 'blank' ? null : { position: place, locale };
  return { ...active(state, at), mode: 'explore', stopped, position };
}

/** In explore, all decks instead of one; elsewhere there is no menu. */
export function toMenu(state: RotationState): RotationState {
  return state.mode === 'explore' ? { ...state, view: 'menu' } : state;
}

/** Shows all decks, the one on stage underneath. */
export function openMenu(state: RotationState, at: number): Transition {
  if (state.mode !== 'explore') return settle(state);
  const menu = toMenu(active(state, at));
  return show(menu, menu.position);
}

/** Shows a deck whole, from a slide on. This is a deck boundary: changed content enters. */
export function chooseDeck(
  state: RotationState,
  deck: string,
  slide: number,
  at: number,
): Transition {
  if (state.mode !== 'explore') return settle(state);
  const here = { ...active(adopt(state, at), at), view: 'stage' } as const;
  // A deck that went away meanwhile leaves the menu, which shows the others.
  if (!findDeck(here.programme, deck)) return openMenu(here, at);
  return show(here, clamp(here.programme, { deck, slide, step: Infinity }, here.locale));
}

/** Leaves a deck that fails for the menu, over the slide where the loop had stopped. */
export function leaveFailed(state: RotationState, at: number): Transition {
  const menu = toMenu(state);
  const stopped = menu.stopped?.position;
  if (stopped && stopped.deck !== menu.position.deck) return show(menu, stopped);
  const next = toNeighbourItem(menu, 1, at);
  const { position } = next.state;
  return {
    ...next,
    state: { ...next.state, stopped: menu.stopped && { ...menu.stopped, position } },
  };
}

/** Changes the language where one stands: the same project, the same slide. */
export function chooseLocale(state: RotationState, locale: string): Transition {
  if (locale === state.locale) return settle(state);
  const chosen = { ...state, locale };
  const position = clamp(state.programme, state.position, locale);
  return show(
    chosen,
    chosen.mode === 'explore' ? withAllSteps(state.programme, position, locale) : position,
  );
}
