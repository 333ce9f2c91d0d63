import path from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { byPlace } from '../core/library/assemble-library.ts';
import type { Library } from '../core/library/library.ts';
import { siteFile } from '../core/library/site-reader.ts';
import { parseSite } from '../core/library/site.ts';
import { keptDiagnostic } from './kept-diagnostics.ts';
import type { LibraryContent } from './library-content.ts';
import { LibraryReader, type LibraryReaderOptions } from './library-reader.ts';
import type { VersionStore } from './versions/version-store.ts';
import { ChangedMeanwhile } from './versions/write-version.ts';
import { watchFolder, type WatchTiming } from './watch-folder.ts';

/** In ms, between two looks at whether a version was pinned. */
const pinInterval = 1_000;

/** What a library is opened with. */
export interface LibraryFolderOptions extends LibraryReaderOptions {
  /** Where versions are stored; without, what is shown is the folder itself. */
  store?: VersionStore;
  /** Settles when there is time for what nobody waits for; what is stored is shown before, and read whole only then. */
  leisure?: Promise<void>;
  /** Hears what a technician should know: each finding when it is new, on a line of its own. */
  log?: (line: string) => void;
}

/** A stored version of a library. */
export interface StoredVersion {
  revision: string;
  /** ISO 8601, in UTC. */
  made: string;
  decks: number;
  onStage: boolean;
  pinned: boolean;
  /** Whether it was found not to be as it was stored; then it is never shown again. */
  damaged: boolean;
}

/** How a library is watched. */
export interface LibraryWatch extends Partial<WatchTiming> {
  /** Revisions that some screen still shows. */
  inUse?: () => Iterable<string>;
}

/** A library on disk: loaded, kept playable whatever happens on disk, and watched. */
export class LibraryFolder {
  readonly folder: string;
  /** Settled once there is something to show. */
  readonly ready: Promise<void>;
  readonly #reader: LibraryReader;
  readonly #store: VersionStore | null;
  readonly #leisure: Promise<void> | undefined;
  readonly #log: (line: string) => void;
  readonly #listeners = new Set<(library: Library) => void>();
  #setReady: () => void = () => undefined;
  #inUse: () => Iterable<string> = () => [];
  /** What is shown. */
  #content = nothingYet();
  /** What was last good in the folder; something else than what is shown while a version is pinned. */
  #last: LibraryContent | null = null;
  /** The version that was asked for, and the one that is shown therefore: it may not be stored here, or be damaged. */
  #wanted: string | null = null;
  #pin: string | null = null;
  /** What the folder looked like when it was read; '' when it is to be read again anyway. */
  #fingerprint: string | null = '';
  /** The folders of media by deck and state: those shown before may still be asked for. */
  #mediaRoots = new Map<string, string>();
  #damage: Diagnostic[] = [];
  /** What is being done, one thing after the other. */
  #work: Promise<unknown>;

