import type SearchableMap from 'minisearch/SearchableMap';
import { editDistance } from '../nearest.ts';

/** Every term of the index. */
export type Vocabulary = SearchableMap<true>;

/** How many letters may be missing, wrong, too many or swapped: one from 4 letters on, two from 8; none in a number. */
function allowedEdits(term: string): number {
  if (/^\p{N}+$/u.test(term)) return 0;
  const { length } = [...term];
  return length >= 8 ? 2 : length >= 4 ? 1 : 0;
}

/**
 * The terms that someone may have meant, each with its number of edits. A term that stands in some deck is no typo: then
 * there are none, or every short word would find every deck.
 */
export function similarTerms(vocabulary: Vocabulary, term: string): Map<string, number> {
  const allowed = allowedEdits(term);
  const similar = new Map<string, number>();
  if (allowed === 0 || vocabulary.has(term)) return similar;
  // Two swapped letters are one slip, yet two edits to the index.
  for (const candidate of vocabulary.fuzzyGet(term, allowed + 1).keys()) {
    const edits = editDistance(term, candidate);
    if (edits <= allowed && !candidate.startsWith(term)) similar.set(candidate, edits);
  }
  return similar;
}
