import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, root } from '../e2e/support/kiosk.ts';
import { temporaryFolder } from '../e2e/support/library.ts';
import { test } from '../e2e/support/own-display.ts';
import { folderOf, versions } from './support/make-packages.ts';
import { makeHome } from './support/ordinary-user.ts';
import { start } from './support/started.ts';

const own = temporaryFolder();
chmodSync(own.folder, 0o755);
test.afterAll(own.remove);

const { now } = versions();
const decks = readdirSync(path.join(root, 'slides')).filter((name) => !name.includes('.'));
const bundled = { status: 'ok', version: now, mode: 'loop', library: { decks: decks.length } };

test('the AppImage plays its library, as an ordinary user, from anywhere', async ({ display }) => {
  const [name = ''] = readdirSync(folderOf(now)).filter((file) => file.endsWith('.AppImage'));
  const home = makeHome(path.join(own.folder, 'appimage home'));
  const kiosk = start(path.join(folderOf(now), name), home, display.environment);
  await expect.poll(kiosk.health).toMatchObject(bundled);
  await kiosk.end();
});

test('the tar.gz plays its library where it is unpacked', async ({ display }) => {
  const [name = ''] = readdirSync(folderOf(now)).filter((file) => file.endsWith('.tar.gz'));
  const place = path.join(own.folder, 'unpacked');
  mkdirSync(place);
  execFileSync('tar', ['xzf', path.join(folderOf(now), name), '-C', place, '--strip-components=1']);
  const home = makeHome(path.join(own.folder, 'tar home'));
  const kiosk = start(path.join(place, 'bin/vitrine'), home, display.environment);
  await expect.poll(kiosk.health).toMatchObject(bundled);
  await kiosk.end();
});
