import { describe, expect, test } from 'vitest';
import {
  countOn,
  elapsed,
  resetTimer,
  startTimer,
  toggleTimer,
} from '../../../src/core/talk/timer.ts';

describe('a presenter’s timer', () => {
  test('counts from where it began, after a crash from what had been counted', () => {
    expect(elapsed(startTimer(100), 350)).toBe(250);
    expect(elapsed(startTimer(100, 60_000), 101)).toBe(60_001);
  });

  test('stands still while it is stopped, and goes on from there', () => {
    const stopped = toggleTimer(startTimer(0), 1_000);
    expect([elapsed(stopped, 1_000), elapsed(stopped, 9_000)]).toEqual([1_000, 1_000]);
    expect(elapsed(toggleTimer(stopped, 9_000), 9_001)).toBe(1_001);
  });

  test('counts anew from nothing, running or not as before', () => {
    expect(elapsed(resetTimer(startTimer(0, 500), 1_000), 1_001)).toBe(1);
    const stopped = resetTimer(toggleTimer(startTimer(0), 1_000), 2_000);
    expect(elapsed(stopped, 3_000)).toBe(0);
  });

  test('is counted on by those to whom it was told, while it runs, and never back', () => {
    const told = { elapsed: 1_000, isRunning: true, planned: null };
    expect([0, 1, 5_000, -1].map((ago) => countOn(told, ago).elapsed)).toEqual([
      ...[1_000, 1_001, 6_000, 1_000],
    ]);
    expect(countOn({ ...told, isRunning: false }, 5_000).elapsed).toBe(1_000);
  });

  test('never shows less than nothing', () => {
    expect(elapsed(startTimer(100), 99)).toBe(0);
  });
});
