import { open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const dayFile = /^(\d{4}-\d\d-\d\d)\.ndjson$/;
const lineEnd = 0x0a;

/** The days of a journal's folder that have a file, in order. Empty where there is no such folder. */
export async function listDays(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.flatMap((name) => dayFile.exec(name)?.[1] ?? []).sort();
}

/** The file of a day. */
export function fileOfDay(folder: string, day: string): string {
  return path.join(folder, `${day}.ndjson`);
}

/**
 * Adds whole lines to a file, which are on the disk when this resolves. Half a line that a power cut has left is closed first; what
 * could only half be written is taken back. Gives false, and adds nothing, where the file would become larger than `most` bytes.
 */
export async function appendLines(file: string, lines: string, most: number): Promise<boolean> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const text = (await endsInMidLine(handle, size)) ? `\n${lines}` : lines;
    if (size + Buffer.byteLength(text) > most) return false;
    try {
      await handle.appendFile(text);
      await handle.datasync();
    } catch (error) {
      await handle.truncate(size).catch(() => undefined);
      throw error;
    }
    return true;
  } finally {
    await handle.close();
  }
}

async function endsInMidLine(handle: Awaited<ReturnType<typeof open>>, size: number) {
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== lineEnd;
}

/** Removes the files of days before `oldest`, then the oldest ones until all are within `most` bytes; never the newest. */
export async function prune(folder: string, oldest: string, most: number): Promise<void> {
  const days = await listDays(folder);
  const sizes = await Promise.all(
    days.map(async (day) => (await stat(fileOfDay(folder, day)).catch(() => null))?.size ?? 0),
  );
  let total = sizes.reduce((sum, size) => sum + size, 0);
  for (const [index, day] of days.slice(0, -1).entries()) {
    if (day >= oldest && total <= most) break;
    await rm(fileOfDay(folder, day), { force: true });
    total -= sizes[index] ?? 0;
  }
}
