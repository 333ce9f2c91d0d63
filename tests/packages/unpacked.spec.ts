import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { processesBelow } from '../../scripts/chaos/processes.ts';
import { expect, root } from '../e2e/support/kiosk.ts';
import { temporaryFolder } from '../e2e/support/library.ts';
import { test } from '../e2e/support/own-display.ts';
import { allFuses } from './support/fuses.ts';
import { folderOf, versions } from './support/make-packages.ts';
import { makeHome } from './support/ordinary-user.ts';
import { start } from './support/started.ts';

const app = path.join(folderOf(versions().now), 'linux-unpacked');
const program = path.join(app, 'vitrine');
const own = temporaryFolder();
chmodSync(own.folder, 0o755);
test.afterAll(own.remove);

test('every fuse of the packaged program is set', async () => {
  const wire = await getCurrentFuseWire(program);
  // An older Electron has no ninth.
  expect({ ...allFuses, ...wire }).toEqual(allFuses);
  expect(Object.keys(wire).length).toBeGreaterThanOrEqual(Object.keys(allFuses).length - 1);
});

test('a package holds what the app needs, and no more', () => {
  const files = listPackage(path.join(app, 'resources/app.asar'), { isPack: false });
  const folders = new Set(files.map((file) => file.split('/').slice(1, 3).join('/')));
  expect([...folders].sort()).toEqual([
    ...['out', 'out/main', 'out/preload', 'out/renderer'],
    ...['package.json', 'resources', 'resources/welcome'],
  ]);
  expect(files.filter((file) => /\.(ts|map|svelte)$|playwright|electron/.test(file))).toEqual([]);
  const beside = readdirSync(path.join(app, 'resources')).sort();
  expect(beside).toEqual(['app.asar', 'apparmor-profile', 'slides']);
  expect(readdirSync(path.join(app, 'locales')).sort()).toEqual(['en-US.pak', 'fr.pak']);
});

test('a package brings the licences of all that is bundled', () => {
  expect(readdirSync(app).filter((name) => name.startsWith('LICENSE'))).toEqual([
    ...['LICENSE.electron.txt', 'LICENSE.txt', 'LICENSES.chromium.html'],
    ...['LICENSES.css-tree.txt', 'LICENSES.pages.txt', 'LICENSES.program.txt'],
  ]);
  const read = (name: string) => readFileSync(path.join(app, `LICENSES.${name}.txt`), 'utf8');
  for (const name of ['electron-updater', 'katex', 'markdown-it', 'ws', 'zod']) {
    expect(read('program')).toMatch(new RegExp(`^## ${name} - [\\d.]+ \\(MIT\\)\\n\\n\\S`, 'm'));
  }
  for (const name of ['svelte', 'reveal.js', 'minisearch']) {
    expect(read('pages')).toMatch(new RegExp(`^## ${name} - [\\d.]+ \\(MIT\\)\\n\\n\\S`, 'm'));
  }
  // The typefaces’ ask to be passed on with them.
  expect(read('pages').match(/SIL OPEN FONT LICENSE/gi)?.length).toBeGreaterThanOrEqual(2);
});

test('the packaged app plays the library it comes with, takes no orders for Node, and quits', async ({
  display,
}) => {
  const orders = { NODE_OPTIONS: '--inspect=0', ELECTRON_RUN_AS_NODE: '1' };
  const home = makeHome(path.join(own.folder, 'ordered'));
  const kiosk = start(program, home, { ...display.environment, ...orders }, '--inspect=0');
  const decks = readdirSync(path.join(root, 'slides')).filter((name) => !name.includes('.'));
  await expect
    .poll(kiosk.health)
    .toMatchObject({ status: 'ok', mode: 'loop', library: { decks: decks.length } });
  expect(kiosk.said()).not.toContain('Debugger listening');
  const ended = once(kiosk.program, 'exit');
  display.xdotool('key', 'ctrl+shift+q');
  expect(await ended).toEqual([0, null]);
});

test('the packaged app leaves nothing in the temporary folder, and needs nothing of it', async ({
  display,
}) => {
  const home = makeHome(path.join(own.folder, 'tidy'));
  const temporary = makeHome(path.join(own.folder, 'temporary'));
  const environment = { ...display.environment, TMPDIR: temporary };
  const kiosk = start(program, home, environment, '--speed', '10');
  await expect.poll(kiosk.health).toMatchObject({ status: 'ok', mode: 'loop' });
  // Systems clear away what is older than some days: a page that is loaded again must not miss it.
  for (const name of readdirSync(temporary))
    rmSync(path.join(temporary, name), { recursive: true });
  const page = processesBelow(kiosk.program.pid ?? 0).find(({ type }) => type === 'renderer');
  process.kill(page?.pid ?? 0, 'SIGKILL');
  await expect.poll(kiosk.said).toContain('The page died');
  const { slide } = (await kiosk.health()) as { slide: number };
  await expect.poll(kiosk.health).not.toMatchObject({ slide });
  await kiosk.end();
  expect(readdirSync(temporary)).toEqual([]);
});

test('the packaged app has its stand-in where a library has no deck', async ({ display }) => {
  const empty = path.join(own.folder, 'empty');
  mkdirSync(empty);
  const home = makeHome(path.join(own.folder, 'empty home'));
  const kiosk = start(program, home, display.environment, '--slides', empty);
  await expect.poll(kiosk.health).toMatchObject({ mode: 'loop', deck: 'welcome' });
  await kiosk.end();
});
