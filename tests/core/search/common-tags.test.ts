import { expect, it } from 'vitest';
import { commonTags } from '../../../src/core/search/common-tags.ts';
import { deckOf, libraryOf } from './library.ts';

const library = libraryOf(
  deckOf('a', { tags: ['génomique', 'Santé', 'santé'] }),
  deckOf('b', { tags: ['formation', 'sante'] }),
  deckOf('b', { locale: 'en', tags: ['training'] }),
);

it('suggests the tags that most projects have, once each, as first written', () => {
  expect(commonTags(library, 'fr', 5)).toEqual(['santé', 'génomique', 'formation']);
  expect(commonTags(library, 'fr', 2)).toHaveLength(2);
});

it('suggests those of the visitor’s language, or of a deck’s first where it has none', () => {
  expect(commonTags(library, 'en', 5)).toEqual(['génomique', 'santé', 'training']);
  expect(commonTags(library, 'de', 5)).not.toContain('training');
});
