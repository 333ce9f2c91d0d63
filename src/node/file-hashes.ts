import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ScannedFile } from './scan-library.ts';

/** Hashes a text; short enough to be read aloud, long enough never to collide by chance. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Content hashes of files, read again only when a file's size, times or identity have changed. */
export class FileHashes {
  readonly #known = new Map<string, { fingerprint: string; hash: string }>();

  /** The hash of a file's content; of a file that cannot be read, a text that says so. Never rejects. */
  async hash(file: ScannedFile): Promise<string> {
    const known = this.#known.get(file.path);
    if (known?.fingerprint === file.fingerprint) return known.hash;
    try {
      const sum = createHash('sha256');
      await pipeline(createReadStream(file.path), sum);
      const hash = sum.digest('hex');
      this.#known.set(file.path, { fingerprint: file.fingerprint, hash });
      return hash;
    } catch {
      return 'unreadable';
    }
  }
}
