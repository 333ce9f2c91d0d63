import type { Deck } from '../../core/deck/deck.ts';

/** What to bring on stage. The same deck object means: the same slides, only another place in them. */
export interface StageRequest {
  readonly deck: Deck;
  /** From 1. */
  readonly slide: number;
  /** Fragment steps shown. */
  readonly step: number;
  /** Longest transition, in ms. */
  readonly transition: number;
  /** Nothing may move or play. */
  readonly isStill: boolean;
  /** Languages in which passers-by are invited to touch; none where nobody is to be. */
  readonly invitation: readonly string[];
  /** How loud media are that play by themselves, from 0 for silence to 1. */
  readonly volume: number;
}

/** What draws slides, as the rest of the screen sees it. */
export interface StagePort {
  /** Of the slides, as the screen is now. */
  readonly shape: 'landscape' | 'classic' | 'portrait';
  /**
   * Brings a slide on stage.
   * @param onReveal called in the task that makes it visible, so that all that describes it can change with it
   * @returns once it has been painted, or given up for a newer request; rejects when the deck cannot be shown
   */
  show(request: StageRequest, onReveal: () => void): Promise<'painted' | 'superseded'>;
  /** Changes how loud what plays by itself is, from 0 to 1. */
  setVolume(volume: number): void;
}
