import type { Deck, Slide } from '../../../src/core/deck/deck.ts';
import {
  compileDeck,
  type CompiledDeck,
  type DeckSource,
} from '../../../src/core/deck/compile-deck.ts';

export const mediaFiles = [
  'media/dna.svg',
  'media/Été.png',
  'media/a b.png',
  'media/film.mp4',
  'media/film.fr.vtt',
  'media/mute.mp4',
  'media/talk.mp3',
];

/** Compiles a deck's text as a file of a small project folder. */
export function compileText(text: string, source: Partial<DeckSource> = {}): CompiledDeck {
  return compileDeck({
    id: 'helix',
    locale: 'en',
    file: 'helix/deck.md',
    text,
    files: new Set(mediaFiles),
    silent: new Set(),
    mediaBase: 'content/helix/',
    duration: 10_000,
    ...source,
  });
}

/** The deck, which must have compiled. */
export function deckOf(text: string, source?: Partial<DeckSource>): Deck {
  const { deck, diagnostics } = compileText(text, source);
  if (!deck) throw new Error(JSON.stringify(diagnostics));
  return deck;
}

/** The first slide of a deck that must have compiled. */
export function slideOf(text: string, source?: Partial<DeckSource>): Slide {
  const [slide] = deckOf(text, source).slides;
  if (!slide) throw new Error('no slide');
  return slide;
}

/** Findings as `code line:column`, in order; those about a missing title are left out. */
export function findingsOf(text: string, source?: Partial<DeckSource>): string[] {
  return compileText(text, source)
    .diagnostics.filter(({ code }) => code !== 'front-matter/title')
    .map(({ code, line, column }) => `${code} ${String(line)}:${String(column)}`);
}
