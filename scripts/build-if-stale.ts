import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkout, say, tool } from './checkout.ts';
import { takeLock } from './lock.ts';
import { chatter, run } from './run.ts';

/** What the build is made from; folders and files of the checkout. */
const inputs = ['src', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];
/** What must be there for a build to be whole. */
const outputs = ['out/main/start.js', 'out/renderer/index.html'];

/**
 * Builds the app if its sources are not those of the last build, by content: copies, checkouts and
 * clocks may change any file's time. One process builds at a time; others wait for it.
 * Gives 0, or the exit code of the build.
 */
export async function buildIfStale(folder: string = checkout): Promise<number> {
  if (await isBuilt(folder)) return 0;
  const release = await takeLock(path.join(folder, 'out', '.lock'));
  try {
    if (await isBuilt(folder)) return 0;
    say('building …');
    const stamp = path.join(folder, 'out', '.stamp');
    rmSync(stamp, { force: true });
    // Taken before the build: what is edited meanwhile is built next time.
    const hash = await hashOf(folder, inputs);
    const args = [tool('electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'];
    const code = await run(process.execPath, args, { cwd: folder, stdio: chatter });
    if (code === 0) writeFileSync(stamp, hash);
    return code;
  } finally {
    release();
  }
}

/** Whether the last build is whole and of the present sources. */
export async function isBuilt(folder: string): Promise<boolean> {
  if (!outputs.every((output) => existsSync(path.join(folder, output)))) return false;
  const stamp = path.join(folder, 'out', '.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === (await hashOf(folder, inputs));
}

/** A hash of the names and contents of files and folders; what is missing adds nothing. */
export async function hashOf(folder: string, names: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const name of names) {
    for (const file of await filesIn(folder, name)) {
      const content = await readFile(path.join(folder, file));
      hash.update(`${file.split(path.sep).join('/')}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

async function filesIn(folder: string, name: string): Promise<string[]> {
  const full = path.join(folder, name);
  try {
    const entries = await readdir(full, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort();
  } catch {
    return existsSync(full) ? [name] : [];
  }
}
