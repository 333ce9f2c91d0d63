import { expect, test } from 'vitest';
import type { Library } from '../../../src/core/library/library.ts';
import { startProblems } from '../../../src/core/library/start-problems.ts';

const library = { decks: [{ id: 'seqone', locale: 'fr' }] } as unknown as Library;

test('a start that asks for what is there has no problem', () => {
  expect(startProblems({ deck: 'seqone', locale: 'fr' }, library)).toEqual([]);
  expect(startProblems({ deck: null, locale: null }, library)).toEqual([]);
});

test('a deck that is not there is named, with the one that was meant', () => {
  const [close] = startProblems({ deck: 'seqnoe', locale: null }, library);
  expect(close).toBe('--deck: there is no deck “seqnoe”. Did you mean seqone?');
  const [far] = startProblems({ deck: 'tirrex', locale: null }, library);
  expect(far).toBe('--deck: there is no deck “tirrex”. The first deck begins.');
});

test('a language that no deck has is named, with what is shown instead', () => {
  const problems = startProblems({ deck: null, locale: 'de' }, library);
  expect(problems).toEqual(['--locale: no deck is in “de”. Each is shown in its first language.']);
});
