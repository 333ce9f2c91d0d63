import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { librarySchema, type Library } from '../../core/library/library.ts';
import { hashBytes, hashFile } from '../file-hashes.ts';
import { isText, type DeckContent, type LibraryContent } from '../library-content.ts';
import { filesOf, versionRecordSchema, type VersionRecord } from './version-record.ts';

/** The record of a version, or null where there is none that can be read. */
export async function readRecord(folder: string): Promise<VersionRecord | null> {
  try {
    const text = await readFile(path.join(folder, 'version.json'), 'utf8');
    const record = versionRecordSchema.parse(JSON.parse(text));
    return record.revision === path.basename(folder) ? record : null;
  } catch {
    return null;
  }
}

/**
 * What is wrong with a stored version, or null. `quick` reads texts and sizes alone, so that a start need not wait until
 * every film has been read.
 */
export async function findDamage(
  folder: string,
  record: VersionRecord,
  quick: boolean,
): Promise<string | null> {
  for (const file of [...filesOf(record), { ...record.library, path: 'library.json' }]) {
    const place = path.join(folder, file.path);
    try {
      if ((await stat(place)).size !== file.size) return `${file.path} has another size`;
      const isRead = !quick || isText(file.name) || file.name === record.library.name;
      if (isRead && (await hashFile(place)) !== file.hash) return `${file.path} was changed`;
    } catch {
      return `${file.path} cannot be read`;
    }
  }
  return null;
}

/** The compiled library of a version as it was stored; null when another Vitrine compiled it, or it is not as recorded. */
export async function readStoredLibrary(
  folder: string,
  record: VersionRecord,
  vitrine: string,
): Promise<Library | null> {
  if (record.vitrine !== vitrine) return null;
  try {
    const bytes = await readFile(path.join(folder, 'library.json'));
    if (hashBytes(bytes) !== record.library.hash) return null;
    return librarySchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** A stored version as it can be shown. */
export function toContent(folder: string, record: VersionRecord, library: Library): LibraryContent {
  const files = path.join(folder, 'files');
  const { site } = record;
  const decks = record.decks.map(({ id, media, files: recorded, versions }): DeckContent => {
    const root = path.join(files, id);
    return {
      ...{ id, media, root },
      files: recorded.map((file) => ({ ...file, path: path.join(root, file.name) })),
      versions: versions.flatMap(({ locale, file }) => {
        const deck = library.decks.find((each) => each.id === id && each.locale === locale);
        return deck ? [{ id, locale, file, deck }] : [];
      }),
    };
  });
  return {
    library,
    playable: true,
    site: site && { ...site, path: path.join(files, site.name) },
    decks,
    stored: true,
  };
}
