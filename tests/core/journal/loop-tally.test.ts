import { describe, expect, test } from 'vitest';
import { tallyTime } from '../../../src/core/journal/loop-tally.ts';
import { Watched } from './sights.ts';

const hour = 3_600_000;

describe('what the loop shows', () => {
  test('is told by deck and language, with its turns and its time', () => {
    const screen = new Watched().see({ slide: 2 }, 1_000).see({ deck: 'b', slide: 1 }, 1_000);
    screen.see({ deck: 'a' }, 5_000).see({ locale: 'en' }, 3_000).close(1_000);
    expect(screen.told.map(({ since }) => since)).toEqual([0, 2_000, 10_000]);
    expect(screen.facts('shown')).toEqual([
      { kind: 'shown', deck: 'a', locale: 'fr', times: 2, ms: 5_000 },
      { kind: 'shown', deck: 'b', locale: 'fr', times: 1, ms: 5_000 },
      { kind: 'shown', deck: 'a', locale: 'en', times: 1, ms: 1_000 },
    ]);
  });

  test('costs one entry an hour and deck, however fast slides turn', () => {
    const decks = Array.from({ length: 11 }, (_, index) => `deck-${String(index)}`);
    const screen = new Watched({ deck: 'deck-0' });
    for (let at = 10_000; at <= 24 * hour; at += 10_000) {
      screen.see({ deck: decks[(at / 10_000) % 11] ?? '' }, 10_000);
    }
    expect(screen.told).toHaveLength(24 * 11);
    expect(screen.facts('shown').reduce((sum, { ms }) => sum + ms, 0)).toBe(24 * hour);
  });

  test('is told when the screen closes for the night, and the night is not counted', () => {
    const screen = new Watched().see({ mode: 'blank' }, 60_000);
    expect(screen.facts('shown')).toMatchObject([{ times: 1, ms: 60_000 }]);
    screen.see({ mode: 'loop' }, 8 * hour).close(1_000);
    expect(screen.facts('shown')[1]).toMatchObject({ ms: 1_000 });
  });

  test('goes on after a visit with the same turn; the visit is not its time', () => {
    const screen = new Watched().see({ mode: 'explore' }, 1_000).see({ mode: 'loop' }, 30_000);
    screen.close(2_000);
    expect(screen.facts('shown')).toMatchObject([{ times: 1, ms: 3_000 }]);
  });

  test('has a new turn each time the only deck begins again', () => {
    const screen = new Watched();
    for (const slide of [2, 3, 1, 2, 3, 1]) screen.see({ slide }, 1_000);
    expect(screen.close().facts('shown')).toMatchObject([{ times: 3 }]);
  });

  test('is told in time even where nothing ever changes', () => {
    const screen = new Watched({ slides: 1 }).see({}, tallyTime - 1);
    expect(screen.told).toEqual([]);
    expect(screen.see({}, 1).facts('shown')).toMatchObject([{ ms: tallyTime }]);
  });
});
