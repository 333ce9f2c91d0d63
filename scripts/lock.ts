import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until no living process holds a lock file, then takes it; gives what releases it.
 * The file holds its owner's process id, so that a killed owner blocks nobody.
 */
export async function takeLock(file: string): Promise<() => void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (;;) {
      try {
        // A link appears with its content, or not at all.
        linkSync(own, file);
        return () => rmSync(file, { force: true });
      } catch {
        const owner = ownerOf(file);
        if (owner !== null && !isAlive(owner)) rmSync(file, { force: true });
        else await wait(200);
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function ownerOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process is alive as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
