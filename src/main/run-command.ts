import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { useOwnCommand } from '../cli/project.ts';
import { useOwnEngine } from '../cli/review/engine.ts';
import { looksAtPages } from '../core/looks-at-pages.ts';
import { lockEveryPage } from './lockdown.ts';
import { isBare, isHeadless, ownCommand } from './own-command.ts';
import { openOwnEngine, ownHost } from './own-engine.ts';

/** What asks a command to end. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command, and ends with it. One that looks at no page does so before Electron is ready, and opens nothing; it is
 * awaited then.
 *
 * @param words as typed after the program
 */
export async function runCommand(words: readonly string[]): Promise<void> {
  useOwnCommand(ownCommand());
  if (!looksAtPages(words)) return run(words);
  if (!isHeadless()) return runAnew(words);
  if (!isBare()) app.enableSandbox();
  app.disableHardwareAcceleration();
  app.dock?.hide();
  lockEveryPage(ownHost);
  const profile = mkdtempSync(path.join(os.tmpdir(), profileName(process.pid)));
  app.setPath('userData', profile);
  process.once('exit', () => remove(profile));
  // Each time: at a second one the system would end it, whatever is left to do.
  for (const signal of signals) process.on(signal, () => process.exit(2));
  app.on('window-all-closed', () => undefined);
  useOwnEngine(openOwnEngine);
  // Not awaited: Electron is ready only after this module.
  void run(words);
}

async function run(words: readonly string[]): Promise<void> {
  // What commander takes for the program: in a checkout with the app's folder.
  const program = process.defaultApp ? [process.execPath, app.getAppPath()] : [process.execPath];
  process.argv = [...program, ...words];
  await import('../cli/index.ts');
  process.exit(process.exitCode ?? 0);
}

/** Runs a command in this very program begun anew, which then looks for no display. */
async function runAnew(words: readonly string[]): Promise<void> {
  const [program = '', ...own] = ownCommand();
  // A terminal tells all of its group: a group of its own, or the child would hear twice, and Chromium ends at once then.
  const child = spawn(program, [...own, ...words], { stdio: 'inherit', detached: true });
  let isStopped = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (!isStopped) child.kill(signal);
      isStopped = true;
    });
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  removeProfiles(child.pid ?? 0);
  process.exit((isStopped && !code) || code === null ? 2 : code);
}

/** How the folder begins in which a command's own browser keeps what is its own, by its process. */
function profileName(pid: number): string {
  return `vitrine-command-${String(pid)}-`;
}

/** Removes what a command that was killed has left. */
function removeProfiles(pid: number): void {
  const names = readdirSync(os.tmpdir()).filter((name) => name.startsWith(profileName(pid)));
  for (const name of names) remove(path.join(os.tmpdir(), name));
}

/** Processes that are about to end may still write. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
