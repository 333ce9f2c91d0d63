import type { Deck, Slide } from '../../core/deck/deck.ts';
import { mediaUrl } from '../../core/deck/media-path.ts';
import { mediaBase, type HashedFile } from '../../node/library-content.ts';
import type { LibraryFolder } from '../../node/library-folder.ts';
import { readText } from '../../node/read-text.ts';

/** One language version of a deck, with what it was compiled from. */
export interface Version {
  deck: Deck;
  /** Relative to the library, as diagnostics name it. */
  file: string;
  /** The file's lines. */
  lines: readonly string[];
  /** The files of the deck's folder, by the address under which slides show them. */
  media: ReadonlyMap<string, HashedFile>;
}

/** Which versions are looked at: all, those of one deck, those in one language. */
export interface VersionChoice {
  deck?: string | undefined;
  locale?: string | undefined;
}

/** The shown versions of a library with their sources, in playing order. */
export async function readVersions(
  library: LibraryFolder,
  choice: VersionChoice = {},
): Promise<Version[]> {
  const { library: shown, decks } = library.content;
  const versions: Version[] = [];
  for (const deck of shown.decks) {
    if (choice.deck !== undefined && deck.id !== choice.deck) continue;
    if (choice.locale !== undefined && deck.locale !== choice.locale) continue;
    const content = decks.find(({ id }) => id === deck.id);
    const written = content?.versions.find(({ locale }) => locale === deck.locale);
    const source = content?.files.find(({ name }) => name === written?.file);
    if (!content || !source) continue;
    const file = `${deck.id}/${source.name}`;
    const read = await readText(source, file);
    const base = mediaBase(deck.id, content.media);
    const media = content.files.map((each) => [mediaUrl(each.name, base), each] as const);
    const lines = 'text' in read ? read.text.split(/\r\n?|\n/) : [];
    versions.push({ deck, file, lines, media: new Map(media) });
  }
  return versions;
}

/** Where a slide starts. */
export function placeOf(slide: Slide): { line: number; column: number } {
  return { line: slide.line, column: 1 };
}

/**
 * Where a text stands in a version's file: within a slide, or in the whole file for null. The slide's start, or the
 * file's, when it is written there in some other way.
 */
export function locate(
  { deck, lines }: Version,
  slide: Slide | null,
  text: string,
): { line: number; column: number } {
  const first = slide?.line ?? 1;
  const next = slide && deck.slides[deck.slides.indexOf(slide) + 1];
  for (let line = first; line <= (next ? next.line - 1 : lines.length); line += 1) {
    const column = lines[line - 1]?.indexOf(text) ?? -1;
    if (column >= 0) return { line, column: column + 1 };
  }
  return { line: first, column: 1 };
}
