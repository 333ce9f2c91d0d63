import { LibraryFolder } from './library-folder.ts';
import { VersionStore, type VersionStoreOptions } from './versions/version-store.ts';

/** In ms: how long a change that looks half copied is waited for on a kiosk. */
const patience = 90_000;

/** Starts to load the library of a kiosk: shown from this machine's own versions, whatever becomes of its folder. */
export function startKioskLibrary(
  options: VersionStoreOptions & { log: (line: string) => void },
): LibraryFolder {
  const { folder, welcomeFolder, log } = options;
  const store = new VersionStore(options);
  return LibraryFolder.start({ folder, welcomeFolder, store, log, patience });
}
