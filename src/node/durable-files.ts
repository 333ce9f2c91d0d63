import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

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

/** Writes a text so that whoever looks sees the old one or the new, whole, even after a power cut. */
export async function writeDurably(file: string, text: string): Promise<void> {
  const partial = `${file}.${String(process.pid)}.partial`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    const handle = await open(partial, 'w');
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
