import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ScannedFile } from './scan-library.ts';

/** Hashes a text; short enough to be read aloud, long enough never to collide by chance. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** SHA-256 of bytes, hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of a file's bytes, hexadecimal. Rejects when it cannot be read. */
export async function hashFile(file: string): Promise<string> {
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum);
  return sum.digest('hex');
}

/** Content hashes of files, read again only when a file's size, times or identity have changed. */
export class FileHashes {
  readonly #known = new Map<string, { fingerprint: string; hash: string }>();

  /** The hash of a file's content; null for one that cannot be read. Never rejects. */
  async hash(file: ScannedFile): Promise<string | null> {
    const known = this.#known.get(file.path);
    if (known?.fingerprint === file.fingerprint) return known.hash;
    try {
      const hash = await hashFile(file.path);
      this.#known.set(file.path, { fingerprint: file.fingerprint, hash });
      return hash;
    } catch {
      return null;
    }
  }
}
