import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, constants, link, readFile, rename, rm } from 'node:fs/promises';
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
      const sum = await checksumOf(next);
      if (sum.toString('base64') !== sha512) {
        throw new Error(`${file} is not what was published: its checksum differs.`);
      }
      await chmod(next, 0o755);
      await this.#keepPrevious();
      await writeDurably(this.#trial, `${version} after ${before} ${sum.toString('hex')}\n`);
      await rename(next, this.#file);
    } catch (error) {
      await rm(next, { force: true });
      await rm(this.#trial, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(this.#file));
  }

  /** The version that is on trial; null for none, or where nothing can be read of it. */
  async trial(): Promise<string | null> {
    const [version] = await this.#readTrial();
    return version ?? null;
  }

  /**
   * Whether what lies there is the file that is on trial: the machine may have gone down just before it was, and someone may
   * have laid another there since.
   */
  async isInPlace(): Promise<boolean> {
    const [, , , sum] = await this.#readTrial();
    return sum === (await checksumOf(this.#file)).toString('hex');
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
    const failed = await linesOf(`${this.#file}.failed`);
    const [undone] = await linesOf(`${this.#file}.undone`);
    return [...failed, ...(undone ? [undone] : [])].map((line) => line.split(' ')[0] ?? '');
  }

  get #trial(): string {
    return `${this.#file}.trial`;
  }

  /** Its words: “0.2.0 after 0.1.0 ‹SHA-512 of the new file, hexadecimal›”. */
  async #readTrial(): Promise<string[]> {
    const [first] = await linesOf(this.#trial);
    return first?.split(' ') ?? [];
  }

  async #keepPrevious(): Promise<void> {
    const previous = `${this.#file}.previous`;
    await rm(previous, { force: true });
    // Some file systems have no links.
    await link(this.#file, previous).catch(async () => {
      await copyDurably(this.#file, previous);
      await chmod(previous, 0o755);
    });
  }
}

/** SHA-512. */
async function checksumOf(file: string): Promise<Buffer> {
  const sum = createHash('sha512');
  await pipeline(createReadStream(file), sum);
  return sum.digest();
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}
