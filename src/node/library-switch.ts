import path from 'node:path';
import type { Library } from '../core/library/library.ts';
import type { LibraryFolder, LibraryWatch, StoredVersion } from './library-folder.ts';
import type { KioskSettings } from './settings/kiosk-settings.ts';

/** A library as whoever shows it needs it. */
export type ShownLibrary = Pick<
  LibraryFolder,
  | 'folder'
  | 'ready'
  | 'library'
  | 'playable'
  | 'isAway'
  | 'contentRoot'
  | 'versions'
  | 'pin'
  | 'reload'
  | 'watch'
>;

/** A library whose folder can change while it is shown: another folder is prepared aside, and the one before it plays on. */
export class LibrarySwitch implements ShownLibrary {
  readonly #open: (folder: string) => LibraryFolder;
  readonly #watches = new Set<Watch>();
  #current: LibraryFolder;
  /** Screens may still show decks of the one before. */
  #former: LibraryFolder | null = null;
  /** The folder that was asked for last. */
  #wanted: string;

  /** @param open starts to load a folder */
  constructor(first: LibraryFolder, open: (folder: string) => LibraryFolder) {
    this.#open = open;
    this.#current = first;
    this.#wanted = this.#current.folder;
  }

  get folder(): string {
    return this.#current.folder;
  }

  get ready(): Promise<void> {
    return this.#current.ready;
  }

  get library(): Library {
    return this.#current.library;
  }

  get playable(): boolean {
    return this.#current.playable;
  }

  get isAway(): boolean {
    return this.#current.isAway;
  }

  /** See {@link LibraryFolder.contentRoot}. */
  contentRoot(deckId: string, media: string | null = null): string | null {
    const root = this.#current.contentRoot(deckId, media);
    return root ?? this.#former?.contentRoot(deckId, media) ?? null;
  }

  /** See {@link LibraryFolder.versions}. */
  versions(): Promise<StoredVersion[]> {
    return this.#current.versions();
  }

  /** See {@link LibraryFolder.pin}. */
  pin(revision: string | null): Promise<void> {
    return this.#current.pin(revision);
  }

  /** See {@link LibraryFolder.reload}. */
  reload(): Promise<Library> {
    return this.#current.reload();
  }

  /** See {@link LibraryFolder.watch}. */
  watch(onChange: (library: Library) => void, options: LibraryWatch = {}): () => void {
    const watch = { onChange, options, undo: this.#current.watch(onChange, options) };
    this.#watches.add(watch);
    return () => {
      this.#watches.delete(watch);
      watch.undo();
    };
  }

  /**
   * Shows another folder once it can be played. Never rejects.
   *
   * @returns whether it is shown now: not when nothing in it can be played, or yet another was asked for meanwhile
   */
  async switchTo(folder: string): Promise<boolean> {
    const place = path.resolve(folder);
    this.#wanted = place;
    if (place === this.#current.folder) return true;
    const next = this.#open(place);
    await next.ready;
    if (this.#wanted !== place) return false;
    if (!next.playable) {
      this.#wanted = this.#current.folder;
      return false;
    }
    this.#former = this.#current;
    this.#current = next;
    for (const watch of this.#watches) {
      watch.undo();
      watch.undo = next.watch(watch.onChange, watch.options);
      watch.onChange(next.library);
    }
    return true;
  }

  /** Whether a folder is shown, or on its way. */
  isWanted(folder: string): boolean {
    return path.resolve(folder) === this.#wanted;
  }
}

interface Watch {
  onChange: (library: Library) => void;
  options: LibraryWatch;
  undo: () => void;
}

/** Shows the folder that settings name, whenever they name another. */
export function followSlides(
  library: LibrarySwitch,
  settings: KioskSettings,
  { bundledFolder, log }: { bundledFolder: string; log: (line: string) => void },
): () => void {
  let last = settings.current.slides;
  return settings.watch(({ slides }) => {
    const folder = slides ?? bundledFolder;
    const isNew = slides !== last;
    last = slides;
    // What is shown may be another than what is set: the built-in deck, after too many crashes.
    if (!isNew || library.isWanted(folder)) return;
    void library.switchTo(folder).then((isShown) => {
      if (!isShown) log(`Nothing in ${folder} can be played: ${library.folder} plays on.`);
    });
  });
}
