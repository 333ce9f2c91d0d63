import path from 'node:path';
import { LibraryFolder } from './library-folder.ts';
import { LibrarySwitch } from './library-switch.ts';
import { VersionStore, type VersionStoreOptions } from './versions/version-store.ts';

/** In ms: how long a change that looks half copied is waited for where nobody stands by. */
const patience = 90_000;

/** What a kiosk's library is started with. */
export interface KioskLibraryOptions extends VersionStoreOptions {
  /** True where an author looks on: what is saved comes at once, be it without a line break at its end. */
  attended: boolean;
  /** Whether the built-in deck is shown first, whatever the folder holds. */
  isSafe: boolean;
  /** Settles when the first slide is painted: to read every byte before would keep it waiting. */
  leisure?: Promise<void>;
  /** Hears what a technician should know, a line each. */
  log: (line: string) => void;
}

/** Starts to load the library of a kiosk: shown from this machine's own versions, whatever becomes of its folder. */
export function startKioskLibrary({
  isSafe,
  leisure,
  ...options
}: KioskLibraryOptions): LibrarySwitch {
  const { welcomeFolder, attended, log } = options;
  const open = (folder: string) =>
    LibraryFolder.start({
      ...{ folder, welcomeFolder, log, ...(leisure && { leisure }) },
      store: new VersionStore({ ...options, folder }),
      patience: attended ? 0 : patience,
    });
  return new LibrarySwitch(
    isSafe ? startBuiltInLibrary(welcomeFolder) : open(options.folder),
    open,
  );
}

/** A library of the built-in deck alone, that nothing in any folder can spoil. */
function startBuiltInLibrary(welcomeFolder: string): LibraryFolder {
  const folder = path.join(welcomeFolder, 'nothing');
  return LibraryFolder.start({ folder, welcomeFolder });
}
