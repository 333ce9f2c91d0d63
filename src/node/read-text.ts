import { isUtf8 } from 'node:buffer';
import { open, readFile } from 'node:fs/promises';
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

/** Whether a text file ends as editors leave it; true of one that cannot be read, and of an empty one. */
export async function endsInLineBreak(path: string, size: number): Promise<boolean> {
  if (size === 0) return true;
  const file = await open(path).catch(() => null);
  if (!file) return true;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return bytesRead === 0 || buffer[0] === 0x0a || buffer[0] === 0x0d;
  } catch {
    return true;
  } finally {
    await file.close();
  }
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
