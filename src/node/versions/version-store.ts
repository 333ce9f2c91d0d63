import { mkdir, readdir, readFile, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../durable-files.ts';
import { hashText } from '../file-hashes.ts';
import type { LibraryContent } from '../library-content.ts';
import { isAlive } from '../is-alive.ts';
import { LibraryReader } from '../library-reader.ts';
import { findDamage, readRecord, readStoredLibrary, toContent } from './read-version.ts';
import { filesOf, type VersionRecord } from './version-record.ts';
import { writeVersion } from './write-version.ts';

/** How many versions are kept besides the newest. */
const olderKept = 3;
const revisions = z.object({ revisions: z.array(z.string()) });
const oneRevision = z.object({ revision: z.string() });
const ofFolder = z.object({ folder: z.string() });

/** Where versions are stored, and of what. */
export interface VersionStoreOptions {
  userData: string;
  /** The library's folder. */
  folder: string;
  /** Of the built-in deck. */
  welcomeFolder: string;
  /** Vitrine's own version. */
  vitrine: string;
}

/**
 * The versions of one library on this machine, in a folder of their own: each whole, checked, and never changed. Beside
 * them stand `folder.json` (whose versions these are), `history.json` (the newest first), `shown.json` (what a kiosk shows)
 * and, while a version is pinned, `pin.json`.
 */
export class VersionStore {
  readonly root: string;
  readonly #options: VersionStoreOptions;
  /** Revisions found damaged: neither shown nor shared. */
  readonly #damaged = new Set<string>();

  constructor(options: VersionStoreOptions) {
    const folder = path.resolve(options.folder);
    this.#options = { ...options, folder };
    this.root = path.join(path.resolve(options.userData), 'versions', hashText(folder));
  }

  /** Every version that can be read and was not found damaged, newest first. Never rejects. */
  async list(): Promise<VersionRecord[]> {
    const records = await this.#records();
    return records.filter(({ revision }) => !this.#damaged.has(revision));
  }

  /** Every version that can be read, newest first, with what is known of its damage. Never rejects. */
  async listAll(): Promise<{ record: VersionRecord; isDamaged: boolean }[]> {
    const records = await this.#records();
    return records.map((record) => ({ record, isDamaged: this.#damaged.has(record.revision) }));
  }

  async #records(): Promise<VersionRecord[]> {
    const names = await readdir(this.root).catch(() => []);
    const read = await Promise.all(names.map((name) => readRecord(this.#folderOf(name))));
    const records = read.filter((record) => record !== null);
    const history = (await readJson(this.#file('history'), revisions))?.revisions ?? [];
    const rank = ({ revision }: VersionRecord) => {
      const at = history.indexOf(revision);
      return at < 0 ? history.length : at;
    };
    return records.sort((a, b) => rank(a) - rank(b) || (a.made < b.made ? 1 : -1));
  }

  /** What is wrong with a version, or null; see {@link findDamage}. A damaged one is not used again. */
  async findDamage(record: VersionRecord, quick: boolean): Promise<string | null> {
    const { revision } = record;
    const damage = await findDamage(this.#folderOf(revision), record, quick);
    if (damage !== null) this.#damaged.add(revision);
    return damage;
  }

  /** A version as it can be shown, compiled again where another Vitrine had compiled it. Never rejects. */
  async restore(record: VersionRecord): Promise<LibraryContent | null> {
    const folder = this.#folderOf(record.revision);
    const library = await readStoredLibrary(folder, record, this.#options.vitrine);
    if (library) return toContent(folder, record, library);
    const { welcomeFolder } = this.#options;
    const reader = new LibraryReader({ folder: path.join(folder, 'files'), welcomeFolder });
    const { content } = await reader.read(null);
    return content.playable ? { ...content, stored: true } : null;
  }

  /**
   * Stores a library as the newest version, or finds it stored already; gives it as it can be shown from here.
   *
   * @throws a `ChangedMeanwhile`, or what the disk says
   */
  async put(content: LibraryContent): Promise<LibraryContent> {
    const { revision } = content.library;
    const folder = this.#folderOf(revision);
    const known = await this.list();
    let record = known.find((each) => each.revision === revision);
    if (!record) {
      await mkdir(this.root, { recursive: true });
      await this.#describe();
      await rm(folder, { recursive: true, force: true });
      const earlier = this.#sharedFiles(known);
      const { vitrine } = this.#options;
      record = await writeVersion({
        ...{ content, folder, vitrine },
        earlier: (hash) => earlier.get(hash) ?? null,
      }).catch(async (error: unknown) => {
        // Another kiosk of this machine may have been faster.
        const stored = await readRecord(folder);
        if (stored) return stored;
        throw error;
      });
      this.#damaged.delete(revision);
    }
    const history = [revision, ...known.map((each) => each.revision)];
    await writeJson(this.#file('history'), { revisions: [...new Set(history)] });
    return toContent(folder, record, content.library);
  }

  /** Removes all but the newest versions, the one that is pinned, and those in use. Never rejects. */
  async prune(inUse: Iterable<string>): Promise<void> {
    const records = await this.#records();
    const kept = new Set([...inUse, await this.pinned()]);
    for (const { revision } of records.slice(olderKept + 1)) {
      if (kept.has(revision)) continue;
      await rm(this.#folderOf(revision), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** Removes what processes that are no more have left unfinished. Never rejects. */
  async clearLeftovers(): Promise<void> {
    for (const name of await readdir(this.root).catch(() => [])) {
      const maker = /\.(\d+)\.partial$/.exec(name)?.[1];
      if (maker === undefined || (Number(maker) !== process.pid && isAlive(Number(maker))))
        continue;
      await rm(path.join(this.root, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** The folder that holds a deck's files in some version, by the deck's id and the state of its media. */
  async mediaRoots(): Promise<Map<string, string>> {
    const roots = new Map<string, string>();
    for (const { revision, decks } of (await this.list()).reverse()) {
      for (const { id, media } of decks) {
        roots.set(`${id}@${media}`, path.join(this.#folderOf(revision), 'files', id));
      }
    }
    return roots;
  }

  /** The revision that is to stay on stage whatever becomes of the folder, or null. Never rejects. */
  async pinned(): Promise<string | null> {
    return (await readJson(this.#file('pin'), oneRevision))?.revision ?? null;
  }

  /** Pins a revision, or with null follows the folder again. */
  async pin(revision: string | null): Promise<void> {
    if (revision === null) await rm(this.#file('pin'), { force: true });
    else await writeJson(this.#file('pin'), { revision });
  }

  /** The revision that a kiosk showed last, be it stored or not; null when none ever did. Never rejects. */
  async shown(): Promise<string | null> {
    return (await readJson(this.#file('shown'), oneRevision))?.revision ?? null;
  }

  /** Says for others what is shown. Never rejects: a disk that takes nothing stops no show. */
  async setShown(revision: string): Promise<void> {
    await writeJson(this.#file('shown'), { revision }).catch(() => undefined);
  }

  /** Says in words whose versions these are. */
  async #describe(): Promise<void> {
    const { folder } = this.#options;
    await writeJson(this.#file('folder'), { folder });
  }

  /** Where bytes with a hash lie already. */
  #sharedFiles(records: readonly VersionRecord[]): Map<string, string> {
    return new Map(
      records.flatMap((record) =>
        filesOf(record).map(
          ({ hash, path: name }) =>
            [hash, path.join(this.#folderOf(record.revision), name)] as const,
        ),
      ),
    );
  }

  #folderOf(revision: string): string {
    return path.join(this.root, revision);
  }

  #file(name: 'folder' | 'history' | 'pin' | 'shown'): string {
    return path.join(this.root, `${name}.json`);
  }
}

/** The path under which a kiosk knows a library, which may be reached by several; the given one if none does. */
export async function findKnownFolder(userData: string, folder: string): Promise<string> {
  const place = await realpath(folder).catch(() => null);
  const versions = path.resolve(userData, 'versions');
  for (const name of await readdir(versions).catch(() => [])) {
    const known = await readJson(path.join(versions, name, 'folder.json'), ofFolder);
    const knownPlace = known && (await realpath(known.folder).catch(() => null));
    if (known && knownPlace !== null && knownPlace === place) return known.folder;
  }
  return folder;
}

async function readJson<Shape>(file: string, schema: z.ZodType<Shape>): Promise<Shape | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

function writeJson(file: string, value: unknown): Promise<void> {
  return writeDurably(file, `${JSON.stringify(value, null, 2)}\n`);
}
