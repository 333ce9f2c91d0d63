import type { Deck } from '../deck/deck.ts';

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

/** The tags that at least two projects share, and that tell some of them apart: the commonest first, then as they come. */
export function themesOf(projects: readonly Deck[]): string[] {
  const counts = countTags(projects);
  return [...counts]
    .filter(([, count]) => count > 1 && count < projects.length)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostThemes)
    .map(([tag]) => tag);
}

/**
 * The projects that are closest to one: those that share its tags, the rarer a tag the more it counts, then those that
 * follow it, so that there are always some.
 */
export function relatedTo(project: Deck, projects: readonly Deck[], most: number): Deck[] {
  const counts = countTags(projects);
  const closeness = (other: Deck): number =>
    other.tags
      .filter((tag) => project.tags.includes(tag))
      .reduce((sum, tag) => sum + 1 / (counts.get(tag) ?? 1), 0);
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

function countTags(projects: readonly Deck[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tag of projects.flatMap(({ tags }) => [...new Set(tags)]))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}
