import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Diagnostic } from '../core/diagnostic.ts';
import { libraryDiagnostic } from '../core/library/diagnostic-codes.ts';

/** In bytes. Nobody writes this much; it would only be read to be refused. */
const largestText = 4 * 1024 * 1024;

/** Reads a text file, or says why it cannot be read. Never throws. `name` is what diagnostics call the file. */
export async function readText(
  file: { path: string; size: number },
  name: string,
): Promise<{ text: string } | { problem: Diagnostic }> {
  if (file.size > largestText) {
    const message = 'This file is over 4 MB and is not read.';
    return { problem: libraryDiagnostic('file/too-large', name, message) };
  }
  try {
    const bytes = await readFile(file.path);
    if (!isUtf8(bytes)) return { problem: notUtf8(bytes, name) };
    return { text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    const message = `This file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { problem: libraryDiagnostic('file/unreadable', name, message) };
  }
}

/**
 * Why a text may be half copied, or null.
 *
 * @param text as it is now; null when it is not there
 * @param good as it last was good; null when there was none
 */
export function doubtAboutText(text: string | null, good: string | null): string | null {
  if (text === good) return null;
  if (text === null) return 'It is not there, or not there yet.';
  // Some copiers make a file empty first, and a write that stops may stop at the end of a line.
  if (good !== null && text.trim() === '') return 'It is empty.';
  if (text !== '' && !/[\r\n]$/.test(text)) return 'It does not end in a line break.';
  return good?.startsWith(text) ? 'It is only the beginning of what it was.' : null;
}

function notUtf8(bytes: Buffer, name: string): Diagnostic {
  // Decoding puts U+FFFD for what is not UTF-8: the first difference from the original is the first such byte.
  const readable = bytes.toString('utf8');
  const again = Buffer.from(readable);
  let offset = 0;
  while (bytes[offset] === again[offset]) offset += 1;
  const before = bytes
    .subarray(0, offset)
    .toString('utf8')
    .split(/\r\n?|\n/);
  const byte = bytes[offset]?.toString(16).toUpperCase().padStart(2, '0') ?? 'none';
  const message = `This file is not UTF-8: byte ${String(offset + 1)} (0x${byte}) means nothing there. Save it as UTF-8.`;
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return libraryDiagnostic('file/not-utf8', name, message, place);
}
