import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from './is-alive.ts';

/** In bytes, of one read. */
const chunkSize = 1024 * 1024;

/** Copies a file and gives the SHA-256 of what was copied, hexadecimal; it is on the disk when this resolves. */
export async function copyDurably(from: string, to: string): Promise<string> {
  const sum = createHash('sha256');
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx');
    try {
      const chunk = Buffer.alloc(chunkSize);
      for (;;) {
        const { bytesRead } = await source.read(chunk, 0, chunk.length);
        if (bytesRead === 0) break;
        sum.update(chunk.subarray(0, bytesRead));
        await target.writeFile(chunk.subarray(0, bytesRead));
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  return sum.digest('hex');
}

/**
 * Writes a text so that whoever looks sees the old one or the new, whole, even after a power cut.
 *
 * @param mode who may read it; everyone unless given
 * @throws what the disk says; then nothing has changed
 */
export async function writeDurably(file: string, text: string, mode = 0o666): Promise<void> {
  const partial = `${file}.${String(process.pid)}.partial`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    const handle = await open(partial, 'w', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/**
 * Removes what `writeDurably` left unfinished in a folder when its process was killed. Never rejects.
 *
 * @param name of the file that was being written, or the beginning of several names
 */
export async function sweepPartials(folder: string, name: string): Promise<void> {
  for (const entry of await readdir(folder).catch(() => [])) {
    const maker = entry.startsWith(name) && /\.(\d+)\.partial$/.exec(entry)?.[1];
    if (!maker || (Number(maker) !== process.pid && isAlive(Number(maker)))) continue;
    await rm(path.join(folder, entry), { force: true }).catch(() => undefined);
  }
}

/** Makes sure that a folder's list of names is on the disk; Windows does that itself, and refuses. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
