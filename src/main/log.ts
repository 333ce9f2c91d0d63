import path from 'node:path';
import { inspect } from 'node:util';
import { LogFile, type Level } from '../node/log/log-file.ts';
import { printable } from '../node/printable.ts';

let file: LogFile | null = null;

/** Keeps the log on disk too, from now on: in `logs/` of the user data folder. */
export function keepLog(userData: string): void {
  file = new LogFile(path.join(userData, 'logs'), () => new Date());
}

/**
 * Tells the technician: the only way in which this process writes, since names and texts of decks must not drive a
 * terminal. {@link log.warn} and {@link log.error} tell what should be looked after.
 */
export const log = Object.assign((...words: unknown[]): void => write('info', words), {
  warn: (...words: unknown[]): void => write('warning', words),
  error: (...words: unknown[]): void => write('error', words),
});

function write(level: Level, words: readonly unknown[]): void {
  const line = words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' ');
  console.error(printable(line));
  const problem = file?.write(level, line);
  if (problem) console.error(printable(problem));
}
