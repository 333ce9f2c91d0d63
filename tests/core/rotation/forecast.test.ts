import { describe, expect, test } from 'vitest';
import { forecast, forecastFrom } from '../../../src/core/rotation/forecast.ts';
import { plainEntry, type Schedule } from '../../../src/core/schedule/schedule.ts';
import { epochOf, formatWallTime } from '../../../src/core/schedule/wall-clock.ts';
import { entry, epoch, minute, play, zone } from './scheduled.ts';
import { programmeOfSteps } from './simulation.ts';

const decks = { a: [0, 1], b: [0], c: [0, 0] };

function forecastOf(schedule: Partial<Schedule>, from: number, duration: number) {
  const programme = programmeOfSteps(decks, { schedule: { timeZone: zone, ...schedule } });
  return forecast(programme, { at: 0, epoch: from, timeZone: zone }, duration);
}

describe('a forecast', () => {
  test('is what the loop then plays', () => {
    const schedule = {
      playlist: [entry('a', { weight: 2 }), entry('b'), entry('c', { slide: 2, every: 7_000 })],
    };
    const told = forecastOf(schedule, epoch, 5 * minute);
    const simulation = play(decks, schedule);
    for (const { from, item } of told) {
      simulation.runUntil(from - epoch);
      expect(simulation.state.item).toEqual(item);
    }
  });

  test('from the middle of a loop is what that loop then plays', () => {
    const simulation = play(decks, { shuffle: true });
    simulation.runUntil(4_700);
    const told = forecastFrom(simulation.state, simulation.now, 5 * minute);
    expect(told[0]).toMatchObject({ from: epoch + 4_700, item: simulation.state.item });
    for (const { from, item } of told.slice(1)) {
      simulation.runUntil(from - epoch);
      expect(simulation.state.item).toEqual(item);
    }
  });

  test('has no gap, no overlap, and ends where it was told to', () => {
    const told = forecastOf({ shuffle: true }, epoch, 10 * minute);
    expect(told[0]?.from).toBe(epoch);
    expect(told.at(-1)?.to).toBe(epoch + 10 * minute);
    told.slice(1).forEach(({ from }, index) => expect(from).toBe(told[index]?.to));
  });

  test('tells one deck that plays alone as many times as it plays', () => {
    expect(forecastOf({ playlist: [plainEntry('c')] }, epoch, 10_000)).toHaveLength(5);
  });

  test('over both nights on which clocks change in Paris keeps opening hours by the wall clock', () => {
    const week = Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 17 * 60 }]);
    const hours = { week, exceptions: [], wakeOnTouch: false };
    for (const [day, length] of [
      ['2026-03-28', 15],
      ['2026-10-24', 17],
      ['2026-11-23', 16],
    ] as const) {
      const from = epochOf(`${day}T17:00`, zone);
      const [closed, opened] = forecastOf({ hours }, from, 20 * 60 * minute);
      expect(closed?.item).toBeNull();
      expect(opened && (opened.from - from) / 3_600_000).toBe(length);
      expect(opened && formatWallTime(opened.from, zone).slice(11)).toBe('09:00:00');
    }
  });

  test('tells the time that a screen is closed as one, whatever comes to lie ready meanwhile', () => {
    const evening = { from: null, to: null, days: null, hours: [{ from: 1080, to: 1380 }] };
    const week = Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 22 * 60 }]);
    const told = forecastOf(
      {
        playlist: [entry('b', { when: [evening] }), entry('a')],
        hours: { week, exceptions: [], wakeOnTouch: false },
      },
      epochOf('2026-11-23T22:00', zone),
      12 * 60 * minute,
    );
    expect(told.filter(({ item }) => item === null)).toHaveLength(1);
  });

  test('of a day gives each deck the share that its weight says', () => {
    const told = forecastOf(
      { playlist: [entry('a', { weight: 3 }), entry('b', { weight: 2 }), entry('c')] },
      epoch,
      24 * 60 * minute,
    );
    const count = (id: string) => told.filter(({ item }) => item?.deck === id).length;
    expect(count('a') / count('c')).toBeCloseTo(3, 2);
    expect(count('b') / count('c')).toBeCloseTo(2, 2);
  });
});
