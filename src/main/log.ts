import { inspect } from 'node:util';
import { printable } from '../node/printable.ts';

/** Tells the technician: the only way in which this process writes, since names and texts of decks must not drive a terminal. */
export function log(...words: unknown[]): void {
  const line = words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' ');
  console.error(printable(line));
}
