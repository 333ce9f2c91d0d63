import { readdirSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Library } from '../../src/core/library/library.ts';
import { LibraryFolder, type LibraryFolderOptions } from '../../src/node/library-folder.ts';
import { VersionStore } from '../../src/node/versions/version-store.ts';
import { temporaryFolder, welcomeFolder } from './temporary-library.ts';

/** In ms: watchers in tests look often. */
export const timing = { quiet: 60, rescan: 300 };

/** The versions of a library in a user data folder. */
export function storeOf(folder: string, userData: string, vitrine = '1.0.0'): VersionStore {
  return new VersionStore({ folder, userData, welcomeFolder, vitrine });
}

/** A kiosk's library as it runs: started, watched, with all it announces and logs. */
export function startKiosk(
  folder: string,
  options: Partial<LibraryFolderOptions> & {
    userData?: string;
    vitrine?: string;
    inUse?: () => string[];
  } = {},
) {
  const { userData = temporaryFolder(), vitrine, inUse, ...rest } = options;
  const store = storeOf(folder, userData, vitrine);
  const log: string[] = [];
  const announced: Library[] = [];
  const kiosk = LibraryFolder.start({
    ...{ folder, welcomeFolder, store, log: (line) => log.push(line) },
    ...rest,
  });
  const stop = kiosk.watch((library) => announced.push(library), {
    ...timing,
    ...(inUse && { inUse }),
  });
  onTestFinished(stop);
  return { kiosk, store, userData, log, announced, stop };
}

/** The titles on show, in order. */
export function titles({ library }: LibraryFolder): string {
  return library.decks.map(({ title }) => title).join(' ');
}

/** The codes of what is wrong. */
export function codes({ library }: LibraryFolder): string[] {
  return library.diagnostics.map(({ code }) => code);
}

/** Names of everything in a store, versions and files beside them. */
export function inStore({ root }: VersionStore): string[] {
  return readdirSync(root).sort();
}

/** A file of a stored version. */
export function storedFile(store: VersionStore, revision: string, name: string): string {
  return path.join(store.root, revision, 'files', name);
}
