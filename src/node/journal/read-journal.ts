import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { journalEntrySchema, type JournalEntry } from '../../core/journal/entries.ts';
import { fileOfDay, listDays } from './day-files.ts';

/** Where a journal lies in the user data folder. */
export function journalFolder(userData: string): string {
  return path.join(userData, 'journal');
}

/** Reads a journal entry by entry, from the oldest day on; what cannot be read, such as half a line, is passed to `onUnreadable`. */
export async function* readJournal(
  folder: string,
  onUnreadable: (file: string) => void,
): AsyncGenerator<JournalEntry> {
  for (const day of await listDays(folder)) {
    const file = fileOfDay(folder, day);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) onUnreadable(file);
    for (const line of (text ?? '').split('\n')) {
      if (line === '') continue;
      const entry = journalEntrySchema.safeParse(parse(line));
      if (entry.success) yield entry.data;
      else onUnreadable(file);
    }
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
