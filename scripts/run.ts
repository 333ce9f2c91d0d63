import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import os from 'node:os';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Waits for a child to end, passing on the signals this process gets, so that the child decides
 * when both end. Gives its exit code, or 128 + the signal that ended it, as a shell would.
 * Rejects if the program cannot be started at all.
 */
export function exitCodeOf(child: ChildProcess): Promise<number> {
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of forwarded) process.on(signal, pass);
  const stopWatching = onLeftByNpm(() => child.kill('SIGTERM'));
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)),
    );
  }).finally(() => {
    for (const signal of forwarded) process.off(signal, pass);
    stopWatching();
  });
}

/**
 * Calls back when npm is gone: it hands a signal to the shell between it and this process, and not
 * every shell hands it on. Seen by another process becoming the parent. Gives what stops watching.
 */
function onLeftByNpm(leave: () => void): () => void {
  const parent = process.ppid;
  if (!process.env['npm_lifecycle_event']) return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid !== parent) leave();
  }, 500);
  return () => clearInterval(timer);
}

/** Runs a program in the foreground and gives its exit code. */
export function run(command: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  return exitCodeOf(spawn(command, args, { stdio: 'inherit', ...options }));
}

/** Where a child's chatter goes: all of it to standard error. */
export const chatter: SpawnOptions['stdio'] = ['ignore', process.stderr, process.stderr];

/** Runs a program and gives what it printed, or null if it failed or does not exist. */
export function outputOf(
  command: string,
  args: string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code === 0 ? output : null));
  });
}
