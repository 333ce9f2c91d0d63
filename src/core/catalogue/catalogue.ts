import type { Deck } from '../deck/deck.ts';
import { fold } from '../search/fold.ts';

/** Themes that a menu can offer at once. */
const mostThemes = 8;

/**
 * The projects as a visitor sees them: each deck once, in the wanted language where it has it, else in its own first one.
 * @param decks as in a library: a deck's versions stand side by side
 */
export function projectsOf(decks: readonly Deck[], locale: string): Deck[] {
  const projects = new Map<string, Deck>();
  for (const deck of decks) {
    if (!projects.has(deck.id) || deck.locale === locale) projects.set(deck.id, deck);
  }
  return [...projects.values()];
}

/**
 * The tags of projects, those that most of them have first, then as they come. Tags that differ only by case or accents are
 * one, as it was first written.
 */
export function tagsOf(projects: readonly Deck[]): string[] {
  return [...countTags(projects).values()].sort(byCount).map(({ tag }) => tag);
}

/** The tags that tell several projects apart from the others: what a menu is narrowed by. */
export function themesOf(projects: readonly Deck[]): string[] {
  return [...countTags(projects).values()]
    .filter(({ count }) => count > 1 && count < projects.length)
    .sort(byCount)
    .slice(0, mostThemes)
    .map(({ tag }) => tag);
}

/** Whether a project has a tag, however it writes it. */
export function hasTag({ tags }: Deck, wanted: string): boolean {
  return tags.some((tag) => fold(tag) === fold(wanted));
}

/**
 * The projects that are closest to one: those that share its tags, the rarer a tag the more it counts, then those that
 * follow it, so that there are always some.
 */
export function relatedTo(project: Deck, projects: readonly Deck[], most: number): Deck[] {
  const counts = countTags(projects);
  const closeness = (other: Deck): number =>
    other.tags
      .filter((tag) => hasTag(project, tag))
      .reduce((sum, tag) => sum + 1 / (counts.get(fold(tag))?.count ?? 1), 0);
  return following(project.id, projects)
    .sort((a, b) => closeness(b) - closeness(a))
    .slice(0, most);
}

/**
 * One project for a visitor who wants nothing in particular: the next one they have not opened yet, after the one on stage;
 * when they have opened all, the next one.
 */
export function suggestionFor(
  onStage: string,
  opened: ReadonlySet<string>,
  projects: readonly Deck[],
): Deck | undefined {
  const others = following(onStage, projects);
  return others.find(({ id }) => !opened.has(id)) ?? others[0] ?? projects[0];
}

/** The other projects, beginning after one and coming round to the first. */
function following(id: string, projects: readonly Deck[]): Deck[] {
  const index = projects.findIndex((project) => project.id === id);
  return [...projects.slice(index + 1), ...projects.slice(0, Math.max(index, 0))];
}

interface TagCount {
  readonly tag: string;
  readonly count: number;
}

const byCount = (one: TagCount, other: TagCount): number => other.count - one.count;

/** In how many projects each tag is, by its folded form. */
function countTags(projects: readonly Deck[]): Map<string, TagCount> {
  const counts = new Map<string, TagCount>();
  for (const { tags } of projects) {
    for (const [key, tag] of new Map(tags.map((each) => [fold(each), each]))) {
      const known = counts.get(key);
      counts.set(key, { tag: known?.tag ?? tag, count: (known?.count ?? 0) + 1 });
    }
  }
  return counts;
}
