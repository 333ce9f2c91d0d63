import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test as withDisplay } from '../e2e/support/own-display.ts';
import { expect, freePort, root } from '../e2e/support/kiosk.ts';
import { temporaryFolder, twoDecks, writeFiles } from '../e2e/support/library.ts';
import { openUpdateServer, publishVersion } from '../support/update-server.ts';

/** Debian’s account that owns nothing: as root, Electron would start without its sandbox. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups'];
/** In ms, for a version to come up, be quiet for long enough, be fetched, and for the next to come up. */
const patience = 120_000;

const made = temporaryFolder();
const published = path.join(made.folder, 'published');
const home = path.join(made.folder, 'home');
const appImage = path.join(home, 'Vitrine.AppImage');
const userData = path.join(home, 'data');
const library = path.join(made.folder, 'library');

interface Supervised {
  readonly starts: () => number;
  readonly health: () => Promise<object>;
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}

/** A kiosk as `vitrine-appimage.service` runs it: through the starter, as an ordinary user, again after each failure. */
const test = withDisplay.extend<{
  run: (hours: string, url: string) => Promise<Supervised>;
  server: Awaited<ReturnType<typeof openUpdateServer>>;
}>({
  server: async ({ browserName: _browser }, use) => {
    const server = await openUpdateServer(published);
    await use(server);
    server.stop();
  },
  run: async ({ display }, use) => {
    const undo: (() => Promise<void>)[] = [];
    await use(async (hours, url) => {
      const port = await freePort();
      let starts = 0;
      let said = '';
      let isOver = false;
      let child: ChildProcess | null = null;
      const options = ['--slides', library, '--user-data-dir', userData, '--port', String(port)];
      const start = (): void => {
        starts += 1;
        const starter = ['/bin/sh', path.join(home, 'vitrine-appimage'), appImage, ...options];
        // Thirty times faster: quiet for ten seconds is enough.
        starter.push('--speed', '30', '--hours', hours, '--update-url', url);
        const [command = '', ...args] = isRoot ? ['setpriv', ...asNobody, ...starter] : starter;
        const env = { ...display.environment, HOME: home, XDG_RUNTIME_DIR: home, TMPDIR: home };
        const own = { ...env, VITRINE_SUPERVISED: '1', VITRINE_TRIAL_SECONDS: '60' };
        child = spawn(command, args, { env: own, stdio: ['ignore', 'pipe', 'pipe'] });
        for (const stream of [child.stdout, child.stderr]) {
          stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
        }
        child.once('exit', (code) => {
          if (!isOver && code !== 0) setTimeout(start, 500);
        });
      };
      start();
      const stop = async (): Promise<void> => {
        if (isOver) return;
        isOver = true;
        const ended = child && child.exitCode === null ? once(child, 'exit') : null;
        child?.kill('SIGTERM');
        await ended;
      };
      undo.push(stop);
      const health = async (): Promise<object> => {
        const address = `http://127.0.0.1:${String(port)}/health`;
        const answer = await fetch(address).catch(() => null);
        return answer ? ((await answer.json()) as object) : { said: said.slice(-1_500) };
      };
      return { starts: () => starts, health, said: () => said, stop };
    });
    for (const each of undo) await each();
  },
});

test.describe.configure({ mode: 'serial', timeout: 2 * patience });
test.afterAll(made.remove);

/** The clock on the wall in UTC, some hours from now. */
const clock = (hours: number): string =>
  new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
const openNow = (): string => `mon-sun: ${clock(-3)}-${clock(3)}`;
const closedNow = (): string => `mon-sun: ${clock(6)}-${clock(7)}`;

