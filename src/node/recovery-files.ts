import { readFileSync } from 'node:fs';
import path from 'node:path';

const fileNames = {
  starts: 'starts.json',
  strikes: 'decks-that-crash.json',
  softwareRendering: 'software-rendering.json',
  resume: 'resume.json',
  talk: 'unfinished-talk.json',
} as const;

/** Something that the app remembers of its mishaps; `recovery-memory.ts` tells what. */
export type RecoveryRecord = keyof typeof fileNames;

/** Where a record lies, in a user data folder. */
export function recoveryFile(userData: string, record: RecoveryRecord): string {
  return path.join(userData, 'recovery', fileNames[record]);
}

/**
 * Whether a version of Vitrine is to draw without the graphics card. Asked before a window opens, and so before what reads
 * the other records is loaded.
 */
export function drawsInSoftware(userData: string, version: string): boolean {
  try {
    const file = recoveryFile(userData, 'softwareRendering');
    const record = JSON.parse(readFileSync(file, 'utf8')) as { vitrine?: unknown } | null;
    return record?.vitrine === version;
  } catch {
    return false;
  }
}