  private constructor({ store, leisure, log, ...options }: LibraryFolderOptions) {
    this.folder = path.resolve(options.folder);
    this.#reader = new LibraryReader(options);
    this.#store = store ?? null;
    this.#leisure = leisure;
    this.#log = log ?? (() => undefined);
    this.ready = new Promise((resolve) => (this.#setReady = resolve));
    this.#work = Promise.resolve();
    void this.#after(() => this.#begin());
  }

  /** Starts to load a library, and gives it at once: there is nothing to show until it is `ready`. */
  static start(options: LibraryFolderOptions): LibraryFolder {
    return new LibraryFolder(options);
  }

  /** Loads a library. Never rejects: a folder that is missing or broken gives the built-in deck and diagnostics. */
  static async open(options: LibraryFolderOptions): Promise<LibraryFolder> {
    const library = LibraryFolder.start(options);
    await library.#work;
    return library;
  }

  /** What is shown, with the files it was made of. */
  get content(): LibraryContent {
    return this.#content;
  }

  /** The library that is shown; without decks until it is `ready`. */
  get library(): Library {
    return this.#content.library;
  }

  /** False when only the built-in deck can be shown. */
  get playable(): boolean {
    return this.#content.playable;
  }

  /**
   * The folder that holds a deck's files, or null for a deck that is not shown.
   *
   * @param media state of the files that are wanted, be it an older one; null for the one that is shown
   */
  contentRoot(deckId: string, media: string | null = null): string | null {
    const shown = this.#content.decks.find(({ id }) => id === deckId);
    if (shown && (media === null || media === shown.media)) return shown.root;
    return media === null ? null : (this.#mediaRoots.get(`${deckId}@${media}`) ?? null);
  }

  /** Whether there is nothing to read in the folder, as of the last look. */
  get isAway(): boolean {
    return isAway(this.library.diagnostics);
  }

  /** The stored versions, newest first. Never rejects. */
  async versions(): Promise<StoredVersion[]> {
    const pinned = (await this.#store?.pinned()) ?? null;
    const known = (await this.#store?.listAll()) ?? [];
    return known.map(({ record, isDamaged }) => ({
      revision: record.revision,
      made: record.made,
      decks: record.decks.length,
      onStage: record.revision === this.library.revision,
      pinned: record.revision === pinned,
      damaged: isDamaged,
    }));
  }

  /** Keeps a stored version on stage whatever becomes of the folder, or with null follows the folder again. */
  async pin(revision: string | null): Promise<void> {
    await this.#store?.pin(revision);
    await this.#followPin();
  }

  /** Reads the folder again; only what changed is compiled. */
  async reload(): Promise<Library> {
    await this.#after(() => this.#load());
    return this.library;
  }

  /**
   * Reloads whenever the folder has changed and come to rest, or another version was pinned, and tells when that made a
   * difference. Also notices a folder that appears, vanishes or returns.
   *
   * @returns the undo
   */
  watch(onChange: (library: Library) => void, options: LibraryWatch = {}): () => void {
    const { inUse, ...timing } = options;
    if (inUse) this.#inUse = inUse;
    this.#listeners.add(onChange);
    const unwatch = watchFolder(this.folder, {
      fingerprint: () => this.#reader.fingerprint(),
      settled: async (found) => {
        if (found !== this.#fingerprint) await this.reload();
      },
      ...timing,
    });
    const pins = this.#store && setInterval(() => void this.#followPin(), pinInterval);
    return () => {
      this.#listeners.delete(onChange);
      unwatch();
      if (pins) clearInterval(pins);
    };
  }

  /** Does something once all else is done. Never rejects. */
  async #after(work: () => Promise<void>): Promise<void> {
    const done = this.#work
      .then(work)
      .catch((error: unknown) => this.#log(`The library went wrong: ${String(error)}`));
    this.#work = done;
    return done;
  }

  /** Shows what is stored, then what is in the folder. */
  async #begin(): Promise<void> {
    const store = this.#store;
    if (store) {
      await store.clearLeftovers();
      this.#wanted = await store.pinned();
      const revision = await this.#showStored();
      if (revision !== null) {
        await this.#leisure;
        await this.#inspect(revision);
      }
    }
    await this.#load();
  }

  /** Shows the version that is wanted, else the newest that is whole; gives its revision, or null. */
  async #showStored(): Promise<string | null> {
    const records = (await this.#store?.list()) ?? [];
    const wanted = records.filter(({ revision }) => revision === this.#wanted);
    if (this.#wanted !== null && wanted.length === 0) {
      this.#log(`The pinned version ${this.#wanted} is not stored here; the newest is shown.`);
    }
    for (const record of [...wanted, ...records]) {
      const damage = await this.#store?.findDamage(record, true);
      const content = damage ? null : await this.#store?.restore(record);
      if (!content) {
        this.#reportDamage(record.revision, damage ?? 'it no longer compiles');
        continue;
      }
      const isPinned = record.revision === this.#wanted;
      this.#pin = isPinned ? record.revision : null;
      this.#last = isPinned ? null : content;
      await this.#show(content);
      return record.revision;
    }
    this.#pin = null;
    return null;
  }

  /** Reads every byte of the version that is shown; if one has changed, shows an older version. */
  async #inspect(revision: string): Promise<void> {
    const record = (await this.#store?.list())?.find((each) => each.revision === revision);
    const damage = record && (await this.#store?.findDamage(record, false));
    if (!damage) return;
    this.#reportDamage(revision, damage);
    const next = await this.#showStored();
    if (next !== null) await this.#inspect(next);
    else this.#last = null;
  }

  #reportDamage(revision: string, damage: string): void {
    const message = `The stored version ${revision} is damaged (${damage}) and is not used.`;
    this.#damage.push(keptDiagnostic('library/damaged-version', siteFile, message));
  }

  /** Reads the folder, stores what it holds, and shows it. */
  async #load(): Promise<void> {
    if (this.#pin !== null) return;
    const { content, fingerprint, waits } = await this.#reader.read(this.#last);
    this.#fingerprint = waits ? '' : fingerprint;
    const stored = await this.#storeContent(content);
    if (!stored) return;
    if (stored.playable) this.#last = stored;
    await this.#show(stored);
  }

  /** The content from the store; null when it is not to be shown yet. */
  async #storeContent(content: LibraryContent): Promise<LibraryContent | null> {
    const store = this.#store;
    const last = this.#last;
    if (!store || !content.playable) return content;
    const { revision, diagnostics } = content.library;
    if (last?.stored && last.library.revision === revision) {
      return { ...last, library: { ...last.library, diagnostics } };
    }
    try {
      const stored = await store.put(content);
      this.#damage = [];
      return stored;
    } catch (error) {
      // Whatever it was may have passed when the folder is next looked at.
      this.#fingerprint = '';
      if (error instanceof ChangedMeanwhile) return null;
      const reason = error instanceof Error ? error.message : String(error);
      const shown = last?.stored ? last : content;
      const what = last?.stored ? 'the version before it plays on' : 'it is shown from its folder';
      const message = `This library cannot be stored in ${store.root} (${reason}): ${what}.`;
      const problem = keptDiagnostic('library/not-stored', siteFile, message);
      const findings = [...diagnostics, problem].sort(byPlace);
      return { ...shown, library: { ...shown.library, diagnostics: findings } };
    }
  }

  async #show(content: LibraryContent): Promise<void> {
    const { revision, diagnostics: known } = this.library;
    const diagnostics = [...content.library.diagnostics, ...this.#damage].sort(byPlace);
    // What was shown until now may still be asked for.
    for (const { id, media, root } of this.#content.decks)
      this.#mediaRoots.set(`${id}@${media}`, root);
    this.#content = { ...content, library: { ...content.library, diagnostics } };
    this.#setReady();
    const { library } = this;
    this.#logNew(known, diagnostics);
    if (revision === library.revision && JSON.stringify(known) === JSON.stringify(diagnostics)) {
      return;
    }
    for (const listener of this.#listeners) listener(library);
    if (!this.#store) return;
    await this.#store.setShown(library.revision);
    await this.#store.prune([library.revision, ...this.#inUse()]);
    this.#mediaRoots = await this.#store.mediaRoots();
  }

  #logNew(before: readonly Diagnostic[], now: readonly Diagnostic[]): void {
    const known = new Set(before.map(inOneLine));
    for (const line of now.map(inOneLine)) if (!known.has(line)) this.#log(line);
    if (isAway(before) && !isAway(now)) this.#log(`The library is back in ${this.folder}.`);
  }

  /** Shows another version when that was asked for. */
  async #followPin(): Promise<void> {
    const wanted = (await this.#store?.pinned()) ?? null;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    await this.#after(async () => {
      await this.#showStored();
      await this.#load();
    });
  }
}

/** Whether there is nothing to read in a folder. */
function isAway(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code }) => code === 'library/missing' || code === 'library/empty');
}

function inOneLine({ file, line, severity, code, message }: Diagnostic): string {
  return `${file}:${String(line)} ${severity} ${code} ${message}`;
}

/** What there is before anything was read. */
function nothingYet(): LibraryContent {
  const { site } = parseSite(null, { locales: [], deckIds: [] });
  const library = { revision: '', site, decks: [], diagnostics: [] };
  return { library, playable: false, site: null, decks: [], stored: false };
}
