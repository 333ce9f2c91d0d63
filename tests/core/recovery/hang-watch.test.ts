import fc from 'fast-check';
import { expect, test } from 'vitest';
import { look, noteSign, noteWord, watchLoading } from '../../../src/core/recovery/hang-watch.ts';

/** When a loaded page is killed that speaks at these times, answers questions or not, and is looked at at those. */
function killedAt(looks: readonly number[], signs: readonly number[], answers: boolean) {
  let watch = noteWord(watchLoading(0), 0);
  for (const at of looks) {
    for (const sign of signs.filter((each) => each <= at && each > watch.lookedAt))
      watch = noteWord(watch, sign);
    const seen = look(watch, at);
    watch = seen.verdict === 'ask' && answers ? noteSign(seen.watch, at) : seen.watch;
    if (seen.verdict === 'kill') return at;
  }
  return null;
}

const everySecond = (seconds: number, from = 0) =>
  Array.from({ length: seconds }, (_, index) => from + (index + 1) * 1_000);

test('a page that neither speaks nor answers is killed within 10 s', () => {
  expect(killedAt(everySecond(60), [], false)).toBeLessThanOrEqual(10_000);
});

test('a page that answers lives on, though it says nothing: it may have nothing to paint on', () => {
  expect(killedAt(everySecond(600), [], true)).toBeNull();
});

test('a page that speaks every 5 s is never even asked', () => {
  const signs = Array.from({ length: 100 }, (_, index) => index * 5_000);
  expect(killedAt(everySecond(500), signs, false)).toBeNull();
});

test('a machine that stood still for 12 s, or a night, blames nobody', () => {
  const looks = [...everySecond(4), ...everySecond(4, 16_000), ...everySecond(4, 30_000_000)];
  expect(killedAt(looks, [], false)).toBeNull();
});

test('a page that hangs when the machine goes on is killed within 10 s of that', () => {
  const killed = killedAt([...everySecond(4), ...everySecond(60, 16_000)], [], false);
  expect(killed).toBeLessThanOrEqual(17_000 + 10_000);
});

test('a page has 30 s to speak to its host, whatever else it answers', () => {
  let watch = watchLoading(0);
  const verdicts = everySecond(30).map((at) => {
    const seen = look(watch, at);
    watch = seen.watch;
    return seen.verdict;
  });
  expect(verdicts.lastIndexOf('alive')).toBe(28);
  expect(verdicts.at(-1)).toBe('kill');
});

test('whenever the page last spoke, silence kills it no sooner than 9 s and no later than 10 s after that', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (last) => {
      const signs = Array.from({ length: 13 }, (_, index) => last - index * 5_000);
      const killed = killedAt(everySecond(120), signs, false) ?? Infinity;
      expect(killed - last).toBeGreaterThanOrEqual(9_000);
      expect(killed - last).toBeLessThanOrEqual(10_000);
    }),
  );
});

test('a machine that slept while a page was loading gives it its time again, and no more', () => {
  let watch = noteSign(watchLoading(0), 50_000);
  watch = { ...watch, lookedAt: 50_000 };
  const killed = everySecond(60, 50_000).find((at) => {
    const seen = look(watch, at);
    watch = seen.watch;
    return seen.verdict === 'kill';
  });
  expect(killed).toBe(80_000);
});
