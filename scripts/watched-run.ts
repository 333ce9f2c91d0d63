import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A child process that downloads, and the folders in which its download grows. */
export interface WatchedRun {
  command: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  workingFolder: string;
  folders: string[];
  /** How long, in ms, the folders may stay unchanged before the child is given up. */
  patience: number;
  /** Told how many bytes have arrived since the start. */
  onBytes?(bytes: number): void;
}

/** How it went. `errors` is the end of what the child wrote to standard error. */
export type WatchedOutcome =
  { end: 'exit'; code: number | null; errors: string } | { end: 'stalled' };

/**
 * Runs a program for as long as it makes progress: what counts is bytes on disk, since installers
 * say nothing while they wait for a server that never answers. A stalled one is killed.
 */
export async function runWhileItGrows(run: WatchedRun): Promise<WatchedOutcome> {
  const start = await bytesIn(run.folders);
  const child = spawn(run.command, run.args, {
    cwd: run.workingFolder,
    env: run.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-2000);
  });
  const kill = () => child.kill('SIGKILL');
  // If we are ended, so is the download, before its folder is removed.
  process.prependListener('exit', kill);
  return new Promise((resolve) => {
    let arrived = 0;
    let lastGrowth = performance.now();
    let stalled = false;
    let ended = false;
    const look = async () => {
      const now = (await bytesIn(run.folders)) - start;
      // Measuring takes time, and what is told after the end finds nobody listening.
      if (ended) return;
      if (now !== arrived) lastGrowth = performance.now();
      arrived = now;
      run.onBytes?.(Math.max(0, now));
      if (performance.now() - lastGrowth < run.patience) return;
      stalled = true;
      kill();
    };
    const timer = setInterval(look, Math.min(250, run.patience / 4));
    const finish = (outcome: WatchedOutcome) => {
      ended = true;
      clearInterval(timer);
      process.off('exit', kill);
      resolve(outcome);
    };
    child.once('error', (error) => finish({ end: 'exit', code: null, errors: error.message }));
    child.once('close', (code) =>
      finish(stalled ? { end: 'stalled' } : { end: 'exit', code, errors }),
    );
  });
}

/** Bytes in all files under some folders; a missing folder or a file just removed counts 0. */
async function bytesIn(folders: string[]): Promise<number> {
  let sum = 0;
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const size = await stat(path.join(entry.parentPath, entry.name)).catch(() => null);
      sum += size?.size ?? 0;
    }
  }
  return sum;
}
