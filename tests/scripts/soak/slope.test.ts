import { expect, test } from 'vitest';
import { slopeOf } from '../../../scripts/soak/slope.ts';

/** So many samples that wander by ±1 around a line; every other one is of a larger deck. */
const samples = (count: number, growth: number) =>
  Array.from({ length: count }, (_, x) => ({
    x,
    y: 100 + growth * x + Math.sin(x * 12.9898) + (x % 2) * 50,
    kind: x % 2 ? 'large' : 'small',
  }));

test('what does not grow has an interval around nothing', () => {
  const slope = slopeOf(samples(200, 0));
  expect(slope?.from).toBeLessThan(0);
  expect(slope?.to).toBeGreaterThan(0);
  expect(slope?.to).toBeLessThan(0.01);
});

test('what grows by a little is seen to, whatever the size of the deck on stage', () => {
  const slope = slopeOf(samples(200, 0.1));
  expect(slope?.value).toBeCloseTo(0.1, 2);
  expect(slope?.from).toBeGreaterThan(0.09);
});

test('a few samples say nothing', () => {
  expect(slopeOf(samples(9, 1))).toBeNull();
});
