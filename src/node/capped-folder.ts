import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What a folder may hold. */
export interface FolderCap {
  /** How many files. */
  files: number;
  /** How large they may be together. */
  bytes: number;
}

/**
 * Removes the oldest files of a folder, whatever its subfolders, until it holds no more than it may. A file that cannot be
 * looked at or removed is left.
 * @returns how many files were removed
 */
export async function capFolder(
  folder: string,
  isMeant: (name: string) => boolean,
  { files, bytes }: FolderCap,
): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = await Promise.all(
    names.filter(isMeant).map(async (name) => {
      const file = path.join(folder, name);
      const info = await stat(file).catch(() => null);
      return info?.isFile() ? { file, size: info.size, at: info.mtimeMs } : null;
    }),
  );
  const newestFirst = found.filter((each) => each !== null).sort((a, b) => b.at - a.at);
  let size = 0;
  const surplus = newestFirst.filter((each, index) => {
    size += each.size;
    return index >= files || size > bytes;
  });
  await Promise.all(surplus.map(({ file }) => rm(file, { force: true }).catch(() => undefined)));
  return surplus.length;
}
