import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshBudget, noteDeath, noteHealth } from '../../../src/core/recovery/restart-budget.ts';

/** The waits that a page gets which dies at these times, healthy from `after` ms after each death on. */
function waitsOf(deaths: readonly number[], after = 100): (number | null)[] {
  let budget = freshBudget;
  return deaths.map((at) => {
    const died = noteDeath(budget, at);
    budget = noteHealth(died.budget, at + after);
    return died.wait;
  });
}

test('a page is restarted at once, then after 1 s, then after 3 s, then something larger must begin anew', () => {
  expect(waitsOf([0, 5_000, 10_000, 15_000])).toEqual([0, 1_000, 3_000, null]);
});

test('a page that was healthy for a minute has everything before it again', () => {
  expect(waitsOf([0, 5_000, 10_000, 71_000, 72_000])).toEqual([0, 1_000, 3_000, 0, 1_000]);
});

test('a page that has loaded is not healthy yet: only its own signs count', () => {
  const died = noteDeath(noteDeath(freshBudget, 0).budget, 200_000);
  expect(died.wait).toBe(1_000);
});

test('a page that dies now and then is restarted for ever', () => {
  const deaths = Array.from({ length: 500 }, (_, index) => index * 25_000);
  expect(waitsOf(deaths)).not.toContain(null);
});

test('however a page dies, it is restarted no more than three times within a minute', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 60 }), (gaps) => {
      let at = 0;
      const deaths = gaps.map((gap) => (at += gap));
      const restarts = waitsOf(deaths).flatMap((wait, index) =>
        wait === null ? [] : [deaths[index] ?? 0],
      );
      for (const from of restarts) {
        const within = restarts.filter((each) => each >= from && each < from + 60_000);
        expect(within.length).toBeLessThanOrEqual(3);
      }
    }),
  );
});
