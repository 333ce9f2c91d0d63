import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../durable-files.ts';

/** What is known of newer versions, for `doctor`. */
const knownUpdateSchema = z.object({
  /** The newer version that is offered; null for none. */
  available: z.string().nullable(),
  /** Why it is not taken, or why nothing could be known, as a sentence; null for nothing to tell. */
  problem: z.string().nullable(),
  /** Why it is not taken yet, as part of a sentence; null where it does not wait. */
  waits: z.string().nullable(),
  /** The newest version that did not come up, once it has been told of; null for none. */
  failed: z.string().nullable(),
  /** When it was looked for; ISO 8601, in UTC; null for not yet. */
  looked: z.string().nullable(),
});
/** See {@link knownUpdateSchema}. */
export type KnownUpdate = z.infer<typeof knownUpdateSchema>;

/** Where electron-updater and we keep what belongs to updates. */
export function updatesFolder(userData: string): string {
  return path.join(userData, 'updates');
}

/** Reads it; null where nothing is known. */
export function readKnownUpdate(userData: string): KnownUpdate | null {
  try {
    return knownUpdateSchema.parse(JSON.parse(readFileSync(fileOf(userData), 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps it. A disk that fails costs the memory alone. */
export async function writeKnownUpdate(userData: string, known: KnownUpdate): Promise<void> {
  const text = `${JSON.stringify(known, null, 2)}\n`;
  await writeDurably(fileOf(userData), text).catch(() => undefined);
}

function fileOf(userData: string): string {
  return path.join(updatesFolder(userData), 'known.json');
}
