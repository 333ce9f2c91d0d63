import type { Deck } from '../deck/deck.ts';
import { typeset } from '../deck/typography.ts';
import { aboutLines } from './entries.ts';
import { excerpt, mark, type Passage } from './passage.ts';

/** A project that was found, and where to open it. */
export interface Result {
  /** The project's id. */
  readonly deck: string;
  /** The slide to open, from 1; in every language it is the same. */
  readonly slide: number;
  /** The project's name in the visitor's language, if it has one, and which language that is. */
  readonly title: string;
  readonly titleLocale: string;
  /** The language in which the words were found; heading and snippet are in it. */
  readonly locale: string;
  readonly slideTitle: Passage;
  /** The words where they stand, or what the project is about. Worked out when read: few of many results are shown. */
  readonly snippet: Passage;
}

/** What was found of a project: a slide of one version, and the words that matched by slide (0: in what is said of the whole). */
interface Found {
  readonly deck: Deck;
  /** The version that opens. */
  readonly shown: Deck;
  readonly slide: number;
  readonly terms: ReadonlyMap<number, readonly string[]>;
}

/** A result as it is told to the visitor. */
export function resultOf({ deck, shown, slide, terms }: Found): Result {
  const matched = new Set([...(terms.get(0) ?? []), ...(terms.get(slide) ?? [])]);
  const { title = '', text = '' } = deck.slides[slide - 1] ?? {};
  return {
    deck: deck.id,
    // Another language's version may be shorter.
    slide: Math.min(slide, shown.slides.length),
    title: shown.title,
    titleLocale: shown.locale,
    locale: deck.locale,
    get slideTitle() {
      return mark(title, matched);
    },
    get snippet() {
      const lines = terms.has(slide) ? [withoutHeading(text, title)] : aboutLines(deck);
      const line = lines.find((each) => mark(each, matched).some(({ isMatch }) => isMatch));
      return excerpt(typeset(line ?? lines[0] ?? '', deck.locale), matched);
    },
  };
}

/** The text of a slide has its spaces made plain, its heading has not. */
function withoutHeading(text: string, title: string): string {
  const heading = title.replace(/\s+/g, ' ');
  return text.startsWith(heading) ? text.slice(heading.length).trim() : text;
}
