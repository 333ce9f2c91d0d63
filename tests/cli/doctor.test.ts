import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  deckText,
  temporaryFolder,
  temporaryLibrary,
  writeFiles,
} from '../support/temporary-library.ts';
import { startVitrine } from './run-vitrine.ts';

vi.setConfig({ testTimeout: 30_000 });

const good = { 'kiosk.yaml': 'title: Essai\nlanguages: [fr]\n', 'a/deck.md': deckText('Un', 3) };

/** Asks doctor on a machine whose displays are not known: a Wayland session. */
function doctor(folder: string, userData: string, ...args: string[]) {
  const none = { DISPLAY: '', VITRINE_ELECTRON: '' };
  const env = { ...process.env, ...none, WAYLAND_DISPLAY: 'wayland-0' };
  return startVitrine(['doctor', folder, '--user-data-dir', userData, ...args], env).ended;
}

test('doctor finds nothing wrong with a good library on a good machine, and leaves nothing behind', async () => {
  const userData = path.join(temporaryFolder(), 'not', 'yet');
  const { stdout, stderr, exitCode } = await doctor(temporaryLibrary(good), userData, '--port=1');
  expect(stdout).toMatch(/^Machine, for Vitrine \d/);
  expect(stdout).toMatch(/✓ .*1 decks, 0 errors/);
  expect(stdout).toMatch(/\nNothing is wrong\.\n$/);
  expect([stderr, exitCode]).toEqual(['', 0]);
});

test('doctor names what is wrong, and what to do', async () => {
  const userData = temporaryFolder();
  const fault = { time: '2026-12-24T17:30:00.000Z', code: 'page/hung', deck: 'a', message: 'x' };
  const { version } = (await import('../../package.json', { with: { type: 'json' } })).default;
  const died = { endedCleanly: false, isSafe: false };
  writeFiles(userData, {
    'settings.json': '\0\0\0',
    'settings.broken-2026.json': '{',
    'logs/faults.json': JSON.stringify([fault]),
    'recovery/starts.json': JSON.stringify([1, 2, 3].map(() => ({ at: Date.now(), ...died }))),
    'recovery/software-rendering.json': JSON.stringify({ since: 'then', vitrine: version }),
    'recovery/decks-that-crash.json': JSON.stringify([{ deck: 'a', content: 'x', count: 3 }]),
  });
  const stranger = createServer((_request, response) => response.end('hello')).listen(0);
  onTestFinished(() => void stranger.close());
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  const library = temporaryLibrary({ ...good, 'b/deck.md': '---\ntitle: [\n---\n# B\n' });
  const { stdout, exitCode } = await doctor(library, userData, '--port', String(port));
  for (const words of [
    'settings.json cannot be used: it is not JSON',
    'settings.broken-2026.json could not be read',
    'died three times within two minutes',
    'drawn in software since then',
    'The deck “a” brought the page down three times',
    'Another program listens on port',
    'b/deck.md:',
  ]) {
    const [line = ''] = stdout.split('\n').filter((each) => each.includes(words));
    expect(line, words).toMatch(/^ {2}✗ /);
  }
  expect(stdout).toContain('✓ 2026-12-24T17:30:00.000Z page/hung in a: x');
  expect(exitCode).toBe(1);
});

test('doctor says where there is no display, and takes an empty library for wrong', async () => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const args = ['doctor', temporaryFolder(), '--user-data-dir', temporaryFolder(), '--port', '1'];
  const { stdout, exitCode } = await startVitrine(args, env).ended;
  if (process.platform === 'linux') expect(stdout).toContain('✗ There is no display');
  expect(stdout).toContain('Only the built-in deck can be shown');
  expect(exitCode).toBe(1);
});

test.for([
  ['{ "idle": "soon" }', '“idle” must be'],
  ['{ "ilde": 90000 }', 'Did you mean “idle”?'],
  ['{ "version": 99 }', 'is of a newer Vitrine (version 99)'],
] as const)('doctor reads the settings as the kiosk does: %s', async ([settings, words]) => {
  const userData = temporaryFolder();
  writeFiles(userData, { 'settings.json': settings });
  const { stdout, exitCode } = await doctor(temporaryLibrary(good), userData, '--port=1');
  expect(stdout).toContain(words);
  expect(exitCode).toBe(1);
});

test('doctor tells that the remote is on, and where phones find it', async () => {
  const userData = temporaryFolder();
  const off = await doctor(temporaryLibrary(good), userData, '--port=1');
  expect(off.stdout).not.toContain('remote');
  writeFiles(userData, { 'settings.json': '{ "remote": true }' });
  const { stdout } = await doctor(temporaryLibrary(good), userData, '--port=1');
  expect(stdout).toMatch(/The remote is on, (for phones at http:|and this machine is on no net)/);
});
