import type { Deck } from '../deck/deck.ts';
import type { Library } from '../library/library.ts';
import type { Field } from './ranking.ts';

/** What is indexed in one go: a slide, or what is said of its whole deck. */
export interface Entry {
  readonly deck: Deck;
  /** From 1; 0 for the whole deck. */
  readonly slide: number;
  readonly texts: Readonly<Partial<Record<Field, string>>>;
}

/** All of a library that can be found. Notes are the presenter's and cannot. */
export function* entriesOf(library: Library): Generator<Entry, undefined> {
  for (const deck of library.decks) {
    yield { deck, slide: 0, texts: { title: deck.title, about: aboutLines(deck).join('\n') } };
    for (const [index, { title, text }] of deck.slides.entries()) {
      // Who looks for a project by its name wants its cover.
      const heading = index === 0 ? `${deck.title}\n${title}` : title;
      yield { deck, slide: index + 1, texts: { heading, text } };
    }
  }
}

/** What is said of a deck beside its title, as it can be shown. The summary first. */
export function aboutLines(deck: Deck): string[] {
  const people = deck.people.map(({ name, role }) => (role === '' ? name : `${name}, ${role}`));
  const lists = [deck.tags, deck.partners].map((list) => list.join(' · '));
  return [deck.summary, deck.subtitle, ...people, ...lists, deck.year].filter(Boolean);
}
