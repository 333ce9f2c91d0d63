import path from 'node:path';
import { LibraryFolder } from './library-folder.ts';
import { VersionStore, type VersionStoreOptions } from './versions/version-store.ts';

/** In ms: how long a change that looks half copied is waited for where nobody stands by. */
const patience = 90_000;

/** What a kiosk's library is started with. */
export interface KioskLibraryOptions extends VersionStoreOptions {
  /** True where an author looks on: what is saved comes at once, be it without a line break at its end. */
  attended: boolean;
  /** Hears what a technician should know, a line each. */
  log: (line: string) => void;
}

/** Starts to load the library of a kiosk: shown from this machine's own versions, whatever becomes of its folder. */
export function startKioskLibrary(options: KioskLibraryOptions): LibraryFolder {
  const { folder, welcomeFolder, attended, log } = options;
  const store = new VersionStore(options);
  return LibraryFolder.start({
    ...{ folder, welcomeFolder, store, log },
    patience: attended ? 0 : patience,
  });
}

/** A library of the built-in deck alone, that nothing in any folder can spoil. */
export function startBuiltInLibrary(welcomeFolder: string): LibraryFolder {
  const folder = path.join(welcomeFolder, 'nothing');
  return LibraryFolder.start({ folder, welcomeFolder });
}
