import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporary-library.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What a command printed and how it ended. */
export interface Outcome {
  stdout: string;
  stderr: string;
  exitCode: number | null;
}

/** A command that is still running. */
export interface RunningCommand {
  process: ChildProcess;
  /** What it has printed so far; complete once `ended`. */
  outcome: Outcome;
  ended: Promise<Outcome>;
}

/** Starts the command line in a process of its own, as users do. */
export function startVitrine(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): RunningCommand {
  // What it keeps for itself goes with the test.
  const own = temporaryFolder();
  const child = spawn(process.execPath, ['src/cli/index.ts', ...args], {
    cwd: root,
    env: { XDG_CONFIG_HOME: own, APPDATA: own, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const outcome: Outcome = { stdout: '', stderr: '', exitCode: null };
  child.stdout.on('data', (data) => (outcome.stdout += String(data)));
  child.stderr.on('data', (data) => (outcome.stderr += String(data)));
  const ended = new Promise<Outcome>((resolve) => {
    child.on('close', (exitCode) => resolve(Object.assign(outcome, { exitCode })));
  });
  return { process: child, outcome, ended };
}

/** Runs the command line to its end. */
export function runVitrine(...args: string[]): Promise<Outcome> {
  return startVitrine(args).ended;
}

/** Runs it on a machine that has no browser engine. */
export function runWithoutEngine(...args: string[]): Promise<Outcome> {
  const none = { PATH: '', VITRINE_CHROMIUM: '', VITRINE_ELECTRON: '' };
  return startVitrine(args, { ...process.env, ...none }).ended;
}
