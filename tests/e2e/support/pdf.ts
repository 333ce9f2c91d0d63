import { execFileSync } from 'node:child_process';
import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { findProgram } from '../../../src/node/find-chromium.ts';

/** The words of each page of a PDF; null where nothing here can read them. */
export function wordsOf(file: string): string[] | null {
  if (findProgram('pdftotext') === null) return null;
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

/** The red of the pen, as Chromium's PDFs write colours of lines. */
const penRed = /0?\.843\d* 0?\.149\d* 0?\.239\d* RG/;

/** Whether anything in a PDF is drawn with the pen. */
export async function isDrawnOn(bytes: Buffer): Promise<boolean> {
  const { context } = await PDFDocument.load(bytes);
  return context
    .enumerateIndirectObjects()
    .some(
      ([, each]) =>
        each instanceof PDFRawStream &&
        penRed.test(Buffer.from(decodePDFRawStream(each).decode()).toString('latin1')),
    );
}
