import { describe, expect, test } from 'vitest';
import { stopwatch, tellPace } from '../../../src/renderer/companion/time.ts';

const second = 1_000;
const minute = 60 * second;
/** A slide planned from the fifth to the sixth minute. */
const slot = { from: 5 * minute, to: 6 * minute };

describe('the stopwatch', () => {
  test.each([
    [0, '0:00'],
    [999, '0:00'],
    [second, '0:01'],
    [59_999, '0:59'],
    [minute, '1:00'],
    [4 * minute + 7 * second, '4:07'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [3_600_000 + 4 * minute + 7 * second, '1:04:07'],
  ])('shows %i ms as %s', (milliseconds, shown) => {
    expect(stopwatch(milliseconds)).toBe(shown);
  });
});

describe('the pace', () => {
  test('is on time within the slot and less than ten seconds around it', () => {
    for (const elapsed of [slot.from - 9_999, slot.from, slot.to, slot.to + 9_999])
      expect(tellPace(slot, elapsed)).toEqual({ is: 'onTime' });
  });

  test.each([
    [slot.from - 10 * second, 'ahead', '10 s'],
    [slot.from - 14_999, 'ahead', '10 s'],
    [slot.to + 10 * second, 'behind', '10 s'],
    [slot.to + 15 * second, 'behind', '15 s'],
    [slot.to + 59_999, 'behind', '55 s'],
    [slot.to + minute, 'behind', '1 min'],
    [slot.to + 80 * second, 'behind', '1 min 20 s'],
    [slot.to + 10 * minute + 40 * second, 'behind', '10 min'],
  ])('at %i ms is %s by %s', (elapsed, is, by) => {
    expect(tellPace(slot, elapsed)).toEqual({ is, by: by.replaceAll(' ', '\u00a0') });
  });
});
