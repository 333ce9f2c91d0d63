import { describe, expect, test } from 'vitest';
import { typographyFaults } from '../../../src/cli/review/typography.ts';

const codes = (text: string, locale: string) =>
  typographyFaults(text, locale).map(({ code, found }) => `${code.split('/')[1] ?? ''} ${found}`);

describe('French', () => {
  test.each([
    ["l'eau", ["apostrophe l'eau"]],
    ["l'", ["apostrophe l'"]],
    ['"mot"', ['quotes "mot"']],
    ['Et puis....', ['ellipsis puis....']],
    ['L’Etat et les Ecoles', ['capital Etat']],
    ['A l’écoute', ['capital A l’']],
    ['Oui. A partir de 2025', ['capital A partir']],
    ['Ca marche', ['capital Ca']],
    ['Ce sera bon. A Montpellier', ['capital A Montpellier']],
    ['Evaluer, puis Etre', ['capital Evaluer']],
    ['Eté', ['capital Eté']],
    ['le coeur', ['ligature coeur']],
    ['sa soeur', ['ligature soeur']],
    ['une oeuvre', ['ligature oeuvre']],
    ['Manoeuvres', ['ligature Manoeuvres']],
    ['Le cœur, coexister, poeuple', []],
    ['à 3km', ['space 3km']],
    ['deux  mots', ['space deux  mots']],
    ['ici , là', ['space ici ,']],
    ['(ici )', ['space (ici )']],
    ['( ici)', ['space ( ici)']],
    ['IPv4km, à 10h30, 3 km, 50 %', []],
    ['5′ et 43 cm', []],
    ['Groupe A la mieux notée', []],
    ['A et B', []],
    ['La vitamine A.', []],
    ['Etienne, Evolution, ET', []],
    ['L’État… « oui » à l’École', []],
  ])('%s', (text, expected) => expect(codes(text, 'fr-FR')).toEqual(expected));
});

describe('English', () => {
  test.each([
    ["don't", ["apostrophe don't"]],
    ['say "yes"', ['quotes "yes"']],
    ['a 43" screen, 5\' away', []],
    ['and so on...', ['ellipsis on...']],
    ['3km away', ['space 3km']],
    ['“Yes”, it’s Etat…', []],
  ])('%s', (text, expected) => expect(codes(text, 'en')).toEqual(expected));
});

test('other languages have no rules', () => {
  expect(codes('l\'eau "x"...', 'de')).toEqual([]);
});
