import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test as anywhere } from 'vitest';
import { temporaryFolder, writeFiles } from '../support/temporary-library.ts';

const script = path.resolve(import.meta.dirname, '../../resources/linux/vitrine');

// What people type on Linux: other systems start the program itself.
const test = anywhere.runIf(process.platform === 'linux');

/** Runs the script beside a program that only repeats what it is given. */
function vitrine(user: 'root' | 'visitor', ...words: string[]) {
  const root = temporaryFolder();
  writeFiles(root, {
    vitrine: '#!/bin/sh\necho "started: $*"\n',
    'bin/.here': '',
    'fakes/id': `#!/bin/sh\necho ${user === 'root' ? '0' : '1000'}\n`,
  });
  copyFileSync(script, path.join(root, 'bin/vitrine'));
  for (const name of ['vitrine', 'bin/vitrine', 'fakes/id'])
    chmodSync(path.join(root, name), 0o755);
  const env = { ...process.env, PATH: `${root}/fakes:${process.env['PATH'] ?? ''}` };
  const asked = { env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(path.join(root, 'bin/vitrine'), words, asked);
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

test.each([[], ['--slides', '/srv/slides'], ['--web']])(
  'root is told that the kiosk is not for root, and what to do: %j',
  (...words) => {
    const { status, stdout, stderr } = vitrine('root', ...words);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^vitrine: [^\n]*root[^\n]*vitrine serve[^\n]*$/);
  },
);

test('root may insist, on a machine that is for tests', () => {
  expect(vitrine('root', '--windowed', '--no-sandbox').stdout).toBe(
    'started: --windowed --no-sandbox',
  );
});

test('root’s commands run without the sandbox, which Chromium cannot have there', () => {
  expect(vitrine('root', 'check', 'a folder').stdout).toBe(
    'started: --no-sandbox --no-zygote check a folder',
  );
  expect(vitrine('root', '--help').stdout).toContain('--help');
});

test.each([[], ['--slides', '/srv/slides'], ['check', '/srv/slides'], ['--version']])(
  'an ordinary account’s words reach the program as they are: %j',
  (...words) => {
    expect(vitrine('visitor', ...words)).toEqual({
      ...{ status: 0, stdout: `started: ${words.join(' ')}`.trim(), stderr: '' },
    });
  },
);
