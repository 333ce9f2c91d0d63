import { link, mkdir, rename, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { copyDurably, syncFolder, writeDurably } from '../durable-files.ts';
import type { HashedFile, LibraryContent } from '../library-content.ts';
import { hashBytes } from '../file-hashes.ts';
import { filesOf, versionFormat, type VersionRecord } from './version-record.ts';

/** Room left on the disk for everyone else, in bytes. */
const spare = 64 * 1024 * 1024;

/** A file changed between being read and being copied: the folder has not come to rest. */
export class ChangedMeanwhile extends Error {}

/** What writing a version takes. */
export interface WriteTask {
  content: LibraryContent;
  /** Where the version is to be; its parent is there. */
  folder: string;
  /** Vitrine's own version. */
  vitrine: string;
  /** Where an earlier version holds the bytes with that hash, or null. */
  earlier: (hash: string) => string | null;
}

/**
 * Writes a version beside its place, and moves it there once it is whole and on the disk. Files that an earlier version
 * holds are shared with it.
 *
 * @throws a {@link ChangedMeanwhile}, or what the disk says
 */
export async function writeVersion(task: WriteTask): Promise<VersionRecord> {
  const { content, folder, vitrine, earlier } = task;
  const partial = partialOf(folder);
  const library = JSON.stringify(content.library);
  const record = describe(content, vitrine, library);
  const sources = sourcesOf(content);
  await rm(partial, { recursive: true, force: true });
  try {
    await requireRoom(path.dirname(folder), record, earlier);
    await mkdir(path.join(partial, 'files'), { recursive: true });
    const folders = new Set([partial, path.join(partial, 'files')]);
    for (const { path: name, hash, size } of filesOf(record)) {
      const target = path.join(partial, name);
      const source = sources.get(name);
      if (!source) throw new Error(`${name} has no source`);
      await mkdir(path.dirname(target), { recursive: true });
      folders.add(path.dirname(target));
      await bring({ source, target, hash, size }, earlier(hash));
    }
    await writeDurably(path.join(partial, 'library.json'), library);
    await writeDurably(path.join(partial, 'version.json'), `${JSON.stringify(record, null, 2)}\n`);
    for (const each of folders) await syncFolder(each);
    await rename(partial, folder);
    await syncFolder(path.dirname(folder));
    return record;
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** Where a version is made before it is whole: by which process, so that others do not clear it away. */
function partialOf(folder: string): string {
  return `${folder}.${String(process.pid)}.partial`;
}

async function bring(
  { source, target, hash, size }: { source: string; target: string; hash: string; size: number },
  earlier: string | null,
): Promise<void> {
  if (earlier !== null) {
    const linked = await link(earlier, target).then(
      () => true,
      () => false,
    );
    if (linked) return;
  }
  const copied = await copyDurably(source, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ChangedMeanwhile(`${source} is gone`);
    throw error;
  });
  if (copied !== hash) {
    throw new ChangedMeanwhile(`${source} changed while it was copied (${String(size)} bytes)`);
  }
}

async function requireRoom(
  folder: string,
  record: VersionRecord,
  earlier: (hash: string) => string | null,
): Promise<void> {
  const fresh = filesOf(record).filter(({ hash }) => earlier(hash) === null);
  const needed = fresh.reduce((sum, { size }) => sum + size, record.library.size);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= needed + spare) return;
  const megabytes = (bytes: number) => String(Math.ceil(bytes / 1_000_000));
  throw new Error(
    `the disk is full: ${megabytes(needed)} MB are needed and ${megabytes(free)} MB are free`,
  );
}

function describe(content: LibraryContent, vitrine: string, library: string): VersionRecord {
  const bytes = Buffer.from(library);
  return {
    format: versionFormat,
    revision: content.library.revision,
    made: new Date().toISOString(),
    vitrine,
    library: { name: 'library.json', size: bytes.length, hash: hashBytes(bytes) },
    site: content.site && recorded(content.site),
    decks: content.decks.map(({ id, media, files, versions }) => ({
      id,
      title: versions[0]?.deck.title ?? id,
      media,
      files: files.map(recorded),
      versions: versions.map(({ locale, file }) => ({ locale, file })),
    })),
  };
}

function recorded({ name, size, hash }: HashedFile): { name: string; size: number; hash: string } {
  return { name, size, hash };
}

/** Where each file of a version is taken from, by its path below the version's folder. */
function sourcesOf({ site, decks }: LibraryContent): Map<string, string> {
  const sources = new Map(site ? [[`files/${site.name}`, site.path]] : []);
  for (const { id, files } of decks) {
    for (const { name, path: source } of files) sources.set(`files/${id}/${name}`, source);
  }
  return sources;
}
