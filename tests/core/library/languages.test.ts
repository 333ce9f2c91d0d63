import { expect, test } from 'vitest';
import { ownLanguage, ownLanguages } from '../../../src/core/library/languages.ts';
import { parseSite } from '../../../src/core/library/site.ts';

test('the kiosk itself speaks French to whoever reads French, else English', () => {
  expect(['fr', 'fr-CA', 'FR', 'en-GB', 'de', 'ar', 'fro'].map(ownLanguage)).toEqual([
    ...['fr', 'fr', 'fr', 'en', 'en', 'en', 'en'],
  ]);
});

test('several languages give those in which it speaks, in their order, none twice', () => {
  expect(ownLanguages(['fr', 'en', 'de', 'ar'])).toEqual(['fr', 'en']);
  expect(ownLanguages(['de', 'fr', 'fr-CA'])).toEqual(['en', 'fr']);
  expect(ownLanguages([])).toEqual([]);
});

test('a site with a language that the kiosk itself does not speak is told so, once', () => {
  const findings = (text: string) =>
    parseSite(text, { locales: [], deckIds: [] }).diagnostics.map(
      ({ severity, code, line, message }) => `${line} ${severity} ${code} ${message}`,
    );
  expect(findings('title: x\nlanguages: [fr, de, en, ar]\n')).toEqual([
    expect.stringMatching(/^2 warning site\/own-words .*French and English.* de, ar /),
  ]);
  expect(findings('languages: [fr-CA, en-GB]')).toEqual([]);
});
