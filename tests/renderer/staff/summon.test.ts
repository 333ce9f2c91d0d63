import { describe, expect, test } from 'vitest';
import { cornerOf, tapCounter } from '../../../src/renderer/staff/summon.ts';

const page = { width: 1920, height: 1080 };

describe('a corner of the screen', () => {
  test('is a square of 16 % of the shorter side, and no pixel more', () => {
    expect(cornerOf({ x: 172, y: 172 }, page)).toBe('top left');
    expect(cornerOf({ x: 173, y: 172 }, page)).toBeNull();
    expect(cornerOf({ x: 172, y: 173 }, page)).toBeNull();
    expect(cornerOf({ x: 1919, y: 1079 }, page)).toBe('bottom right');
    expect(cornerOf({ x: 960, y: 540 }, page)).toBeNull();
  });
});

describe('the call for the staff panel', () => {
  const corner = { x: 10, y: 10 };

  test('is five taps in one corner', () => {
    const tap = tapCounter();
    const heard = [0, 400, 800, 1_200, 1_600].map((at) => tap({ ...corner, at }, page));
    expect(heard).toEqual([false, false, false, false, true]);
  });

  test('must come within four seconds, to the millisecond', () => {
    const slow = tapCounter();
    expect([0, 1_000, 2_000, 3_000, 4_000].map((at) => slow({ ...corner, at }, page)).at(-1)).toBe(
      false,
    );
    const quick = tapCounter();
    expect([0, 1_000, 2_000, 3_000, 3_999].map((at) => quick({ ...corner, at }, page)).at(-1)).toBe(
      true,
    );
  });

  test('is broken off by a tap elsewhere, or in another corner', () => {
    for (const other of [
      { x: 900, y: 500 },
      { x: 1900, y: 10 },
    ]) {
      const tap = tapCounter();
      for (const at of [0, 100, 200, 300]) tap({ ...corner, at }, page);
      expect(tap({ ...other, at: 400 }, page)).toBe(false);
      expect(tap({ ...corner, at: 500 }, page)).toBe(false);
    }
  });

  test('begins anew after it was heard', () => {
    const tap = tapCounter();
    const times = [0, 100, 200, 300, 400, 500, 600, 700, 800, 900];
    const heard = times.map((at) => tap({ ...corner, at }, page));
    expect(heard.filter(Boolean)).toHaveLength(2);
  });
});
