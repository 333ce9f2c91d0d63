import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalNoteSchema } from '../../../src/core/journal/entries.ts';
import type { Sight } from '../../../src/core/journal/sight.ts';
import { Watched } from './sights.ts';

const explore = { mode: 'explore', view: 'stage' } as const;
const menu = { mode: 'explore', view: 'menu' } as const;
const warning = { mode: 'explore', view: 'warning' } as const;
const loop = { mode: 'loop', view: 'stage' } as const;

describe('a visit', () => {
  test('lasts from explore’s beginning to its end, and tells of what was read', () => {
    const screen = new Watched()
      .see(explore, 5_000)
      .see({ slide: 2 }, 4_000)
      .see({ slide: 3 }, 3_000)
      .see(loop, 2_000);
    expect(screen.told.map(({ since }) => since)).toEqual([5_000, 5_000]);
    expect(screen.facts('read')).toEqual([
      {
        ...{ kind: 'read', deck: 'a', locale: 'fr', from: 'touch', slides: 3 },
        ...{ seen: [1, 2, 3], last: 3, ms: 9_000, ended: 'left' },
      },
    ]);
    expect(screen.facts('visit')).toEqual([
      { kind: 'visit', deck: 'a', locales: ['fr'], opened: 1, ms: 9_000, ended: 'left' },
    ]);
  });

  test('that ends by itself counts until the last gesture: nobody knows when they walked away', () => {
    const screen = new Watched()
      .see(explore, 5_000)
      .see({ slide: 2 }, 10_000)
      .see(warning, 60_000)
      .see(loop, 20_000);
    expect(screen.facts('visit')).toMatchObject([{ ms: 10_000, ended: 'idle' }]);
    expect(screen.facts('read')).toMatchObject([{ ms: 10_000, ended: 'idle', last: 2 }]);
  });

  test('that ends by itself counts at least until it last changed what is shown', () => {
    const screen = new Watched().see(explore).see({ slide: 2 }, 10_000).see(warning, 5_000);
    screen.see(loop, 20_000);
    expect(screen.facts('visit')).toMatchObject([{ ms: 10_000, ended: 'idle' }]);
  });

  test('counts a film that was watched without a gesture', () => {
    const screen = new Watched().see(explore, 5_000).see(warning, 300_000 + 60_000);
    screen.see(loop, 20_000);
    expect(screen.facts('read')).toMatchObject([{ ms: 300_000, ended: 'idle' }]);
  });

  test('that goes on after the warning counts whole', () => {
    const screen = new Watched().see(explore).see(warning, 60_000).see(explore, 5_000);
    screen.see(loop, 1_000);
    expect(screen.facts('visit')).toMatchObject([{ ms: 66_000, ended: 'left' }]);
  });

  test('is ended by a presenter, of whom nothing is noted', () => {
    const screen = new Watched().see(explore).see({ mode: 'present' }, 2_000);
    screen.see({ deck: 'b' }, 60_000).close(1_000);
    expect(screen.facts('visit')).toMatchObject([{ ms: 2_000, ended: 'presenter' }]);
    expect(screen.facts('shown')).toMatchObject([{ deck: 'a', ms: 0 }]);
    expect(screen.facts('read').map(({ deck }) => deck)).toEqual(['a']);
  });

  test('tells of its languages, of the deck that was on stage, and how many decks were opened', () => {
    const screen = new Watched({ deck: 'b' }).see({ ...menu, locale: 'fr' });
    screen.see({ locale: 'en' }, 1_000).see({ ...explore, deck: 'a' }, 1_000);
    screen
      .see({ deck: 'c' }, 1_000)
      .see({ ...menu }, 1_000)
      .see(loop, 1_000);
    expect(screen.facts('visit')).toMatchObject([
      { deck: 'b', locales: ['fr', 'en'], opened: 2, ms: 5_000 },
    ]);
  });

  test('that the page’s end cuts off is told all the same, once', () => {
    const screen = new Watched().see(explore, 1_000).close(500).close(500);
    expect(screen.facts('visit')).toMatchObject([{ ms: 500, ended: 'closed' }]);
    expect(screen.facts('read')).toMatchObject([{ ms: 500, ended: 'closed' }]);
  });
});