/** What the kiosk knows of updates, for `doctor`. */
function known(): object {
  const file = path.join(userData, 'updates/known.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
}

/** Packs the app as some version, and publishes it, with what electron-builder says of it: `<version>.yml`. */
function packAppImage(version: string): void {
  const out = path.join(made.folder, version);
  const words = ['AppImage', '--quick', '--update-files', '--as-version', version, '--out', out];
  const electron = path.dirname(process.env['VITRINE_ELECTRON'] ?? '');
  execFileSync(process.execPath, ['scripts/package.ts', ...words], {
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  renameSync(path.join(out, image(version)), inPublished(version));
  renameSync(path.join(out, 'latest-linux.yml'), path.join(published, `${version}.yml`));
}

const bytesOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');
const image = (version: string): string => `Vitrine-${version}.AppImage`;
const inPublished = (version: string): string => path.join(published, image(version));

test.beforeAll(() => {
  test.setTimeout(600_000);
  mkdirSync(published);
  mkdirSync(home);
  for (const version of ['0.1.0', '0.2.0']) {
    packAppImage(version);
  }
  // Published as it is, checksum and all, yet no program: whoever made it had a full disk.
  copyFileSync(inPublished('0.2.0'), inPublished('0.3.0'));
  truncateSync(inPublished('0.3.0'), 40_000_000);
  writeFiles(library, {
    ...twoDecks,
    'kiosk.yaml': 'title: Essai\nlanguages: [fr]\nduration: 1h\ntimeZone: UTC\n',
  });
  copyFileSync(inPublished('0.1.0'), appImage);
  copyFileSync(path.join(root, 'resources/linux/vitrine-appimage'), `${home}/vitrine-appimage`);
  for (const file of [home, appImage]) if (isRoot) chownSync(file, nobody, nobody);
  chmodSync(appImage, 0o755);
  chmodSync(made.folder, 0o755);
});

test('within opening hours an update waits', async ({ run, server }) => {
  publishVersion(published, '0.2.0', image('0.2.0'));
  const kiosk = await run(openNow(), server.url);
  await expect
    .poll(known, { timeout: patience })
    .toMatchObject({ available: '0.2.0', waits: 'it waits for closing time', problem: null });
  expect(await kiosk.health()).toMatchObject({ status: 'ok', version: '0.1.0', mode: 'loop' });
  expect(server.asked).not.toContain(`/${image('0.2.0')}`);
});

test('an older version is refused', async ({ run, server }) => {
  publishVersion(published, '0.0.9', image('0.2.0'));
  const kiosk = await run(closedNow(), server.url);
  await expect.poll(kiosk.said, { timeout: patience }).toContain('does not come after 0.1.0');
  expect(known()).toMatchObject({ available: null });
  expect(await kiosk.health()).toMatchObject({ status: 'ok', version: '0.1.0', mode: 'blank' });
  expect(server.asked).not.toContain(`/${image('0.2.0')}`);
});

test('a file that is not the one that was published is refused', async ({ run, server }) => {
  const tampered = 'Vitrine-tampered.AppImage';
  copyFileSync(inPublished('0.2.0'), path.join(published, tampered));
  publishVersion(published, '0.2.0', tampered);
  writeFileSync(path.join(published, tampered), 'rm -rf /', { flag: 'r+' });
  const before = bytesOf(appImage);
  const kiosk = await run(closedNow(), server.url);
  await expect
    .poll(known, { timeout: patience })
    .toMatchObject({ problem: expect.stringContaining('checksum') });
  expect(await kiosk.health()).toMatchObject({ status: 'ok', version: '0.1.0' });
  expect([kiosk.starts(), bytesOf(appImage)]).toEqual([1, before]);
});

test('a newer version takes its place while the screen is closed, with the settings it had', async ({
  run,
  server,
}) => {
  copyFileSync(path.join(published, '0.2.0.yml'), path.join(published, 'latest-linux.yml'));
  writeFileSync(path.join(userData, 'settings.json'), '{ "version": 1, "volume": 0.25 }\n');
  const before = bytesOf(appImage);
  const kiosk = await run(closedNow(), server.url);
  await expect
    .poll(kiosk.health, { timeout: patience })
    .toMatchObject({ status: 'ok', version: '0.2.0', mode: 'blank' });
  await expect.poll(() => existsSync(`${appImage}.trial`), { timeout: patience }).toBe(false);
  expect(bytesOf(appImage)).toBe(bytesOf(inPublished('0.2.0')));
  expect(bytesOf(`${appImage}.previous`)).toBe(before);
  expect(kiosk.starts()).toBe(2);
  // Of two AppImages that are nearly alike, only what differs.
  expect(server.sent()).toBeLessThan(20_000_000);
  expect(readFileSync(path.join(userData, 'settings.json'), 'utf8')).toContain('0.25');
});

test('a version that does not come up is gone again, and is not tried a second time', async ({
  run,
  server,
}) => {
  publishVersion(published, '0.3.0', image('0.3.0'));
  const before = bytesOf(appImage);
  const kiosk = await run(closedNow(), server.url);
  await expect.poll(() => existsSync(`${appImage}.failed`), { timeout: patience }).toBe(true);
  await expect
    .poll(kiosk.health, { timeout: patience })
    .toMatchObject({ status: 'ok', version: '0.2.0' });
  expect(bytesOf(appImage)).toBe(before);
  await expect
    .poll(known, { timeout: patience })
    .toMatchObject({ failed: '0.3.0', problem: expect.stringContaining('not tried again') });
  expect(kiosk.starts()).toBe(3);
  const faults = readFileSync(path.join(userData, 'logs/faults.json'), 'utf8');
  expect(faults).toContain('Vitrine 0.3.0 did not come up');
});

test('a version published under a wrong number is undone, and is not tried a second time', async ({
  run,
  server,
}) => {
  publishVersion(published, '0.4.0', image('0.2.0'));
  const before = bytesOf(appImage);
  const kiosk = await run(closedNow(), server.url);
  await expect
    // It has its whole trial to become well in.
    .poll(known, { timeout: 1.5 * patience })
    .toMatchObject({ failed: '0.4.0', problem: expect.stringContaining('not tried again') });
  expect(await kiosk.health()).toMatchObject({ status: 'ok', version: '0.2.0' });
  expect([kiosk.starts(), bytesOf(appImage)]).toEqual([3, before]);
  expect(existsSync(`${appImage}.trial`)).toBe(false);
});
