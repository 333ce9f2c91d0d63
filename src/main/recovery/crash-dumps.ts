import path from 'node:path';
import { app, crashReporter } from 'electron';
import { capFolder } from '../../node/capped-folder.ts';
import { log } from '../log.ts';

/** What the dumps may take of the disk. */
const cap = { files: 10, bytes: 50 * 1024 * 1024 };
/** In ms; a dump is written while its process ends. */
const writing = 5_000;

let sweep: NodeJS.Timeout | undefined;

/** Keeps the dumps of processes that crash, a few, on this machine alone. Call before the app is ready. */
export function startCrashDumps(userData: string): void {
  app.setPath('crashDumps', path.join(userData, 'crash-dumps'));
  crashReporter.start({ uploadToServer: false });
  sweepCrashDumps();
}

/** Removes the oldest dumps that are too many, soon. */
export function sweepCrashDumps(): void {
  clearTimeout(sweep);
  const isDump = (name: string): boolean => /\.(dmp|meta)$/.test(name);
  sweep = setTimeout(() => {
    capFolder(app.getPath('crashDumps'), isDump, cap).then(
      (removed) => removed > 0 && log(`${String(removed)} old crash dumps were removed.`),
      (error: unknown) => log.warn('Crash dumps cannot be removed:', error),
    );
  }, writing);
}
