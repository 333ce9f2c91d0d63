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
    ...{ loopShuffle: false, announcements: [], ownAnnouncements: [], hours: null, timeZone: null },
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

  test('keeps in the loop what this kiosk itself announces, not what the site announces', () => {
    const beta = { deck: 'beta', slide: null, from: '2026-12-24T18:00', to: '2026-12-24T19:00' };
    const scheduleWith = (announced: object) =>
      programmeOf({ ...library, site: { ...library.site, ...announced } }, 1, null).schedule;
    const bySite = scheduleWith({ announcements: [beta] });
    const byStaff = scheduleWith({ ownAnnouncements: [beta] });
    expect([bySite.announcements, byStaff.announcements]).toEqual([[beta], [beta]]);
    expect(bySite.playlist.map(({ deck: id }) => id)).toEqual(['alpha']);
    expect(byStaff.playlist.map(({ deck: id }) => id)).toEqual(['alpha', 'beta']);
  });

  test('warns for more than twenty seconds at speed 1, whatever the site says', () => {
    expect(programme.warning).toBe(21_000);
  });
});
