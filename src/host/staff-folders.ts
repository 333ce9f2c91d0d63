import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FolderList } from '../contract/staff.ts';

/** Where removable and network media are mounted. */
const mounts: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/media', '/run/media', '/mnt', `/media/${os.userInfo().username}`],
  darwin: ['/Volumes'],
};
const driveLetters = [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
const mostFolders = 500;

/**
 * The folders to choose a library from: those in a folder, or the starting points for null.
 *
 * @throws when the folder cannot be read
 */
export async function listFolders(folder: string | null): Promise<FolderList> {
  if (folder === null) return { path: null, parent: null, folders: await startingPoints() };
  const place = path.resolve(folder);
  const above = path.dirname(place);
  const paths = (await subfolders(place)).map((name) => path.join(place, name));
  return { path: place, parent: above === place ? null : above, folders: await describe(paths) };
}

async function startingPoints(): Promise<FolderList['folders']> {
  const points = process.platform === 'win32' ? driveLetters : (mounts[process.platform] ?? []);
  const mounted = process.platform === 'win32' ? points : await Promise.all(points.map(contents));
  return describe([os.homedir(), ...mounted.flat()]);
}

async function contents(folder: string): Promise<string[]> {
  const names = await subfolders(folder).catch(() => []);
  return names.map((name) => path.join(folder, name));
}

/** Names of the folders in a folder that are not hidden, in alphabetical order. */
async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(
      (entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'),
    )
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b))
    .slice(0, mostFolders);
}

/** Those that can be read, each once, with their decks. */
async function describe(folders: readonly string[]): Promise<FolderList['folders']> {
  const described = await Promise.all(
    [...new Set(folders)].map(async (folder) => {
      const decks = await countDecks(folder).catch(() => undefined);
      return decks === undefined
        ? null
        : { name: path.basename(folder) || folder, path: folder, decks };
    }),
  );
  return described.filter((each) => each !== null);
}

/** How many folders in a folder hold a deck; null when none does. */
async function countDecks(folder: string): Promise<number | null> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.isFile());
  const files = await Promise.all(
    names
      .slice(0, mostFolders)
      .map(({ name }) => readdir(path.join(folder, name)).catch((): string[] => [])),
  );
  return files.filter((list) => list.includes('deck.md')).length || null;
}
