import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { cleanLine } from '../../core/plain-line.ts';

/** In bytes; a file that reaches it becomes `vitrine.1.log`, and so on. */
const largestFile = 1024 * 1024;
/** So many files, the current one included. */
const mostFiles = 5;

/** How much a line of the log matters. */
export type Level = 'error' | 'warning' | 'info';

/** The name of the n-th newest file of the log, from 0. */
export function logFileName(age: number): string {
  return age === 0 ? 'vitrine.log' : `vitrine.${String(age)}.log`;
}

/**
 * The log on disk: a line per event with its time and level, in a few files that never grow beyond a limit. Written at once,
 * since the last line before the end of a process matters most.
 */
export class LogFile {
  readonly #folder: string;
  readonly #now: () => Date;
  #isBroken = false;

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
  }

  /**
   * Adds a line. Never throws.
   * @returns why it cannot be written, once until it can be again; null otherwise
   */
  write(level: Level, text: string): string | null {
    const file = path.join(this.#folder, logFileName(0));
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#turnOver(file);
      appendFileSync(file, `${timeOf(this.#now())} ${level.padEnd(7)} ${cleanLine(text)}\n`);
      this.#isBroken = false;
      return null;
    } catch (error) {
      const isNew = !this.#isBroken;
      this.#isBroken = true;
      return isNew ? `The log cannot be written to ${file}: ${String(error)}` : null;
    }
  }

  #turnOver(file: string): void {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size < largestFile) return;
    const at = (age: number): string => path.join(this.#folder, logFileName(age));
    rmSync(at(mostFiles - 1), { force: true });
    for (let age = mostFiles - 2; age >= 0; age -= 1) {
      if (statSync(at(age), { throwIfNoEntry: false })) renameSync(at(age), at(age + 1));
    }
  }
}

/** By the clock on the wall, with its distance from UTC: `2026-12-24 18:30:00.000 +01:00`. */
function timeOf(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString();
  const distance = new Date(Math.abs(offset) * 60_000).toISOString().slice(11, 16);
  return `${local.slice(0, 10)} ${local.slice(11, 23)} ${offset < 0 ? '-' : '+'}${distance}`;
}
