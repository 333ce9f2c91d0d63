import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { requestNames } from '../../src/contract/names.ts';
import { expect, painted, root, test } from './support/kiosk.ts';
import { temporaryFolder } from './support/library.ts';

const run = promisify(execFile);

test('the kiosk fills the display; a window does not', async ({ openKiosk }) => {
  const { page } = await openKiosk();
  await expect
    .poll(() => page.evaluate(() => [outerWidth, outerHeight, screen.width, screen.height]))
    .toEqual([1920, 1080, 1920, 1080]);
  const windowed = await openKiosk({ args: ['--windowed'] });
  expect(await windowed.page.evaluate(() => innerWidth)).toBeLessThan(1920);
});

test('the page is sandboxed, comes from app://, and sees one closed bridge', async ({
  openKiosk,
}) => {
  const { app, page } = await openKiosk();
  expect(page.url()).toBe('app://vitrine/');
  const preferences = await app?.evaluate(({ webContents }) =>
    // Undocumented since it left Electron’s types, but there in 33 and 45.
    webContents
      .getAllWebContents()
      .map((each) =>
        (each as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
      ),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences?.[0]).toMatchObject({
    ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  });
  const seen = await page.evaluate(() => ({
    require: 'require' in window,
    process: 'process' in window,
    bridge: Object.keys(window.vitrine?.requests ?? {}).sort(),
  }));
  expect(seen).toEqual({
    ...{ require: false, process: false },
    bridge: [...requestNames].sort(),
  });
});

test('the page goes nowhere else and opens nothing', async ({ openKiosk }) => {
  const { app, page } = await openKiosk();
  const reached = await page.evaluate(async () => {
    const tries = ['file:///etc/passwd', 'https://example.org/', 'app://elsewhere/'];
    const got = await Promise.allSettled(tries.map((address) => fetch(address)));
    open('https://example.org/');
    location.href = 'https://example.org/';
    return got.map((each) => each.status === 'fulfilled' && each.value.ok);
  });
  expect(reached).toEqual([false, false, false]);
  await page.waitForTimeout(500);
  expect(page.url()).toBe('app://vitrine/');
  expect(app?.windows()).toHaveLength(1);
  expect(await painted(page)).toMatchObject({ mode: 'loop' });
});

test('a second start brings the first window forward and ends', async ({ openKiosk }) => {
  const { app, page } = await openKiosk({ args: ['--windowed'] });
  const window = await app?.browserWindow(page);
  await window?.evaluate((each) => each.minimize());
  await expect.poll(() => window?.evaluate((each) => each.isMinimized())).toBe(true);
  const userData = await app?.evaluate(({ app: running }) => running.getPath('userData'));
  const second = spawn(
    process.env['VITRINE_ELECTRON'] ?? '',
    [
      root,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--user-data-dir',
      userData ?? '',
    ],
    { stdio: 'ignore' },
  );
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect.poll(() => window?.evaluate((each) => each.isMinimized())).toBe(false);
});

test('Alt+F4 leaves the kiosk open; Ctrl+Shift+Q, really pressed, quits it', async ({
  openKiosk,
}) => {
  const { app, page } = await openKiosk();
  const pid = app?.process().pid ?? 0;
  const id = execFileSync('xdotool', ['search', '--sync', '--onlyvisible', '--pid', String(pid)], {
    encoding: 'utf8',
  }).split('\n')[0];
  await run('xdotool', ['windowactivate', '--sync', id ?? '', 'key', 'alt+F4']);
  await page.waitForTimeout(500);
  expect(await painted(page)).toMatchObject({ mode: expect.stringMatching(/loop|explore/) });
  const closed = once(app?.process() ?? process, 'exit');
  await run('xdotool', ['windowactivate', '--sync', id ?? '', 'key', 'ctrl+shift+q']);
  await closed;
});

test('a misspelt option is answered with the right one', async () => {
  const own = temporaryFolder();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const kiosk = spawn(process.env['VITRINE_ELECTRON'] ?? '', [
    ...[root, ...asRoot, '--user-data-dir', own.folder, '--port=0', '--windowd'],
  ]);
  let said = '';
  kiosk.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => said).toContain('Did you mean --windowed?');
  kiosk.kill();
  await once(kiosk, 'exit');
  own.remove();
});

test('Chromium’s own switches pass through unharmed', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--force-device-scale-factor=2'] });
  expect(await page.evaluate(() => devicePixelRatio)).toBe(2);
});
