import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Electron } from '../electron/electron.ts';
import type { Target } from './targets.ts';

/** What names whom to write to, and where Vitrine is at home. */
export interface Names {
  author: string;
  homepage: string;
}

/** What electron-builder writes for update servers, by system. */
const updateFiles: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'latest-linux.yml',
  win32: 'latest.yml',
  darwin: 'latest-mac.yml',
};

/**
 * Why nothing that is made here may be published, before anything is made; sentences.
 *
 * @param wanted the version of Electron that package.json asks for
 */
export function whyNotPublish(
  { source, version }: Electron,
  wanted: string,
  names: Names,
): string[] {
  const reasons: string[] = [];
  if (source !== 'package' || version !== wanted) {
    reasons.push(
      `A release takes Electron ${wanted} as it is published, not ${version} (${source}).`,
    );
  }
  // A name that never leads anywhere (RFC 2606).
  if (/\.invalid\b/.test(names.author + names.homepage)) {
    reasons.push('package.json names nobody to write to yet: set “author” and “homepage”.');
  }
  return reasons;
}

/**
 * What is wrong with what was made of a target; sentences.
 *
 * @param files those of the target
 * @param out where they and the files for update servers lie
 */
export function faultsOf(target: Target, files: readonly string[], out: string): string[] {
  const faults: string[] = [];
  const wanted = target.architectures;
  if (files.length !== wanted) {
    faults.push(`Of ${target.name}, ${String(files.length)} of ${String(wanted)} files were made.`);
  }
  const fakes = target.name === 'AppImage' ? files.filter((file) => !isAppImage(file)) : [];
  faults.push(...fakes.map((file) => `${file} does not begin as an AppImage does.`));
  const feed = updateFiles[target.platform] ?? '';
  if (!existsSync(path.join(out, feed))) faults.push(`${feed} is missing.`);
  return faults;
}

/** Whether a file begins with a compiled program that says it is an AppImage of the second type. */
function isAppImage(file: string): boolean {
  const head = Buffer.alloc(11);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, head, 0, head.length, 0);
  } finally {
    closeSync(opened);
  }
  return head.toString('latin1', 0, 4) === '\x7fELF' && head.toString('latin1', 8) === 'AI\x02';
}