describe('reading a deck', () => {
  test('knows how it was opened: at a touch, from the menu, from another deck, or as told', () => {
    const screen = new Watched().see(explore).see(menu, 1_000);
    screen.see({ ...explore, deck: 'b' }, 1_000).see({ deck: 'c' }, 1_000);
    screen.see(menu, 1_000).keeper.openedFrom('search');
    screen
      .see({ ...explore, deck: 'd' }, 1_000)
      .see({ deck: 'e' }, 1_000)
      .see(loop, 1_000);
    expect(screen.facts('read').map(({ deck, from, ended }) => [deck, from, ended])).toEqual([
      ['a', 'touch', 'menu'],
      ['b', 'menu', 'other'],
      ['c', 'related', 'menu'],
      ['d', 'search', 'other'],
      ['e', 'related', 'left'],
    ]);
  });

  test('remembers how it is opened while the stage prepares it, but not beyond', () => {
    const screen = new Watched().see(explore);
    screen.keeper.openedFrom('search');
    screen.see({}, 500).see({ deck: 'b' }, 500).see({ deck: 'c' }, 500).see(loop);
    expect(screen.facts('read').map(({ from }) => from)).toEqual(['touch', 'search', 'related']);
  });

  test('goes on when the menu is closed again; the time in the menu is not reading', () => {
    const screen = new Watched().see(explore).see(menu, 1_000).see(explore, 9_000);
    screen.see(loop, 2_000);
    expect(screen.facts('read')).toMatchObject([{ ms: 3_000 }]);
    expect(screen.facts('visit')).toMatchObject([{ ms: 12_000, opened: 1 }]);
  });

  test('does not begin in the menu, nor under a warning that lies above the menu', () => {
    const screen = new Watched().see(menu).see(warning, 60_000).see(menu, 1_000);
    screen.see(loop, 1_000);
    expect(screen.facts('read')).toEqual([]);
    expect(screen.facts('visit')).toMatchObject([{ opened: 0, ended: 'left' }]);
  });

  test('is of the last language, and of slides that this language has', () => {
    const screen = new Watched().see({ ...explore, slide: 3 });
    screen.see({ locale: 'en', slide: 2, slides: 2 }, 1_000).see(loop, 1_000);
    expect(screen.facts('read')).toMatchObject([
      { locale: 'en', slides: 2, seen: [2], last: 2, ms: 2_000 },
    ]);
  });
});

describe('a search that finds nothing', () => {
  const typed = (screen: Watched) => screen.facts('vain').map(({ words }) => words);

  test('counts once, with the longest text, while letters come and go', () => {
    const screen = new Watched().see(menu);
    for (const words of ['pr', 'pro', 'prot', 'pro', 'prothèse', 'prothè']) screen.search(words);
    expect(typed(screen)).toEqual([]);
    expect(typed(screen.see(loop))).toEqual(['prothèse']);
  });

  test('counts once above a deck, too: what is typed there changes nothing on stage', () => {
    const screen = new Watched().see(explore);
    for (const words of ['pr', 'pro', 'prot']) screen.search(words).see({}, 500);
    expect(typed(screen.see({ slide: 2 }))).toEqual(['prot']);
  });

  test('counts again when something else is typed', () => {
    const screen = new Watched().see(menu).search('scanner').search('robot').see(loop);
    expect(typed(screen)).toEqual(['scanner', 'robot']);
  });

  test('of one letter, or of nothing, is none', () => {
    const screen = new Watched().see(menu).search('x').search('  ').see(loop);
    expect(typed(screen)).toEqual([]);
  });
});

const sight = fc.record({
  after: fc.nat(200_000),
  mode: fc.constantFrom('loop', 'explore', 'present', 'blank'),
  view: fc.constantFrom('stage', 'menu', 'warning', 'staff'),
  deck: fc.constantFrom('a', 'b', 'c'),
  slide: fc.integer({ min: 1, max: 5 }),
  locale: fc.constantFrom('fr', 'en'),
  idle: fc.nat(90_000),
} satisfies Record<keyof Omit<Sight, 'at' | 'slides'> | 'after', fc.Arbitrary<unknown>>);

test('whatever is shown, times never exceed what has elapsed, and the host would take every fact', () => {
  const holds = fc.property(fc.array(sight, { maxLength: 60 }), (sights) => {
    const screen = new Watched({ slides: 5 });
    let elapsed = 0;
    for (const { after, ...change } of sights) {
      elapsed += after;
      screen.see(change, after);
    }
    screen.close();
    const total = (facts: readonly { ms: number }[]) => facts.reduce((sum, { ms }) => sum + ms, 0);
    const visits = total(screen.facts('visit'));
    expect(total(screen.facts('read'))).toBeLessThanOrEqual(visits);
    expect(visits + total(screen.facts('shown'))).toBeLessThanOrEqual(elapsed);
    for (const { fact, since } of screen.told) {
      expect(journalNoteSchema.safeParse({ ...fact, ago: elapsed - since }).success).toBe(true);
    }
  });
  fc.assert(holds);
});
