import { describe, expect, test } from 'vitest';
import { foundDeckIds, foundLocales, planLibrary } from '../../../src/core/library/plan-library.ts';
import { parseSite } from '../../../src/core/library/site.ts';

const site = { ...parseSite('', { locales: [], deckIds: [] }).site, languages: ['fr', 'en'] };

function plan(folders: Record<string, string[]>, languages = site.languages) {
  const listed = Object.entries(folders).map(([id, files]) => ({ id, files }));
  const { versions, diagnostics } = planLibrary(listed, { ...site, languages });
  return {
    versions: versions.map(({ id, locale, file }) => `${id} ${locale} ${file}`),
    findings: diagnostics.map(({ severity, code, file }) => `${file} ${severity} ${code}`),
    diagnostics,
  };
}

test('deck.md is the first language, deck.<tag>.md a further one', () => {
  const { versions, findings } = plan({ dna: ['deck.en.md', 'deck.md', 'media/a.svg'] });
  expect(versions).toEqual(['dna fr deck.md', 'dna en deck.en.md']);
  expect(findings).toEqual([]);
});

test('a deck without one of the languages plays, with a warning that names the missing file', () => {
  const { versions, findings, diagnostics } = plan({ dna: ['deck.md'] });
  expect(versions).toEqual(['dna fr deck.md']);
  expect(findings).toEqual(['dna/deck.md warning deck/language-missing']);
  expect(diagnostics[0]?.message).toContain('dna/deck.en.md');
});

test('a version in a language that the site does not list is not compiled', () => {
  const { versions, findings } = plan({ dna: ['deck.md', 'deck.de.md'] }, ['fr']);
  expect(versions).toEqual(['dna fr deck.md']);
  expect(findings).toEqual(['dna/deck.de.md warning deck/language-unlisted']);
});

test('a second version in one language is not compiled', () => {
  const { versions, findings } = plan({
    dna: ['deck.md', 'deck.fr.md', 'deck.EN.md', 'deck.en.md'],
  });
  expect(versions).toEqual(['dna fr deck.md', 'dna en deck.EN.md']);
  expect(findings).toEqual([
    'dna/deck.en.md warning deck/language-twice',
    'dna/deck.fr.md warning deck/language-twice',
  ]);
});

test('a file whose tag is no language is reported', () => {
  const { findings } = plan({ dna: ['deck.md', 'deck.en.md', 'deck.draft.md'] });
  expect(findings).toEqual(['dna/deck.draft.md warning deck/language-tag']);
});

describe('a folder without deck.md', () => {
  test('is reported when it holds Markdown', () => {
    const { versions, findings } = plan({ notes: ['README.md', 'a.png'] });
    expect(versions).toEqual([]);
    expect(findings).toEqual(['notes/README.md warning deck/no-deck-file']);
  });

  test('is an error when it holds a further language, since that was meant to be shown', () => {
    const { versions, findings } = plan({ dna: ['deck.en.md'] });
    expect(versions).toEqual([]);
    expect(findings).toEqual(['dna/deck.en.md error deck/first-language-missing']);
  });
});

describe('two folders that differ only by', () => {
  test.each([
    ['case', 'DNA', 'dna'],
    ['Unicode form', 'e\u0301te\u0301', '\u00e9t\u00e9'],
    ['both', 'E\u0301te\u0301', '\u00e9t\u00c9'],
  ])('%s: the first plays, the other is an error', (_how, first, second) => {
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const folders = Object.fromEntries(order.map((id) => [id, ['deck.md']]));
      const { versions, findings } = plan(folders, ['fr']);
      expect(versions).toEqual([`${first} fr deck.md`]);
      expect(findings).toEqual([`${second}/deck.md error deck/same-name`]);
    }
  });
});

test.each(['a:b', 'a\\b', 'what?', 'dot.', 'space ', 'tab\tbed'])(
  'a folder called %j, which Windows cannot hold, is an error',
  (id) => {
    expect(plan({ [id]: ['deck.md'] }, ['fr'])).toMatchObject({
      versions: [],
      findings: [`${id}/deck.md error deck/folder-name`],
    });
  },
);

test('the languages and decks of a library are found by the names of files', () => {
  const folders = [
    { id: 'a', files: ['deck.md', 'deck.en.md', 'media/deck.de.md', 'deck.draft.md'] },
    { id: 'b', files: ['deck.PT-br.md'] },
  ];
  expect(foundLocales(folders)).toEqual(['en', 'pt-BR']);
  expect(foundDeckIds(folders)).toEqual(['a']);
});

test('a folder whose name is longer than the 200 characters of an id is reported and not shown', () => {
  const { versions, findings } = plan({ ['x'.repeat(201)]: ['deck.md', 'deck.en.md'] });
  expect(versions).toEqual([]);
  expect(findings).toEqual([`${'x'.repeat(201)}/deck.md error deck/folder-name`]);
  expect(plan({ ['x'.repeat(200)]: ['deck.md', 'deck.en.md'] }).findings).toEqual([]);
});
