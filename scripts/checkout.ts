import path from 'node:path';

/** The checkout's own folder: package.json, out/ and node_modules/ lie in it. */
export const checkout = path.resolve(import.meta.dirname, '..');

/** The JavaScript entry of a tool in node_modules, to be run by this very Node on any system. */
export function tool(...segments: string[]): string {
  return path.join(checkout, 'node_modules', ...segments);
}

/** Says one line to the person at the terminal. Standard output stays free for answers. */
export function say(line: string): void {
  process.stderr.write(`vitrine: ${line}\n`);
}

/** Something that could not be had: what is wrong and what cures it. */
export interface Unavailable {
  problem: string;
  cure: string;
}

/** Says in one line what is wrong and what cures it. */
export function complain({ problem, cure }: Unavailable): void {
  say(`${problem}; to cure it: ${cure}`);
}
