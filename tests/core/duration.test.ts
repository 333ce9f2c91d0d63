import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/core/duration.ts';

describe('a duration', () => {
  it.each([
    ['8s', 8_000],
    ['1m', 60_000],
    ['1.5m', 90_000],
    ['500ms', 500],
    ['2h', 7_200_000],
    [' 8 S ', 8_000],
    ['8000', 8_000],
    [8000, 8_000],
    [0, 0],
  ])('reads %j as %d ms', (value, expected) => {
    expect(parseDuration(value)).toBe(expected);
  });

  it.each([
    '',
    's',
    '8x',
    '-8s',
    '8s 2s',
    '1e3',
    'NaN',
    '8,5s',
    '9'.repeat(400),
    -1,
    NaN,
    Infinity,
    null,
    undefined,
    true,
    {},
    [8],
  ])('refuses %j', (value) => {
    expect(parseDuration(value)).toBeNull();
  });
});
