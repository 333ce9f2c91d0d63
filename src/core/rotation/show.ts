import type { Transition } from './events.ts';
import { clamp } from './moves.ts';
import { findDeck, shownLocale } from './programme.ts';
import { deadlineOf, stepDuration, type Position, type RotationState } from './state.ts';

/** Longest transition between slides, in ms. */
const longestTransition = 600;

/** Leaves the stage as it is, and keeps the one timer right. */
export function settle(state: RotationState): Transition {
  return { state, effects: [{ type: 'wake', at: deadlineOf(state) }] };
}

/** Asks the stage for a position; the wait begins anew once it is painted. */
export function show(state: RotationState, wanted: Position): Transition {
  const position = clamp(state.programme, wanted, state.locale);
  const isStill = state.mode === 'blank' || state.view === 'menu' || state.isBlack;
  const stays =
    !isStill && position.deck === state.position.deck && position.slide === state.position.slide;
  const shown = {
    ...state,
    position,
    // Media count only as long as their slide is there to be seen.
    videoEndsAt: stays ? state.videoEndsAt : null,
    mediaProgressAt: stays ? state.mediaProgressAt : null,
    paintedAt: null,
    failedAt: null,
  };
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
        isStill,
      },
      { type: 'wake', at: deadlineOf(shown) },
    ],
  };
}
