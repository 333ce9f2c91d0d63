import { expect, test } from 'vitest';
import type { Deck, Slide } from '../../../src/core/deck/deck.ts';
import { assembleLibrary } from '../../../src/core/library/assemble-library.ts';
import { plainEntry } from '../../../src/core/schedule/schedule.ts';
import { parseSite } from '../../../src/core/library/site.ts';

const site = { ...parseSite('', { locales: [], deckIds: [] }).site, languages: ['fr', 'en'] };

const slide: Slide = {
  attributes: {},
  html: '',
  notes: '',
  title: '',
  text: '',
  duration: 10_000,
  steps: 0,
  media: [],
  links: [],
  line: 1,
};

function version(id: string, locale: string, slides = 1) {
  const deck: Deck = {
    id,
    locale,
    title: id,
    subtitle: '',
    summary: '',
    tags: [],
    people: [],
    partners: [],
    year: '',
    links: [],
    accent: '',
    cover: null,
    slides: Array.from({ length: slides }, () => slide),
  };
  return { id, locale, file: locale === 'fr' ? 'deck.md' : `deck.${locale}.md`, deck };
}

function order(ids: string[], playlist: string[] | null) {
  const versions = ids.flatMap((id) => [version(id, 'en'), version(id, 'fr')]);
  const library = assembleLibrary({
    site: { ...site, playlist: playlist?.map(plainEntry) ?? null },
    ...{ versions, diagnostics: [] },
  });
  return {
    decks: library.decks.map(({ id, locale }) => `${id} ${locale}`),
    playlist: library.site.playlist?.map(({ deck }) => deck) ?? null,
  };
}

test('without a playlist decks play by folder name, numbers by value, accents beside their letter', () => {
  expect(order(['z', 'project-10', 'été', 'project-9', 'eze'], null).decks).toEqual(
    ['été', 'eze', 'project-9', 'project-10', 'z'].flatMap((id) => [`${id} fr`, `${id} en`]),
  );
});

test('decks of the playlist come first, all others after them by name', () => {
  const { decks } = order(['a', 'b', 'c', 'd'], ['d', 'b']);
  expect(decks).toEqual(['d', 'b', 'a', 'c'].flatMap((id) => [`${id} fr`, `${id} en`]));
});

test('the playlist keeps only what can play, and none is left when nothing of it can', () => {
  expect(order(['a', 'b'], ['broken', 'b']).playlist).toEqual(['b']);
  expect(order(['a', 'b'], ['broken']).playlist).toBeNull();
});

test('versions with unequal numbers of slides are reported on the shorter file', () => {
  const versions = [version('a', 'fr', 3), version('a', 'en', 2), version('b', 'fr', 7)];
  const { diagnostics } = assembleLibrary({ site, versions, diagnostics: [] });
  expect(diagnostics).toMatchObject([
    { severity: 'warning', code: 'deck/slide-count', file: 'a/deck.en.md', line: 1, column: 1 },
  ]);
  expect(diagnostics[0]?.message).toContain('2 of the 3 slides of deck.md');
});

test('findings come by file and place', () => {
  const finding = (file: string, line: number, column: number) => ({
    severity: 'error' as const,
    code: 'x',
    file,
    line,
    column,
    message: '',
  });
  const sorted = [finding('a', 1, 2), finding('a', 2, 1), finding('a', 10, 1), finding('b', 1, 1)];
  const { diagnostics } = assembleLibrary({ site, versions: [], diagnostics: sorted.toReversed() });
  expect(diagnostics).toEqual(sorted);
});

test('a slide that no version of its deck has is reported, in the playlist and in announcements', () => {
  const parts = {
    versions: [version('a', 'fr', 2), version('a', 'en', 3), version('b', 'fr', 2)],
    diagnostics: [],
  };
  const announce = (slide: number) => ({
    deck: 'b',
    slide,
    from: '2026-12-24T18:30',
    to: '2026-12-24T19:30',
  });
  const playing = (first: number, second: number) =>
    assembleLibrary({
      ...parts,
      site: {
        ...site,
        playlist: [{ ...plainEntry('a'), slide: first }],
        announcements: [announce(second)],
      },
    })
      .diagnostics.filter(({ code }) => code === 'site/unknown-slide')
      .map(({ severity, file, message }) => [severity, file, message]);
  expect(playing(3, 2)).toEqual([]);
  expect(playing(4, 9)).toEqual([
    ['error', 'kiosk.yaml', expect.stringMatching(/^There is no slide 4 in “a”, which has 3/)],
    ['error', 'kiosk.yaml', expect.stringMatching(/^There is no slide 9 in “b”, which has 2/)],
  ]);
});
