import { open } from 'node:fs/promises';
import type { Diagnostic } from '../core/diagnostic.ts';
import { libraryDiagnostic } from '../core/library/diagnostic-codes.ts';
import { pictureSize } from './picture-size.ts';
import type { ScannedFile, ScannedFolder } from './scan-library.ts';

/** Largest picture that is shown, in pixels: a screen of 8K twice over. Decoded, each takes 4 bytes. */
const mostPixels = 64_000_000;
/** A JPEG's size may stand behind its thumbnail; further on than this nobody puts it. */
const headerBytes = 256 * 1024;
const pictures = /\.(?:png|jpe?g|gif|webp)$/i;

/** Keeps pictures out that are small files and huge once decoded. Reads headers only, and each file once. */
export class PictureLimit {
  readonly #known = new Map<string, { fingerprint: string; pixels: number }>();

  /** The folder without its oversized pictures, each of which is reported. Never rejects. */
  async apply(folder: ScannedFolder, diagnostics: Diagnostic[]): Promise<ScannedFolder> {
    const files: ScannedFile[] = [];
    for (const file of folder.files) {
      const pixels = pictures.test(file.name) ? await this.#pixelsOf(file) : 0;
      if (pixels <= mostPixels) files.push(file);
      else {
        const message = `The picture has ${String(Math.round(pixels / 1e6))} million pixels, over the 64 million that can be shown, and is left out: save it at 3840×2160 or less.`;
        diagnostics.push(
          libraryDiagnostic('media/too-many-pixels', `${folder.id}/${file.name}`, message),
        );
      }
    }
    return { ...folder, files };
  }

  async #pixelsOf(file: ScannedFile): Promise<number> {
    const known = this.#known.get(file.path);
    if (known?.fingerprint === file.fingerprint) return known.pixels;
    const size = pictureSize(await readStart(file.path));
    const pixels = size ? size.width * size.height : 0;
    this.#known.set(file.path, { fingerprint: file.fingerprint, pixels });
    return pixels;
  }
}

/** The first bytes of a file; none of one that cannot be read. */
async function readStart(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return Buffer.alloc(0);
  }
}
