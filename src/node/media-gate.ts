import type { Diagnostic } from '../core/diagnostic.ts';
import { libraryDiagnostic, type LibraryDiagnosticCode } from '../core/library/diagnostic-codes.ts';
import { drawingProblem, largestDrawing } from './drawing-budget.ts';
import { isWhole } from './media-completeness.ts';
import { isOfItsKind, kindBytes } from './media-kind.ts';
import { pictureSize } from './picture-size.ts';
import { readFileAt, type ReadAt } from './read-at.ts';
import type { ScannedFile, ScannedFolder } from './scan-library.ts';

/** Largest picture that is shown, in pixels: a screen of 8K twice over. Decoded, each takes 4 bytes. */
const mostPixels = 64_000_000;

interface Refusal {
  code: LibraryDiagnosticCode;
  message: string;
}

/** Keeps files out that are small on disk and huge on a page, or are not what their names say. Reads each file once. */
export class MediaGate {
  readonly #known = new Map<string, { fingerprint: string; refusal: Refusal | null }>();

  /** The folder without what is refused, each of which is reported. Never rejects. */
  async apply(folder: ScannedFolder, diagnostics: Diagnostic[]): Promise<ScannedFolder> {
    const files: ScannedFile[] = [];
    for (const file of folder.files) {
      const refusal = await this.#refusalOf(file);
      if (!refusal) files.push(file);
      else {
        const { code, message } = refusal;
        diagnostics.push(libraryDiagnostic(code, `${folder.id}/${file.name}`, message));
      }
    }
    return { ...folder, files };
  }

  async #refusalOf({ path, name, size, fingerprint }: ScannedFile): Promise<Refusal | null> {
    const known = this.#known.get(path);
    if (known?.fingerprint === fingerprint) return known.refusal;
    const refusal = await readFileAt(path, (readAt) => judge(name, size, readAt));
    this.#known.set(path, { fingerprint, refusal });
    return refusal;
  }
}

async function judge(name: string, bytes: number, readAt: ReadAt): Promise<Refusal | null> {
  const start = await readAt(0, kindBytes);
  if (!isOfItsKind(name, start)) {
    const message = `${name} is not of the kind that its name says, and is left out: save it again in one of the formats that can be shown.`;
    return { code: 'media/wrong-kind', message };
  }
  if (/\.svg$/i.test(name)) {
    const problem = await drawingProblem(await readAt(0, largestDrawing + 1));
    const message = `The drawing ${String(problem)}, and is left out: simplify it, or save it as PNG.`;
    return problem === null ? null : { code: 'media/drawing', message };
  }
  // Empty, or zeros: not yet copied.
  if (!/\.(?:png|jpe?g|gif|webp|avif)$/i.test(name) || start.every((byte) => byte === 0))
    return null;
  const size = await pictureSize(readAt);
  if (size && size.width * size.height <= mostPixels) return null;
  // What is cut off is told, and waited for, elsewhere.
  if (!size && !(await isWhole(name, bytes, readAt))) return null;
  const millions = size && String(Math.round((size.width * size.height) / 1e6));
  const message = size
    ? `The picture has ${String(millions)} million pixels, over the 64 million that can be shown, and is left out: save it at 3840×2160 or less.`
    : 'The picture does not tell its size, and is left out: save it again.';
  return { code: size ? 'media/too-many-pixels' : 'media/wrong-kind', message };
}
