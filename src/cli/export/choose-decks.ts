import type { LibraryFolder } from '../../node/library-folder.ts';
import { UsageError } from '../project.ts';
import { readVersions, type Version } from '../review/version.ts';

/** Which decks, in which language. */
export interface DeckChoice {
  deck?: string;
  /** Ids with commas between them, in the order in which they are wanted. */
  talk?: string;
  locale?: string;
}

/**
 * Each wanted deck once, in the wanted language where it has it, else in its first.
 *
 * @throws UsageError when one is not there
 */
export async function chooseDecks(
  library: LibraryFolder,
  folder: string,
  { deck, talk, locale }: DeckChoice,
): Promise<Version[]> {
  if (deck !== undefined && talk !== undefined) {
    throw new UsageError('Choose one deck with --deck, or several with --talk, not both.');
  }
  const versions = library.playable ? await readVersions(library) : [];
  const { languages } = library.library.site;
  const wanted = locale ?? languages[0];
  if (locale !== undefined && versions.every((each) => each.deck.locale !== locale)) {
    throw new UsageError(`No deck of “${folder}” is in “${locale}”.`);
  }
  const listed = talk?.split(',').map((id) => id.trim()) ?? (deck === undefined ? null : [deck]);
  const ids = listed ?? [...new Set(versions.map((each) => each.deck.id))];
  if (ids.length === 0) throw new UsageError(`“${folder}” has no deck to print.`);
  return ids.map((id) => {
    const own = versions.filter((each) => each.deck.id === id);
    const found = own.find((each) => each.deck.locale === wanted) ?? own[0];
    if (!found) throw new UsageError(`“${folder}” has no deck “${id}”.`);
    return found;
  });
}
