import path from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { assembleLibrary, type PlayableVersion } from '../core/library/assemble-library.ts';
import { libraryDiagnostic } from '../core/library/diagnostic-codes.ts';
import type { Library, Site } from '../core/library/library.ts';
import {
  foundDeckIds,
  foundLocales,
  planLibrary,
  type DeckFolder,
} from '../core/library/plan-library.ts';
import { siteFile } from '../core/library/site-reader.ts';
import { parseSite } from '../core/library/site.ts';
import { DeckCompiler } from './deck-compiler.ts';
import { FileHashes, hashText } from './file-hashes.ts';
import { PictureLimit } from './picture-limit.ts';
import { readText } from './read-text.ts';
import {
  fingerprintOf,
  scanFolder,
  scanLibrary,
  type ScannedFolder,
  type ScannedLibrary,
} from './scan-library.ts';
import { watchFolder, type WatchTiming } from './watch-folder.ts';

/** Id of the built-in deck that plays when nothing else can. */
export const welcomeId = 'welcome';

/** Where a library and its stand-in are. */
export interface LibraryFolderOptions {
  folder: string;
  /** Folder of the built-in deck. */
  welcomeFolder: string;
}

/** A library on disk: loaded, kept playable whatever happens on disk, and watched. */
export class LibraryFolder {
  readonly folder: string;
  readonly #welcomeFolder: string;
  readonly #hashes = new FileHashes();
  readonly #pictureLimit = new PictureLimit();
  readonly #compiler = new DeckCompiler();
  readonly #welcomeCompiler = new DeckCompiler();
  #site: Site | null = null;
  #library: Library | null = null;
  #playable = false;
  #fingerprint = '';
  #loading: Promise<unknown> = Promise.resolve();

  private constructor(options: LibraryFolderOptions) {
    this.folder = path.resolve(options.folder);
    this.#welcomeFolder = path.resolve(options.welcomeFolder);
  }

  /** Loads a library. Never rejects: a folder that is missing or broken gives the built-in deck and diagnostics. */
  static async open(options: LibraryFolderOptions): Promise<LibraryFolder> {
    const library = new LibraryFolder(options);
    await library.reload();
    return library;
  }

