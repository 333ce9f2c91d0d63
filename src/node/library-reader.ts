import path from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { assembleLibrary } from '../core/library/assemble-library.ts';
import { libraryDiagnostic } from '../core/library/diagnostic-codes.ts';
import type { Library, Site } from '../core/library/library.ts';
import {
  foundDeckIds,
  foundLocales,
  planLibrary,
  type DeckFolder,
} from '../core/library/plan-library.ts';
import { siteFile } from '../core/library/site-reader.ts';
import { DeckReader } from './deck-reader.ts';
import { hashText } from './file-hashes.ts';
import { FolderLook, type LookOptions } from './folder-look.ts';
import type { DeckContent, LibraryContent } from './library-content.ts';
import { Patience, type PatienceOptions } from './patience.ts';
import { fingerprintOf, type ScannedLibrary } from './scan-library.ts';
import { SiteFileReader } from './site-file-reader.ts';
import { readWelcome } from './welcome.ts';

/** Where a library and its stand-in are, and how they are read. */
export interface LibraryReaderOptions extends LookOptions, Partial<PatienceOptions> {
  /** Folder of the built-in deck. */
  welcomeFolder: string;
}

/** What reading a library gave. */
export interface LibraryReading {
  content: LibraryContent;
  /** What the folder looked like, see {@link LibraryReader.fingerprint}. */
  fingerprint: string | null;
  /** True when the folder is to be read again, though it may not change. */
  waits: boolean;
}

/** Reads a library's folder into what can be shown, and keeps every deck playable whatever happens on disk. */
export class LibraryReader {
  readonly #folder: string;
  readonly #welcomeFolder: string;
  readonly #look: FolderLook;
  readonly #site: SiteFileReader;
  readonly #decks: DeckReader;

  constructor(options: LibraryReaderOptions) {
    const { patience = 0, now = () => performance.now() } = options;
    const settled = new Patience({ patience, now });
    this.#folder = path.resolve(options.folder);
    this.#welcomeFolder = path.resolve(options.welcomeFolder);
    this.#look = new FolderLook({ ...options, folder: this.#folder });
    this.#site = new SiteFileReader(settled);
    this.#decks = new DeckReader(settled);
  }

  /** A text that changes whenever a file does; null when the folder does not answer. */
  async fingerprint(): Promise<string | null> {
    const scanned = await this.#look.look();
    return scanned && fingerprintOf(scanned);
  }

  /**
   * Reads the library; only what changed is compiled. Never rejects: a folder that is missing or broken gives what was
   * last good, else the built-in deck, and diagnostics.
   *
   * @param last what was last good, or null
   */
  async read(last: LibraryContent | null): Promise<LibraryReading> {
    const answered = await this.#look.look();
    const scanned = answered ?? unanswered;
    const diagnostics = [...scanned.diagnostics];
    const folders = scanned.folders.map(toDeckFolder);
    const found = { locales: foundLocales(folders), deckIds: foundDeckIds(folders) };
    const good = last?.playable ? last : null;
    const followed = await this.#site.read(scanned, found, good, diagnostics);
    const { site } = followed;
    const { decks, waits } = await this.#readDecks(scanned, site, good, diagnostics);
    if (scanned.readable && folders.length === 0) {
      const message = `There is no deck in ${this.#folder}: each deck is a folder with a deck.md.`;
      diagnostics.push(libraryDiagnostic('library/empty', siteFile, message));
    }
    const reading = {
      fingerprint: answered && fingerprintOf(answered),
      waits: waits || followed.waits,
    };
    if (decks.length > 0) {
      const library = libraryOf(site, decks, diagnostics);
      const content = { library, playable: true, site: followed.file, decks, stored: false };
      return { ...reading, content };
    }
    if (good) {
      // The last good set goes on playing, whatever became of the folder.
      const { diagnostics: sorted } = assembleLibrary({ site, versions: [], diagnostics });
      return {
        ...reading,
        content: { ...good, library: { ...good.library, diagnostics: sorted } },
      };
    }
    return { ...reading, content: await this.#welcome(site, diagnostics) };
  }

  async #readDecks(
    scanned: ScannedLibrary,
    site: Site,
    last: LibraryContent | null,
    diagnostics: Diagnostic[],
  ): Promise<{ decks: DeckContent[]; waits: boolean }> {
    const plan = planLibrary(scanned.folders.map(toDeckFolder), site);
    diagnostics.push(...plan.diagnostics);
    const decks: DeckContent[] = [];
    let waits = false;
    for (const folder of scanned.folders) {
      const versions = plan.versions.filter(({ id }) => id === folder.id);
      if (versions.length === 0) continue;
      const reading = await this.#decks.read(
        {
          ...{ folder, versions, duration: site.duration },
          root: path.join(this.#folder, folder.id),
          last: last?.decks.find(({ id }) => id === folder.id) ?? null,
          mayWait: last !== null,
        },
        diagnostics,
      );
      waits ||= reading.waits;
      if (reading.deck && reading.deck.versions.length > 0) decks.push(reading.deck);
    }
    this.#decks.forgetAllBut(plan.versions);
    return { decks, waits };
  }

  async #welcome(site: Site, found: readonly Diagnostic[]): Promise<LibraryContent> {
    const diagnostics = [...found];
    const welcome = await readWelcome(this.#welcomeFolder, site, diagnostics);
    const library = libraryOf(welcome.site, welcome.decks, diagnostics);
    return { library, playable: false, site: null, decks: welcome.decks, stored: false };
  }
}

/** What a folder that does not answer is taken for. */
const unanswered: ScannedLibrary = {
  readable: false,
  site: null,
  folders: [],
  diagnostics: [
    libraryDiagnostic(
      'library/missing',
      siteFile,
      'The folder of the library does not answer; is the network there?',
    ),
  ],
};

function toDeckFolder({
  id,
  files,
}: {
  id: string;
  files: readonly { name: string }[];
}): DeckFolder {
  return { id, files: files.map(({ name }) => name) };
}

/** Puts decks together; the same content always has the same revision. */
function libraryOf(
  site: Site,
  decks: readonly DeckContent[],
  diagnostics: readonly Diagnostic[],
): Library {
  const versions = decks.flatMap((deck) => deck.versions);
  const library = assembleLibrary({ site, versions, diagnostics });
  const media = decks.map(({ id, media }) => [id, media]);
  return { revision: hashText(JSON.stringify([library.site, library.decks, media])), ...library };
}
