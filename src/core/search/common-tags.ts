import type { Library } from '../library/library.ts';
import { fold } from './fold.ts';

/**
 * Tags to suggest to whoever does not know what to look for: of the decks in one language, those that most have first, then in the
 * library's order. Tags that differ only by case or accents are one.
 */
export function commonTags(library: Library, locale: string, limit: number): string[] {
  const counts = new Map<string, { tag: string; decks: number }>();
  const own = library.decks.filter((deck) => deck.locale === locale);
  for (const deck of own.length > 0 ? own : library.decks) {
    for (const [key, tag] of new Map(deck.tags.map((tag) => [fold(tag), tag]))) {
      const { decks = 0, tag: first = tag } = counts.get(key) ?? {};
      counts.set(key, { tag: first, decks: decks + 1 });
    }
  }
  const common = [...counts.values()].sort((one, other) => other.decks - one.decks);
  return common.slice(0, limit).map(({ tag }) => tag);
}
