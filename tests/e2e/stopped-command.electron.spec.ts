import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from './support/kiosk.ts';
import { temporaryFolder } from './support/library.ts';

test.skip(process.platform !== 'linux', 'elsewhere a command that draws does not begin anew');

/** What may befall a command that draws, to be told to its process and to all of its group. */
const fates: Readonly<Record<string, (command: ChildProcess) => void>> = {
  'is asked to end': (command) => command.kill('SIGTERM'),
  'is asked twice': (command) => {
    command.kill('SIGTERM');
    command.kill('SIGTERM');
  },
  'is stopped in its terminal': (command) => toGroup(command, 'SIGINT'),
  'loses its terminal': (command) => toGroup(command, 'SIGHUP'),
};

function toGroup({ pid = 0 }: ChildProcess, signal: NodeJS.Signals): void {
  process.kill(-pid, signal);
}

for (const [fate, befall] of Object.entries(fates)) {
  test(`a command that ${fate} leaves nothing behind, and says that it is not done`, async () => {
    const own = temporaryFolder();
    const temporary = path.join(own.folder, 'temporary');
    mkdirSync(temporary);
    const bare = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const words = ['export', 'slides', '--pdf', path.join(own.folder, 'talk.pdf'), '--progress'];
    const command = spawn(process.env['VITRINE_ELECTRON'] ?? '', ['.', ...bare, ...words], {
      ...{ cwd: root, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
      env: { ...process.env, TMPDIR: temporary, DISPLAY: '' },
    });
    let said = '';
    command.stderr?.on('data', (data) => (said += String(data)));
    const ended = once(command, 'exit');
    // By then it has drawn something.
    await expect.poll(() => said).toMatch(/^1\//m);
    expect(readdirSync(temporary)).not.toEqual([]);
    befall(command);
    expect(await ended).toEqual([2, null]);
    expect(readdirSync(temporary)).toEqual([]);
    own.remove();
  });
}
