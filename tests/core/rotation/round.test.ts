import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextInRound, roundOf } from '../../../src/core/rotation/round.ts';

const entries = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).map(([deck, weight]) => ({ deck, weight }));
const order = (weights: Readonly<Record<string, number>>) =>
  roundOf(entries(weights), 0, false, null).join(' ');

describe('a round', () => {
  test.each([
    [{ a: 1, b: 1, c: 1 }, 'a b c'],
    [{ a: 2, b: 1, c: 1 }, 'a b a c'],
    [{ a: 2, b: 1, c: 1, d: 1, e: 1, f: 1 }, 'a b c a d e f'],
    [{ a: 1, b: 2, c: 1 }, 'a b c b'],
    [{ a: 2, b: 2 }, 'a b a b'],
    [{ a: 3, b: 1, c: 1, d: 1 }, 'a b a c a d'],
    [{ a: 1 }, 'a'],
    [{ a: 3 }, 'a a a'],
  ])('of %o plays %s', (weights, played) => {
    expect(order(weights)).toBe(played);
  });

  const weighted = fc
    .array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 12 })
    .map((weights) => weights.map((weight, index) => ({ deck: `deck-${index}`, weight })));
  const count = (played: readonly string[], deck: string) =>
    played.filter((each) => each === deck).length;

  test('plays every deck as often as its weight says, shuffled or not', () => {
    fc.assert(
      fc.property(weighted, fc.nat(1_000), fc.boolean(), (decks, round, isShuffled) => {
        const played = roundOf(decks, round, isShuffled, null);
        for (const { deck, weight } of decks) expect(count(played, deck)).toBe(weight);
      }),
    );
  });

  test('plays no deck twice in a row unless it has more than half of all turns', () => {
    fc.assert(
      fc.property(weighted, fc.nat(1_000), fc.boolean(), (decks, round, isShuffled) => {
        const played = roundOf(decks, round, isShuffled, null);
        const most = Math.max(...decks.map(({ weight }) => weight));
        fc.pre(most <= played.length / 2);
        played.slice(1).forEach((deck, index) => expect(deck).not.toBe(played[index]));
      }),
    );
  });
});

describe('a shuffled loop', () => {
  const decks = entries({ a: 1, b: 1, c: 1, d: 1, e: 1 });

  test('has another order in another round, and the same one for the same round', () => {
    const orders = new Set(
      Array.from({ length: 50 }, (_, round) => roundOf(decks, round, true, null).join()),
    );
    expect(orders.size).toBeGreaterThan(25);
    expect(roundOf(decks, 7, true, null)).toEqual(roundOf(decks, 7, true, null));
  });

  test('plays no deck twice in a row over 60 rounds either, unless it has more than half of all turns', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(weights, fc.boolean(), fc.nat(1_000), (some, isShuffled, begin) => {
        const weighted = some.map((weight, index) => ({ deck: `deck-${index}`, weight }));
        fc.pre(2 * Math.max(...some) <= some.reduce((sum, weight) => sum + weight, 0));
        const played: string[] = [];
        for (let round = begin; round < begin + 60; round += 1) {
          played.push(...roundOf(weighted, round, isShuffled, played.at(-1) ?? null));
        }
        played.slice(1).forEach((deck, index) => expect(deck).not.toBe(played[index]));
      }),
    );
  });

  test('puts each deck first about equally often', () => {
    const first = Array.from({ length: 5_000 }, (_, round) => roundOf(decks, round, true, null)[0]);
    for (const { deck } of decks) {
      const times = first.filter((each) => each === deck).length;
      expect(times).toBeGreaterThan(800);
      expect(times).toBeLessThan(1_200);
    }
  });
});

describe('the next deck of a round', () => {
  test('is the first that has not been played often enough', () => {
    expect(nextInRound(['a', 'b', 'a', 'c'], [])).toBe('a');
    expect(nextInRound(['a', 'b', 'a', 'c'], ['a'])).toBe('b');
    expect(nextInRound(['a', 'b', 'a', 'c'], ['a', 'b'])).toBe('a');
    expect(nextInRound(['a', 'b', 'a', 'c'], ['a', 'b', 'a'])).toBe('c');
  });

  test('is none once all have been played, whatever else was', () => {
    expect(nextInRound(['a', 'b'], ['b', 'a', 'gone'])).toBeNull();
  });

  test('is one that has just come in, even where the round has passed its place', () => {
    expect(nextInRound(['new', 'a', 'b'], ['a'])).toBe('new');
  });
});
