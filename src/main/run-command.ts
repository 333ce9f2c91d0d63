import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { useOwnEngine } from '../cli/review/engine.ts';
import { looksAtPages } from '../core/looks-at-pages.ts';
import { lockEveryPage } from './lockdown.ts';
import { isBare, isHeadless, ownCommand } from './own-command.ts';
import { openOwnEngine, ownHost } from './own-engine.ts';

/**
 * Runs a command, and ends with it. One that looks at no page does so before Electron is ready, and opens nothing; it is
 * awaited then.
 *
 * @param words as typed after the program
 */
export async function runCommand(words: readonly string[]): Promise<void> {
  if (!looksAtPages(words)) return run(words);
  if (!isHeadless()) return runAnew(words);
  if (!isBare()) app.enableSandbox();
  app.disableHardwareAcceleration();
  app.dock?.hide();
  lockEveryPage(ownHost);
  const profile = mkdtempSync(path.join(os.tmpdir(), 'vitrine-command-'));
  app.setPath('userData', profile);
  process.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(1));
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
  const child = spawn(program, [...own, ...words], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exit(code ?? 2);
}
