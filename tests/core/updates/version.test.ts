import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNewer } from '../../../src/core/updates/version.ts';

const number = fc.integer({ min: 0, max: 999_999_999 });
const triple = fc.tuple(number, number, number);
const written = (numbers: readonly number[]) => numbers.join('.');

test('of two releases, the one that comes after the other is newer', () => {
  fc.assert(
    fc.property(triple, triple, (one, other) => {
      const first = one.findIndex((number, index) => number !== other[index]);
      const isAfter = first >= 0 && (one[first] ?? 0) > (other[first] ?? 0);
      expect(isNewer(written(one), written(other))).toBe(isAfter);
    }),
  );
});

test('numbers count, not their digits', () => {
  expect(isNewer('0.10.0', '0.9.9')).toBe(true);
  expect(isNewer('0.9.9', '0.10.0')).toBe(false);
});

test('the release itself comes after its pre-releases, which are never taken', () => {
  expect(isNewer('1.0.0', '1.0.0-beta.1')).toBe(true);
  expect(isNewer('1.0.0', '1.0.0')).toBe(false);
  expect(isNewer('2.0.0-beta.1', '1.0.0')).toBe(false);
});

test('what is no version is not newer', () => {
  for (const offered of ['', 'v2.0.0', '2.0', '2.0.0.0', ' 2.0.0', 'latest', '9'.repeat(99)]) {
    expect(isNewer(offered, '1.0.0')).toBe(false);
  }
  expect(isNewer('2.0.0', 'unknown')).toBe(false);
});
