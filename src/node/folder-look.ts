import { scanLibrary, type ScannedLibrary } from './scan-library.ts';

/** In ms. A share that takes longer to list its files is as good as away. */
const longestLook = 10_000;

/** How a folder is looked at. */
export interface LookOptions {
  folder: string;
  /** Lists a library; never rejects, and may never answer. */
  scan?: (folder: string) => Promise<ScannedLibrary>;
  /** In ms, after which a folder counts as one that does not answer. */
  limit?: number;
}

/**
 * Looks at a folder that may hang, as a dead network share does. There is only ever one look at a time: each that hangs
 * holds one of the process's few threads for files, and the show needs the others.
 */
export class FolderLook {
  readonly #scan: () => Promise<ScannedLibrary>;
  readonly #limit: number;
  #pending: Promise<ScannedLibrary> | null = null;

  constructor({ folder, scan = scanLibrary, limit = longestLook }: LookOptions) {
    this.#scan = () => scan(folder);
    this.#limit = limit;
  }

  /** The folder as it is now, or null when it does not answer in time. */
  async look(): Promise<ScannedLibrary | null> {
    this.#pending ??= this.#scan().finally(() => (this.#pending = null));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.#limit);
    });
    try {
      return await Promise.race([this.#pending, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
