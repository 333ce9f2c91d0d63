import { execFileSync } from 'node:child_process';
import { findProgram } from '../../../src/node/find-chromium.ts';

/** The words of each page of a PDF; null where nothing here can read them. */
export function wordsOf(file: string): string[] | null {
  if (findProgram('pdftotext') === null) return null;
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}
