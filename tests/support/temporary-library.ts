import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** The repository's own built-in deck. */
export const welcomeFolder = path.resolve(import.meta.dirname, '../../resources/welcome');

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vitrine-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Writes files below a folder, by their paths. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** A library of those files that is gone after the test. */
export function temporaryLibrary(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

/** The text of a deck with a title and as many slides. */
export function deckText(title: string, slides = 1): string {
  const bodies = Array.from({ length: slides }, (_, index) => `# ${title} ${String(index + 1)}\n`);
  return `---\ntitle: ${title}\n---\n\n${bodies.join('\n---\n\n')}`;
}

/** Waits until something is so; fails after 20 s. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('It did not become so within 20 s.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits, in ms. */
export function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration));
}

/** How many descriptors of this process are open on a file. Linux only. */
export function openFiles(file: string): number {
  const descriptors = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return null;
    }
  });
  return descriptors.filter((target) => target === file).length;
}
