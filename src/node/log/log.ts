import path from 'node:path';
import { inspect } from 'node:util';
import { printable } from '../printable.ts';
import { LogFile, type Level } from './log-file.ts';

/** Tells the technician: on standard error, and on disk. */
export interface Log {
  /** Something that is as it should be. */
  (...words: unknown[]): void;
  /** Something that should be looked after. */
  warn: (...words: unknown[]) => void;
  /** Something that went wrong. */
  error: (...words: unknown[]) => void;
  /** Keeps the log on disk too, from now on: in `logs/` of the user data folder. */
  keepIn: (userData: string) => void;
}

/** Makes a log. Names and texts of decks that stand in it drive no terminal. */
export function createLog(): Log {
  let file: LogFile | null = null;
  const write = (level: Level, words: readonly unknown[]): void => {
    const line = words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' ');
    console.error(printable(line));
    const problem = file?.write(level, line);
    if (problem) console.error(printable(problem));
  };
  return Object.assign((...words: unknown[]): void => write('info', words), {
    warn: (...words: unknown[]): void => write('warning', words),
    error: (...words: unknown[]): void => write('error', words),
    keepIn: (userData: string): void => {
      file = new LogFile(path.join(userData, 'logs'), () => new Date());
    },
  });
}
