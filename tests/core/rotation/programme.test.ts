import { describe, expect, test } from 'vitest';
import type { Deck } from '../../../src/core/deck/deck.ts';
import type { Library } from '../../../src/core/library/library.ts';
import { findDeck, programmeOf, shownLocale } from '../../../src/core/rotation/programme.ts';

const deck = (id: string, locale: string, durations: number[]): Deck =>
  ({
    id,
    locale,
    slides: durations.map((duration) => ({ duration, steps: 0 })),
  }) as unknown as Deck;

const library: Library = {
  revision: 'first',
  site: {
    ...{ title: {}, languages: ['fr', 'en'], loopLanguages: ['fr', 'en'], playlist: null },
    ...{ loopShuffle: false, announcements: [], hours: null, timeZone: null },
    ...{ display: null, screen: { diagonal: 1_092 }, volume: 0 },
    ...{ duration: 10_000, idle: 60_000, presenterSilence: 1_200_000, theme: 'light' },
  },
  decks: [
    deck('alpha', 'fr', [1_000]),
    deck('alpha', 'en', [2_000, 3_000]),
    deck('beta', 'fr', [1]),
  ],
  diagnostics: [],
};

describe('a programme', () => {
  const programme = programmeOf(library, 2, null);

  test('plays each deck once, with its language versions side by side', () => {
    expect(programme.decks.map(({ id, versions }) => [id, Object.keys(versions)])).toEqual([
      ['alpha', ['fr', 'en']],
      ['beta', ['fr']],
    ]);
  });

  test('loops in the site’s languages, or in the one its screen was started in', () => {
    expect(programme.loopLocales).toEqual(['fr', 'en']);
    expect(programmeOf(library, 1, 'en').loopLocales).toEqual(['en']);
  });

  test('shows a deck in the language wanted, else in the deck’s first', () => {
    const [alpha, beta] = [findDeck(programme, 'alpha'), findDeck(programme, 'beta')];
    expect(alpha && shownLocale(alpha, 'en')).toBe('en');
    expect(beta && shownLocale(beta, 'en')).toBe('fr');
    expect(beta && shownLocale(beta, 'toString')).toBe('fr');
  });

  test('warns for more than twenty seconds at speed 1, whatever the site says', () => {
    expect(programme.warning).toBe(21_000);
  });
});
