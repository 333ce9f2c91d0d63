import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acquit, addStrike, setAside, type Strikes } from '../../../src/core/recovery/strikes.ts';

const contents = new Map([
  ['a', '1'],
  ['b', '1'],
]);

function strike(deck: string, times: number, before: Strikes = []): Strikes {
  return times === 0 ? before : strike(deck, times - 1, addStrike(before, deck, contents));
}

test('a deck that brings its page down three times is set aside, and no other', () => {
  expect(setAside(strike('a', 2), contents)).toEqual([]);
  expect(setAside(strike('a', 3, strike('b', 2)), contents)).toEqual(['a']);
});

test('a deck that leaves the stage with its page alive begins anew', () => {
  expect(setAside(strike('a', 2, acquit(strike('a', 2), 'a')), contents)).toEqual([]);
});

test('what is set aside stays so, although the page lives without it', () => {
  expect(setAside(acquit(strike('a', 3), 'a'), contents)).toEqual(['a']);
});

test('a deck whose content changes is a new deck', () => {
  const changed = new Map([...contents, ['a', '2']]);
  expect(setAside(strike('a', 3), changed)).toEqual([]);
  expect(addStrike(strike('a', 3), 'a', changed)).toEqual([{ deck: 'a', content: '2', count: 1 }]);
});

test('a deck that is not there is not blamed', () => {
  expect(addStrike([], 'gone', contents)).toEqual([]);
});

test('whatever happens, a deck that is set aside had three strikes since it last left the stage well', () => {
  const event = fc.record({ deck: fc.constantFrom('a', 'b'), dies: fc.boolean() });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const proven = new Set<string>();
      const since = new Map<string, number>();
      let strikes: Strikes = [];
      for (const { deck, dies } of events) {
        strikes = dies ? addStrike(strikes, deck, contents) : acquit(strikes, deck);
        since.set(deck, dies ? (since.get(deck) ?? 0) + 1 : 0);
        if ((since.get(deck) ?? 0) >= 3) proven.add(deck);
      }
      expect(new Set(setAside(strikes, contents))).toEqual(proven);
    }),
  );
});
