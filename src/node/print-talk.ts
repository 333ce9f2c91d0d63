import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Drawings } from '../core/ink/drawings.ts';

/** In ms: a killed command that does not end. */
const patience = 3_000;
/** Below the kiosk, whose slides go on. */
const lowPriority = 10;

/** A talk to be printed. */
export interface PrintTask {
  /** The library's folder. */
  library: string;
  /** Ids of decks, in order. */
  decks: readonly string[];
  /** In which language, where a deck has it; the library's first for null. */
  locale: string | null;
  title: string;
  notes: boolean;
  drawings: Drawings | null;
}

/**
 * Prints a talk to `talk.pdf` in a folder, by this very program's command `export` in a process of its own: whatever becomes of
 * it, the kiosk plays on.
 *
 * @param command how this program runs a command: the program, and its words before the command's own
 * @param onPage hears how many pages of how many are done
 * @returns the file
 * @throws with what the command said last; when the signal came, with its reason
 */
export async function printTalk(
  command: readonly string[],
  task: PrintTask,
  folder: string,
  signal: AbortSignal,
  onPage: (done: number, of: number) => void,
): Promise<string> {
  signal.throwIfAborted();
  const file = path.join(folder, 'talk.pdf');
  const [program = '', ...words] = [...command, 'export', task.library, '--pdf', file];
  words.push('--talk', task.decks.join(','), `--title=${task.title}`, '--progress');
  if (task.locale !== null) words.push('--locale', task.locale);
  if (task.notes) words.push('--notes');
  if (task.drawings) {
    const drawings = path.join(folder, 'drawings.json');
    await writeFile(drawings, JSON.stringify(task.drawings));
    words.push('--drawings', drawings);
  }
  // What it leaves behind goes with this; not inside the folder, where Chromium's socket would have too long a path.
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'vitrine-print-'));
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const child = spawn(program, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    if (child.pid !== undefined) os.setPriority(child.pid, lowPriority);
  } catch {
    // It may have ended, or nobody may lower it here.
  }
  let last = '';
  createInterface(child.stderr).on('line', (line) => {
    const [, done, of] = /^(\d+)\/(\d+)$/.exec(line) ?? [];
    if (done !== undefined) onPage(Number(done), Number(of));
    else if (line.trim() !== '') last = line.trim();
  });
  const stop = () => {
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), patience).unref();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const [code] = (await once(child, 'close').finally(() =>
    rm(temporary, { recursive: true, force: true, maxRetries: 3 }),
  )) as [number | null];
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (code !== 0) throw new Error(last || `It ended with ${String(code)}.`);
  return file;
}
