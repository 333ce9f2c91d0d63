import { LibraryFolder } from './library-folder.ts';
import { LibrarySwitch } from './library-switch.ts';
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
export function startKioskLibrary({ folder, ...options }: KioskLibraryOptions): LibrarySwitch {
  const { welcomeFolder, attended, log } = options;
  return new LibrarySwitch(folder, (chosen) =>
    LibraryFolder.start({
      ...{ folder: chosen, welcomeFolder, log },
      store: new VersionStore({ ...options, folder: chosen }),
      patience: attended ? 0 : patience,
    }),
  );
}
