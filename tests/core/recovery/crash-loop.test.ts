import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isCrashLoop,
  noteCleanEnd,
  noteStart,
  type Starts,
} from '../../../src/core/recovery/crash-loop.ts';
import { noteGraphicsDeath } from '../../../src/core/recovery/graphics-deaths.ts';

const died = (...times: number[]): Starts =>
  times.reduce<Starts>((starts, at) => noteStart(starts, at, false), []);

test('three starts within two minutes that died are a crash loop', () => {
  expect(isCrashLoop(died(0, 50_000), 100_000)).toBe(false);
  expect(isCrashLoop(died(0, 40_000, 80_000), 120_000)).toBe(true);
  expect(isCrashLoop(died(0, 40_000, 80_000), 120_001)).toBe(false);
});

test('whoever quits and starts again as often as they like is in no loop', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000 })), (gaps) => {
      let now = 0;
      let starts: Starts = [];
      for (const gap of gaps) {
        now += gap;
        expect(isCrashLoop(starts, now)).toBe(false);
        starts = noteCleanEnd(noteStart(starts, now, false));
      }
    }),
  );
});

test('a clock that was set back makes no loop', () => {
  expect(isCrashLoop(died(5_000_000, 5_001_000, 5_002_000), 1_000_000)).toBe(false);
});

test('a few starts are remembered, the newest', () => {
  const times = Array.from({ length: 30 }, (_, index) => index);
  expect(died(...times).map(({ at }) => at)).toEqual(times.slice(-10));
});

test('a graphics process may die twice in ten minutes, not three times', () => {
  const first = noteGraphicsDeath([], 0);
  const second = noteGraphicsDeath(first.deaths, 599_999);
  expect([first.isTooMany, second.isTooMany]).toEqual([false, false]);
  expect(noteGraphicsDeath(second.deaths, 599_999).isTooMany).toBe(true);
  expect(noteGraphicsDeath(second.deaths, 600_000).isTooMany).toBe(false);
});
