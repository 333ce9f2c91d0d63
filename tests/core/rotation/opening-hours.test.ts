import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpeningHours } from '../../../src/core/schedule/schedule.ts';
import { epochOf } from '../../../src/core/schedule/wall-clock.ts';
import { epoch, minute, play, single, zone } from './scheduled.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

describe('opening hours', () => {
  const nineToFive: OpeningHours = {
    week: Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 17 * 60 }]),
    exceptions: [],
    wakeOnTouch: false,
  };
  const at = (time: string) => epochOf(`2026-11-23T${time}`, zone);

  test('end the loop to the millisecond, and begin it again with a new round', () => {
    const simulation = play({ a: [0, 0], b: [0] }, { hours: nineToFive }, at('16:59'));
    simulation.runUntil(minute - 1);
    expect(simulation.state.mode).toBe('loop');
    simulation.runUntil(minute);
    expect(simulation.state.mode).toBe('blank');
    expect(simulation.shown.at(-1)).toMatchObject({
      isStill: true,
      position: { deck: 'a', slide: 1 },
    });
    const shown = simulation.shown.length;
    simulation.runUntil(16 * 60 * minute + minute - 1);
    expect(simulation.shown).toHaveLength(shown);
    simulation.runUntil(16 * 60 * minute + minute);
    expect(simulation.state.mode).toBe('loop');
    expect(simulation.shown.at(-1)).toMatchObject({
      isStill: false,
      position: { deck: 'a', slide: 1 },
    });
    simulation.runUntil(16 * 60 * minute + minute + 2_500);
    expect(simulation.stage).toBe('b 1/0 fr');
  });

  test('are known from the start', () => {
    expect(play(single, { hours: nineToFive }, at('08:59')).state.mode).toBe('blank');
    expect(play(single, { hours: nineToFive }, at('09:00')).state.mode).toBe('loop');
  });

  test('let a visitor finish, then close', () => {
    const simulation = play(single, { hours: nineToFive }, at('16:59'));
    simulation.happened({ type: 'touched' });
    simulation.runUntil(minute + 10_000);
    expect(simulation.state.mode).toBe('explore');
    simulation.runUntil(minute + 20_000);
    expect(simulation.state.mode).toBe('blank');
  });

  test('never end a presentation', () => {
    const programme = programmeOfSteps(single, { schedule: { hours: nineToFive, timeZone: zone } });
    const simulation = new Simulation(programme, { mode: 'present', deck: null }, [], at('16:59'));
    simulation.runUntil(10 * minute);
    expect(simulation.state.mode).toBe('present');
    simulation.happened({ type: 'left' });
    expect(simulation.state.mode).toBe('blank');
  });

  test('a touch wakes a closed screen only where the site allows it', () => {
    const closed = play(single, { hours: nineToFive }, at('20:00'));
    closed.happened({ type: 'touched' });
    expect(closed.state.mode).toBe('blank');
    const woken = play(single, { hours: { ...nineToFive, wakeOnTouch: true } }, at('20:00'));
    woken.happened({ type: 'touched' });
    expect(woken.state.mode).toBe('explore');
    woken.runUntil(2 * minute);
    expect(woken.state.mode).toBe('blank');
  });

  test('changed content is there when they begin', () => {
    const simulation = play(single, { hours: nineToFive }, at('20:00'));
    const programme = { ...simulation.state.programme, revision: 'next' };
    simulation.happened({ type: 'programmeChanged', programme });
    expect(simulation.shown.at(-1)).toMatchObject({ revision: 'next', isStill: true });
  });

  test('that are changed so that they have begun open the screen at once', () => {
    const simulation = play(single, { hours: nineToFive }, at('20:00'));
    const { programme } = simulation.state;
    const schedule = { ...programme.schedule, hours: null };
    simulation.happened({ type: 'programmeChanged', programme: { ...programme, schedule } });
    expect(simulation.state.mode).toBe('loop');
    expect(simulation.shown.at(-1)).toMatchObject({ isStill: false });
  });
});

describe('a wall clock that is set', () => {
  const week = Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 17 * 60 }]);
  const hours = { week, exceptions: [], wakeOnTouch: false };
  const hour = 60 * minute;

  test.each([
    ['an hour on', 16.5, hour, 'blank'],
    ['an hour back', 17.5, -hour, 'loop'],
    ['a day on', 12, 24 * hour, 'loop'],
    ['eight hours on', 12, 8 * hour, 'blank'],
    ['a year back', 12, -365 * 24 * hour, 'loop'],
  ])('%s is followed at once', (_name, begin, moved, mode) => {
    const from = epochOf('2026-11-23T00:00', zone) + begin * hour;
    const simulation = play(single, { hours }, from);
    simulation.runUntil(5_000);
    simulation.happened({ type: 'clockRead', epoch: from + 5_000 + moved });
    expect(simulation.state.mode).toBe(mode);
  });

  test('neither stops the slide on stage nor hurries it', () => {
    const simulation = play(single, {});
    simulation.runUntil(400);
    simulation.happened({ type: 'clockRead', epoch: epoch - 30 * 24 * hour });
    simulation.runUntil(999);
    expect(simulation.stage).toBe('a 1/0 fr');
    simulation.runUntil(1_000);
    expect(simulation.stage).toBe('b 1/0 fr');
  });

  test('wherever it is set, the loop goes on and time is never looked at in circles', () => {
    const times = fc.array(fc.tuple(fc.nat(600_000), fc.integer({ min: -1e12, max: 1e12 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(times, (settings) => {
        const simulation = play(single, { hours });
        for (const [passes, moved] of settings) {
          simulation.runUntil(simulation.now + passes + 0.3);
          simulation.happened({ type: 'clockRead', epoch: epoch + moved + 0.7 });
          expect(simulation.wakeAt).toBeGreaterThan(simulation.now);
        }
      }),
      { numRuns: 50 },
    );
  });
});
