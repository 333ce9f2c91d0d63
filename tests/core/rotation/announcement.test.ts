import { describe, expect, test } from 'vitest';
import type { Announcement } from '../../../src/core/schedule/schedule.ts';
import { entry, epoch, minute, play, start, zone } from './scheduled.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

describe('an announcement', () => {
  const announcements: Announcement[] = [
    { deck: 'x', slide: null, from: '2026-11-23T09:01', to: '2026-11-23T09:02' },
  ];
  const decks = { a: [0, 0, 0, 0, 0, 0, 0], x: [0, 0] };
  const playlist = [entry('a')];
  const place = ({ state }: Simulation) => `${state.position.deck}${state.position.slide}`;

  test('takes the loop’s place to the millisecond, repeats, and gives it back where it had stopped', () => {
    const simulation = play(decks, { playlist, announcements });
    simulation.runUntil(minute - 1);
    expect(place(simulation)).toBe('a4');
    simulation.runUntil(minute);
    expect(place(simulation)).toBe('x1');
    simulation.runUntil(minute + 3_000);
    expect(place(simulation)).toBe('x2');
    simulation.runUntil(2 * minute - 1);
    expect(place(simulation)).toBe('x2');
    simulation.runUntil(2 * minute);
    expect(place(simulation)).toBe('a4');
  });

  test('waits for a visitor to leave, and for a presenter', () => {
    const simulation = play(decks, { playlist, announcements });
    simulation.runUntil(minute - 1_000);
    simulation.happened({ type: 'touched' });
    simulation.runUntil(minute + 10_000);
    expect(place(simulation)).toBe('a4');
    simulation.happened({ type: 'left' });
    expect(place(simulation)).toBe('x1');
    simulation.runUntil(2 * minute);
    expect(place(simulation)).toBe('a4');
  });

  test('that ended while somebody was there leaves no trace', () => {
    const simulation = play(decks, { playlist, announcements });
    simulation.runUntil(minute + 1_000);
    simulation.happened({ type: 'touched' });
    expect(place(simulation)).toBe('x2');
    simulation.runUntil(3 * minute);
    expect(place(simulation)).toMatch(/^a/);
  });

  test('whose deck fails three times is given up, and the loop goes on', () => {
    const programme = programmeOfSteps(decks, {
      schedule: { playlist, announcements, timeZone: zone },
    });
    const simulation = new Simulation(programme, start, ['x'], epoch);
    simulation.runUntil(minute + 30_000);
    expect(simulation.setAside).toEqual(['x']);
    expect(place(simulation)).toMatch(/^a/);
  });

  test('of a deck that is announced again at once ends when it should, and the other begins', () => {
    const again: Announcement[] = [
      ...announcements,
      { deck: 'x', slide: 2, from: '2026-11-23T09:02', to: '2026-11-23T09:03' },
    ];
    const simulation = play(
      { ...decks, x: [0, 0, 0, 0, 0, 0, 0] },
      { playlist, announcements: again },
    );
    simulation.runUntil(2 * minute - 1);
    expect(place(simulation)).toBe('x4');
    for (const moment of [0, 1_000, minute - 1]) {
      simulation.runUntil(2 * minute + moment);
      expect(place(simulation)).toBe('x2');
    }
    simulation.runUntil(3 * minute);
    expect(place(simulation)).toBe('a4');
  });

  test('is not left by a clicker, forwards or backwards, and still gives back what it interrupted', () => {
    const simulation = play(decks, { playlist, announcements });
    simulation.runUntil(minute);
    for (const [to, expected] of [
      ['previous', 'x2'],
      ['next', 'x1'],
    ] as const) {
      simulation.happened({ type: 'moved', to, clicker: true });
      expect(place(simulation)).toBe(expected);
    }
    simulation.happened({ type: 'moved', to: 'previous', clicker: true });
    simulation.runUntil(2 * minute);
    expect(place(simulation)).toBe('a4');
  });

  test('over which the deck it interrupted had its time does not bring that back', () => {
    const when = [{ from: null, to: null, days: null, hours: [{ from: 0, to: 9 * 60 + 1 }] }];
    const simulation = play(
      { ...decks, b: [0] },
      { playlist: [entry('a', { when }), entry('b')], announcements },
    );
    simulation.runUntil(minute - 1);
    expect(place(simulation)).toBe('a4');
    simulation.runUntil(2 * minute);
    expect(place(simulation)).toBe('b1');
  });
});