  /** The library as last loaded. */
  get library(): Library {
    if (!this.#library) throw new Error('A library is loaded before anyone holds it.');
    return this.#library;
  }

  /** False when only the built-in deck can be shown. */
  get playable(): boolean {
    return this.#playable;
  }

  /** The folder that holds a shown deck's files, or null for an id that is not shown. */
  contentRoot(deckId: string): string | null {
    if (this.#playable && this.library.decks.some(({ id }) => id === deckId)) {
      return path.join(this.folder, deckId);
    }
    return deckId === welcomeId ? this.#welcomeFolder : null;
  }

  /** Reads the folder again; only what changed is compiled. */
  async reload(): Promise<Library> {
    const loading = this.#loading.then(() => this.#load());
    this.#loading = loading;
    return loading;
  }

  /**
   * Reloads whenever the folder has changed and come to rest, and tells when that made a difference. Also notices a
   * folder that appears, vanishes or returns.
   *
   * @returns the undo
   */
  watch(onChange: (library: Library) => void, timing: Partial<WatchTiming> = {}): () => void {
    const fingerprint = async () => fingerprintOf(await scanLibrary(this.folder));
    const settled = async (found: string) => {
      if (found === this.#fingerprint) return;
      const before = JSON.stringify([this.library.revision, this.library.diagnostics]);
      const library = await this.reload();
      if (JSON.stringify([library.revision, library.diagnostics]) !== before) onChange(library);
    };
    return watchFolder(this.folder, { fingerprint, settled, ...timing });
  }

  async #load(): Promise<Library> {
    const scanned = await scanLibrary(this.folder);
    const diagnostics = [...scanned.diagnostics];
    const folders = scanned.folders.map(toDeckFolder);
    const site = await this.#readSite(scanned, folders, diagnostics);
    const plan = planLibrary(folders, site);
    diagnostics.push(...plan.diagnostics);
    const versions: PlayableVersion[] = [];
    const shown: ScannedFolder[] = [];
    for (const folder of scanned.folders) {
      shown.push(await this.#pictureLimit.apply(folder, diagnostics));
    }
    for (const version of plan.versions) {
      const folder = shown.find(({ id }) => id === version.id);
      const deck =
        folder && (await this.#compiler.compile(version, folder, site.duration, diagnostics));
      if (deck) versions.push({ ...version, deck });
    }
    this.#compiler.forgetAllBut(plan.versions);
    if (scanned.readable && scanned.folders.length === 0) {
      const message = `There is no deck in ${this.folder}: each deck is a folder with a deck.md.`;
      diagnostics.push(libraryDiagnostic('library/empty', siteFile, message));
    }
    this.#fingerprint = fingerprintOf(scanned);
    if (versions.length > 0) {
      this.#playable = true;
      const assembled = assembleLibrary({ site, versions, diagnostics });
      this.#library = await this.#withRevision(assembled, scanned.folders);
    } else if (this.#library && this.#playable) {
      // The last good set goes on playing, whatever became of the folder.
      const { site: lastSite, decks, revision } = this.#library;
      const { diagnostics: sorted } = assembleLibrary({ site, versions, diagnostics });
      this.#library = { revision, site: lastSite, decks, diagnostics: sorted };
    } else this.#library = await this.#welcome(site, diagnostics);
    return this.#library;
  }

  async #readSite(
    { readable, site: file }: ScannedLibrary,
    folders: readonly DeckFolder[],
    diagnostics: Diagnostic[],
  ): Promise<Site> {
    const found = { locales: foundLocales(folders), deckIds: foundDeckIds(folders) };
    const read = file ? await readText(file, siteFile) : { text: null };
    const unreadable = !readable || 'problem' in read;
    const parsed = parseSite(unreadable ? '' : read.text, found);
    diagnostics.push(...('problem' in read ? [read.problem] : parsed.diagnostics));
    if (this.#site && (unreadable || !parsed.readable)) return this.#site;
    this.#site = parsed.site;
    return parsed.site;
  }

  /** The built-in deck, in those languages of the site that it has, else in all its own. */
  async #welcome(site: Site, found: readonly Diagnostic[]): Promise<Library> {
    const diagnostics = [...found];
    const folder = await scanFolder(this.#welcomeFolder, welcomeId, diagnostics);
    const folders = folder ? [toDeckFolder(folder)] : [];
    const own = ['fr', ...foundLocales(folders)];
    const shared = site.languages.filter((language) => own.includes(language));
    const [first = 'fr', ...others] = shared.length > 0 ? shared : own;
    const languages = [first, ...others];
    const versions: PlayableVersion[] = [];
    for (const version of planLibrary(folders, { ...site, languages: own }).versions) {
      if (!folder || !languages.includes(version.locale)) continue;
      const deck = await this.#welcomeCompiler.compile(version, folder, site.duration, diagnostics);
      if (deck) versions.push({ ...version, deck });
    }
    const shownSite = shared.length > 0 ? site : { ...site, languages, loopLanguages: [first] };
    const assembled = assembleLibrary({ site: shownSite, versions, diagnostics });
    return this.#withRevision(assembled, folder ? [folder] : []);
  }

  async #withRevision(
    library: Omit<Library, 'revision'>,
    folders: readonly ScannedFolder[],
  ): Promise<Library> {
    const shown = new Set(library.decks.map(({ id }) => id));
    const media: string[] = [];
    for (const { id, files } of folders) {
      if (!shown.has(id)) continue;
      for (const file of files) {
        if (!file.name.endsWith('.md')) {
          media.push(`${id}/${file.name} ${await this.#hashes.hash(file)}`);
        }
      }
    }
    return { revision: hashText(JSON.stringify([library.site, library.decks, media])), ...library };
  }
}

function toDeckFolder({ id, files }: ScannedFolder): DeckFolder {
  return { id, files: files.map(({ name }) => name) };
}
