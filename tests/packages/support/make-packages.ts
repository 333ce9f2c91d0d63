import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../e2e/support/kiosk.ts';
import { temporaryFolder } from '../../e2e/support/library.ts';

/** Makes the packages of this version, and a deb of the next one. Gives what removes them. */
export default function makePackages(): () => void {
  const { folder, remove } = temporaryFolder();
  // Ordinary users start what lies here.
  chmodSync(folder, 0o755);
  make('dir', 'deb', 'AppImage', 'tar.gz', 'rpm', '--out', path.join(folder, versions().now));
  make('deb', '--as-version', versions().next, '--out', path.join(folder, versions().next));
  process.env['VITRINE_TEST_PACKAGES'] = folder;
  return remove;
}

/** This version of Vitrine, and one that will follow it. */
export function versions(): { now: string; next: string } {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const [major = '0', minor = '0'] = version.split('.');
  return { now: version, next: `${major}.${String(Number(minor) + 1)}.0` };
}

/** Where the packages of a version lie. */
export function folderOf(version: string): string {
  return path.join(process.env['VITRINE_TEST_PACKAGES'] ?? '', version);
}

function make(...words: string[]): void {
  const electron = path.dirname(process.env['VITRINE_ELECTRON'] ?? '');
  execFileSync(process.execPath, ['scripts/package.ts', '--quick', ...words], {
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
