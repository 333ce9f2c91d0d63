import type { Site } from '../library/library.ts';
import type { Programme } from './programme.ts';
import type { Position, RotationState } from './state.ts';

/** What can happen to a screen. Every event carries when it happened, in ms of one monotonic clock. */
export type RotationEvent = { readonly at: number } & (
  | { readonly type: 'painted' }
  | { readonly type: 'failed'; readonly deck: string }
  | { readonly type: 'woken' }
  /** A touch, a click or a key by someone in front of the screen. */
  | { readonly type: 'touched' }
  /** A wish to move, by clicker, key, swipe or button. */
  | {
      readonly type: 'moved';
      readonly to: 'next' | 'previous' | 'first' | 'last';
      readonly clicker: boolean;
    }
  | { readonly type: 'localeChosen'; readonly locale: string }
  /** The visitor wants to see all decks. */
  | { readonly type: 'menuOpened' }
  /** The visitor chose a deck, and perhaps one of its slides (from 1). */
  | { readonly type: 'deckChosen'; readonly deck: string; readonly slide: number }
  /** A video began to play; `duration` in ms. Whoever watches it counts as present meanwhile. */
  | { readonly type: 'videoStarted'; readonly duration: number }
  /** The slide on stage has media to play to their end, or these went on playing. */
  | { readonly type: 'mediaProgressed' }
  /** They have all ended, or failed. */
  | { readonly type: 'mediaEnded' }
  /** The wall clock was read; `epoch` in ms since 1970. It may have been set, or the machine have slept. */
  | { readonly type: 'clockRead'; readonly epoch: number }
  /** Someone of the site takes the screen over. */
  | { readonly type: 'presentStarted' }
  /** The visitor or the presenter hands the screen back. */
  | { readonly type: 'left' }
  | { readonly type: 'programmeChanged'; readonly programme: Programme }
  /** Settings changed what holds for every programme, at once; `locale` as for `programmeOf`. */
  | { readonly type: 'siteChanged'; readonly site: Site; readonly locale: string | null }
);

/** What the shell must do after an event. */
export type RotationEffect =
  /** Bring this on stage, then report `painted` or `failed`. The transition lasts at most `transition` ms. */
  | {
      readonly type: 'show';
      readonly revision: string;
      readonly position: Position;
      readonly locale: string;
      readonly transition: number;
      /** Nothing may move or play: it is there, but not to be seen. */
      readonly isStill: boolean;
    }
  /** Keep exactly one timer, for this time; none when null. */
  | { readonly type: 'wake'; readonly at: number | null }
  /** A slide's media made no progress for too long, and were not waited for any more. */
  | { readonly type: 'stalled'; readonly deck: string; readonly slide: number }
  /** A deck failed too often and is left out from now on. */
  | { readonly type: 'setAside'; readonly deck: string };

/** A state and what to do about it. */
export interface Transition {
  readonly state: RotationState;
  readonly effects: readonly RotationEffect[];
}
