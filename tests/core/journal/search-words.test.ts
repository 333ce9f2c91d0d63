import { describe, expect, test } from 'vitest';
import { keepableWords } from '../../../src/core/journal/search-words.ts';

describe('the words of a search', () => {
  test.each([
    ['  Prothèse   de HANCHE ', 'prothèse de hanche'],
    ['ＩＡ', 'ia'],
    ['covid 19', 'covid 19'],
    ['2024', '2024'],
    ['محاكاة', 'محاكاة'],
  ])('%j count as %j', (typed, kept) => {
    expect(keepableWords(typed)).toBe(kept);
  });

  test.each([
    ['an e-mail address', 'marie.dupont@example.org'],
    ['a telephone number', '06 12 34 56 78'],
    ['a telephone number in other digits', '٠٦١٢٣٤٥٦٧٨'],
    ['a date of birth', 'Dupont 12/03/1987'],
    ['a web address', 'https://example.org/moi'],
    ['a whole message', 'x'.repeat(61)],
    ['nothing', ' \u0000\u200B '],
  ])('that are %s are never kept', (_, typed) => {
    expect(keepableWords(typed)).toBeNull();
  });

  test('of 60 characters may be kept', () => {
    expect(keepableWords('x'.repeat(60))).toHaveLength(60);
  });
});
