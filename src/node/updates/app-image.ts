import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, constants, copyFile, link, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { copyDurably, syncFolder, writeDurably } from '../durable-files.ts';

/**
 * The AppImage that Vitrine runs from, and the files beside it that `resources/linux/vitrine-appimage`, which starts it,
 * reads and writes: they share them, because a version that does not come up can do nothing for itself.
 */
export class AppImage {
  readonly #file: string;

  /** @param file the AppImage */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Puts another file in the place of the AppImage, keeps the old one, and puts the new one on trial. Whoever looks sees the old
   * one or the new, whole.
   *
   * @param told its version, the SHA-512 (base64) of what must come to lie there, and the version before
   * @throws what the disk says, or that the bytes are others; then nothing has changed
   */
  async replaceWith(
    file: string,
    { version, sha512, before }: { version: string; sha512: string; before: string },
  ): Promise<void> {
    const next = `${this.#file}.next`;
    await rm(next, { force: true });
    try {
      await copyDurably(file, next);
      if ((await checksumOf(next)) !== sha512) {
        throw new Error(`${file} is not what was published: its checksum differs.`);
      }
      await chmod(next, 0o755);
      await this.#keepPrevious();
      await writeDurably(this.#trial, `${version} after ${before} ${sha512}\n`);
      await rename(next, this.#file);
    } catch (error) {
      await rm(next, { force: true });
      await rm(this.#trial, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(this.#file));
  }

  /** The version that is on trial, and the one before it; null for none. */
  async trial(): Promise<{ version: string; before: string } | null> {
    const [version, , before] = await this.#readTrial();
    return version && before ? { version, before } : null;
  }

  /** Whether the file that is on trial has come into its place: the machine may have gone down just before. */
  async isInPlace(): Promise<boolean> {
    const [, , , sha512] = await this.#readTrial();
    return sha512 === (await checksumOf(this.#file));
  }

  /** Whether it can be replaced; null, or why not, as a sentence. */
  async obstacle(): Promise<string | null> {
    const folder = path.dirname(this.#file);
    return access(folder, constants.W_OK).then(
      () => null,
      () => `The kiosk’s account may not write to ${folder}.`,
    );
  }

  /** Ends the trial: the version that runs stays. */
  async endTrial(): Promise<void> {
    await rm(this.#trial, { force: true });
    await syncFolder(path.dirname(this.#file));
  }

  /** The versions that did not come up, oldest first. */
  async failedVersions(): Promise<string[]> {
    const lines = await linesOf(`${this.#file}.failed`);
    return lines.map((line) => line.split(' ')[0] ?? '');
  }

  get #trial(): string {
    return `${this.#file}.trial`;
  }

  /** Its words: “0.2.0 after 0.1.0 ‹SHA-512 of the new file, base64›”. */
  async #readTrial(): Promise<string[]> {
    const [first] = await linesOf(this.#trial);
    return first?.split(' ') ?? [];
  }

  async #keepPrevious(): Promise<void> {
    const previous = `${this.#file}.previous`;
    await rm(previous, { force: true });
    // Some file systems have no links.
    await link(this.#file, previous).catch(() => copyFile(this.#file, previous));
  }
}

async function checksumOf(file: string): Promise<string> {
  const sum = createHash('sha512');
  await pipeline(createReadStream(file), sum);
  return sum.digest('base64');
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}
