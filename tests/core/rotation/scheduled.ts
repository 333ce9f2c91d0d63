import {
  plainEntry,
  type PlaylistEntry,
  type Schedule,
} from '../../../src/core/schedule/schedule.ts';
import { epochOf } from '../../../src/core/schedule/wall-clock.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

export const zone = 'Europe/Paris';
/** Monday 23 November 2026, 09:00 in Paris, in ms since 1970. */
export const epoch = epochOf('2026-11-23T09:00', zone);
/** In ms. */
export const minute = 60_000;
export const start = { mode: 'loop', deck: null } as const;

/** Decks with slides of one second, played by a schedule from Monday 23 November 2026, 09:00 in Paris. */
export function play(
  decks: Readonly<Record<string, readonly number[]>>,
  schedule: Partial<Schedule>,
  from = epoch,
): Simulation {
  const programme = programmeOfSteps(decks, { schedule: { timeZone: zone, ...schedule } });
  return new Simulation(programme, start, [], from);
}

/** The decks that have come on stage so far, one after the other. */
export function decksOf(simulation: Simulation): string {
  return simulation.shown.map(({ position }) => position.deck).join('');
}

/** An entry of the playlist. */
export const entry = (deck: string, changes: Partial<PlaylistEntry> = {}): PlaylistEntry => ({
  ...plainEntry(deck),
  ...changes,
});
/** Three decks of one slide. */
export const single = { a: [0], b: [0], c: [0] };
