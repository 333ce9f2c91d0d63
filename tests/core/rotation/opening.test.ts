import { describe, expect, test } from 'vitest';
import type { OpeningHours, Schedule, TimeWindow } from '../../../src/core/schedule/schedule.ts';
import { epochOf } from '../../../src/core/schedule/wall-clock.ts';
import { decksOf, entry, minute, play, zone } from './scheduled.ts';
import type { Simulation } from './simulation.ts';

const hours: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ from: 8 * 60, to: 20 * 60 }]),
  exceptions: [],
  wakeOnTouch: true,
};
const decks = { a: [0, 0], b: [0, 0], c: [0, 0] };
const at = (time: string) => epochOf(`2026-12-${time}`, zone);
const during = (changes: Partial<TimeWindow>) => ({
  when: [{ from: null, to: null, days: null, hours: null, ...changes }],
});
const shown = (simulation: Simulation) => simulation.shown.at(-1);

/** A screen just before closing on one day, and how to let time pass until a later time. */
function evening(schedule: Partial<Schedule>, from = '23T19:59') {
  const simulation = play(decks, { hours, ...schedule }, at(from));
  return { simulation, until: (time: string) => simulation.runUntil(at(time) - at(from)) };
}

describe('a day opens with', () => {
  test('what plays then, not what played at closing; it lies ready under the black', () => {
    const { simulation, until } = evening({
      playlist: [
        entry('b', during({ hours: [{ from: 17 * 60, to: 23 * 60 }] })),
        entry('a', during({ hours: [{ from: 6 * 60, to: 17 * 60 }] })),
      ],
    });
    until('24T07:59');
    expect(shown(simulation)).toMatchObject({ isStill: true, position: { deck: 'a', slide: 1 } });
    until('24T08:00');
    expect(shown(simulation)).toMatchObject({ isStill: false, position: { deck: 'a', slide: 1 } });
  });

  test('nothing whose dates are over, after days that were closed', () => {
    const { simulation, until } = evening({
      playlist: [entry('b', during({ to: '2026-12-24' })), entry('a')],
      hours: { ...hours, exceptions: [{ from: '2026-12-24', to: '2026-12-27', hours: [] }] },
    });
    expect(decksOf(simulation)).toBe('b');
    until('28T08:00');
    expect(shown(simulation)).toMatchObject({ isStill: false, position: { deck: 'a' } });
  });

  test('a new round, which is the next one however long it was closed', () => {
    const { simulation, until } = evening({});
    until('23T20:00');
    const { round } = simulation.state;
    until('24T08:00');
    expect([simulation.state.round, simulation.state.played]).toEqual([round + 1, ['a']]);
  });

  test('the first round, on a screen that was started while it was closed', () => {
    const { simulation, until } = evening({}, '23T21:00');
    until('24T08:00');
    expect([simulation.state.round, simulation.state.played]).toEqual([0, ['a']]);
  });

  test('the loop, not the announcement that was on at closing', () => {
    const announcements = [
      { deck: 'x', slide: null, from: '2026-12-23T19:30', to: '2026-12-24T08:00' },
    ];
    const from = at('23T19:59');
    const simulation = play({ ...decks, x: [0] }, { hours, announcements }, from);
    expect(decksOf(simulation)).toBe('x');
    simulation.runUntil(at('24T07:59') - from);
    expect(shown(simulation)).toMatchObject({ isStill: true, position: { deck: 'a' } });
    simulation.runUntil(at('24T08:00') - from);
    expect(shown(simulation)).toMatchObject({ isStill: false, position: { deck: 'a' } });
    simulation.runUntil(at('24T08:00') - from + 2_000);
    expect(shown(simulation)).toMatchObject({ position: { deck: 'b' } });
  });

  test('an announcement that is due then, to the millisecond, and the loop begins behind it', () => {
    const announcements = [
      { deck: 'c', slide: 2, from: '2026-12-24T08:00', to: '2026-12-24T08:01' },
    ];
    const { simulation, until } = evening({ announcements, playlist: [entry('a'), entry('b')] });
    until('24T07:59');
    expect(shown(simulation)).toMatchObject({ isStill: true, position: { deck: 'c', slide: 2 } });
    until('24T08:00');
    expect(shown(simulation)).toMatchObject({ isStill: false, position: { deck: 'c', slide: 2 } });
    until('24T08:01');
    expect(shown(simulation)).toMatchObject({ position: { deck: 'a', slide: 1 } });
  });

  test('no interleaved item: that comes once its time has passed since opening', () => {
    const { simulation, until } = evening({
      playlist: [entry('a'), entry('b'), entry('c', { slide: 1, every: 30 * minute })],
    });
    const opening = at('24T08:00') - at('23T19:59');
    until('24T08:00');
    const before = simulation.shown.length;
    simulation.runUntil(opening + 30 * minute - 1);
    expect(simulation.shown.slice(before - 1).map(({ position }) => position.deck)).not.toContain(
      'c',
    );
    simulation.runUntil(opening + 30 * minute);
    expect(shown(simulation)).toMatchObject({ position: { deck: 'c' } });
  });

  test('the same if a visitor had woken the screen and stays over the opening', () => {
    const { simulation, until } = evening({
      playlist: [
        entry('b', during({ hours: [{ from: 17 * 60, to: 23 * 60 }] })),
        entry('a', during({ hours: [{ from: 6 * 60, to: 17 * 60 }] })),
      ],
    });
    until('24T07:59');
    simulation.runUntil(simulation.now + 59_000);
    simulation.happened({ type: 'touched' });
    until('24T08:00');
    expect(simulation.state.mode).toBe('explore');
    simulation.happened({ type: 'left' });
    expect([simulation.state.mode, simulation.stage]).toEqual(['loop', 'a 1/0 fr']);
    expect(simulation.state.item).toMatchObject({ deck: 'a', reason: 'round' });
    expect(simulation.state.startedAt).toBe(simulation.now);
  });
});

describe('under the black', () => {
  test('a deck that fails is tried until it is set aside, and another lies ready', () => {
    const { simulation, until } = evening({ playlist: [entry('a'), entry('b')] });
    until('23T20:00');
    for (let times = 0; times < 3; times += 1) {
      expect(shown(simulation)).toMatchObject({ isStill: true, position: { deck: 'a' } });
      simulation.happened({ type: 'failed', deck: 'a' });
      simulation.runUntil(simulation.now + 1_000);
    }
    expect(shown(simulation)).toMatchObject({ isStill: true, position: { deck: 'b' } });
    until('24T08:00');
    expect(shown(simulation)).toMatchObject({ isStill: false, position: { deck: 'b' } });
  });

  test('what lies ready follows a clock that is set', () => {
    const { simulation, until } = evening({
      playlist: [entry('b', during({ to: '2026-12-24' })), entry('a')],
    });
    until('23T20:00');
    expect(shown(simulation)).toMatchObject({ isStill: true, position: { deck: 'b' } });
    simulation.happened({ type: 'clockRead', epoch: at('25T22:00') });
    expect(shown(simulation)).toMatchObject({ isStill: true, position: { deck: 'a' } });
  });
});
