import { open } from 'node:fs/promises';

/** Reads bytes of a file: as many as there are, from a place on. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** Gives what `use` makes of a file's bytes; null for a file that cannot be read, or where `use` fails. */
export async function readFileAt<Result>(
  path: string,
  use: (readAt: ReadAt) => Promise<Result>,
): Promise<Result | null> {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    const { size } = await file.stat();
    return await use(async (position, length) => {
      const wanted = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
      const { bytesRead } = await file.read(wanted, 0, wanted.length, position);
      return wanted.subarray(0, bytesRead);
    });
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** The same of bytes that are in memory. */
export function readBytes(bytes: Buffer): ReadAt {
  return async (position, length) => bytes.subarray(position, position + length);
}
