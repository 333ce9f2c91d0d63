import type { Library } from '../library/library.ts';
import { fold } from './fold.ts';

/**
 * Tags to suggest to whoever does not know what to look for: those that most decks have first, then in the library's
 * order; of each deck in the wanted language, else in its first. Tags that differ only by case or accents are one.
 */
export function commonTags(library: Library, locale: string, limit: number): string[] {
  const counts = new Map<string, { tag: string; decks: number }>();
  for (const versions of Map.groupBy(library.decks, ({ id }) => id).values()) {
    const deck = versions.find((version) => version.locale === locale) ?? versions[0];
    for (const [key, tag] of new Map(deck?.tags.map((tag) => [fold(tag), tag]))) {
      const known = counts.get(key);
      counts.set(key, { tag: known?.tag ?? tag, decks: (known?.decks ?? 0) + 1 });
    }
  }
  const common = [...counts.values()].sort((one, other) => other.decks - one.decks);
  return common.slice(0, limit).map(({ tag }) => tag);
}
