import type { Deck } from '../../../src/core/deck/deck.ts';
import type { Library } from '../../../src/core/library/library.ts';
import { createSearch, type Search } from '../../../src/core/search/search.ts';

/** A deck with as much as a test says of it. Slides are texts; what stands before “: ” is the heading. */
export function deckOf(
  id: string,
  {
    slides = ['Cover'],
    notes = '',
    ...parts
  }: Partial<Omit<Deck, 'slides'>> & { slides?: string[]; notes?: string } = {},
): Deck {
  return {
    ...{ id, locale: 'fr', title: id, subtitle: '', summary: '', tags: [], people: [] },
    ...{ partners: [], year: '', links: [], accent: '', cover: null },
    ...parts,
    slides: slides.map((text, index) => {
      const title = text.includes(': ') ? (text.split(': ')[0] ?? '') : '';
      return {
        ...{ attributes: {}, html: '', notes, title, text: text.replace(': ', ' ') },
        ...{ duration: 10_000, steps: 0, media: [], links: [], line: index + 1 },
      };
    }),
  };
}

/** A library of these decks, as far as searching reads it. */
export function libraryOf(...decks: Deck[]): Library {
  return { revision: 'r', decks, diagnostics: [], site: undefined as never };
}

/** A search that has taken in all of these decks. */
export function searchIn(...decks: Deck[]): Search {
  const search = createSearch(libraryOf(...decks));
  while (search.indexNext());
  return search;
}
