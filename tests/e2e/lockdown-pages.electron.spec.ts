import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, painted, test, type Kiosk } from './support/kiosk.ts';
import { temporaryFolder } from './support/library.ts';

const slow = { args: ['--speed', '0.1'] };
const own = 'app://vitrine/';

/** Runs a script in the page as if a visitor had just pressed a button, and lets it take effect. */
async function pressed({ app }: Kiosk, script: string): Promise<void> {
  await app?.evaluate(
    ({ webContents }, code) =>
      void webContents
        .getAllWebContents()[0]
        ?.executeJavaScript(code, true)
        .catch(() => undefined),
    `(async () => { ${script} })()`,
  );
  await wait(250);
}

test('every page there can be is sandboxed, and a kiosk has no developer tools', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk(slow);
  await pressed(kiosk, `document.body.append(document.createElement('webview'))`);
  const pages = await kiosk.app?.evaluate(async ({ webContents }) => {
    webContents.getAllWebContents()[0]?.openDevTools({ mode: 'detach' });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return (
      webContents
        .getAllWebContents()
        // Electron has it, its types do not.
        .map((each) =>
          (each as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
        )
    );
  });
  expect(pages).toHaveLength(1);
  expect(pages?.[0]).toMatchObject({
    ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
    ...{ nodeIntegrationInSubFrames: false, webviewTag: false },
    ...{ allowRunningInsecureContent: false, experimentalFeatures: false },
  });
});

test('a page that asks for a webview does not get one', async ({ openKiosk }) => {
  const { app } = await openKiosk(slow);
  const pages = await app?.evaluate(async ({ BrowserWindow, webContents }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    await window.loadURL('app://vitrine/');
    const script = `document.body.innerHTML = '<webview src="about:blank"></webview>'`;
    await window.webContents.executeJavaScript(script);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const types = webContents.getAllWebContents().map((each) => each.getType());
    window.destroy();
    return types;
  });
  expect(pages).toEqual(['window', 'window']);
});

const ways: Readonly<Record<string, string>> = {
  address: `location.href = URL`,
  replacement: `location.replace(URL)`,
  link: `link({ href: URL }).click()`,
  'link to a new window': `link({ href: URL, target: '_blank' }).click()`,
  'link pressed with the middle button': `link({ href: URL }).dispatchEvent(new MouseEvent('click', { button: 1, ctrlKey: true }))`,
  'new window': `open(URL)`,
  frame: `add('iframe', { src: URL })`,
  'frame within': `const inner = add('iframe', {}).contentDocument; inner.body.append(Object.assign(inner.createElement('iframe'), { src: URL }))`,
  'top of a frame': `add('iframe', {}).contentWindow.open(URL, '_top')`,
  object: `add('object', { data: URL })`,
  embed: `add('embed', { src: URL })`,
  form: `add('form', { action: URL }).submit()`,
  'form in a new window': `add('form', { action: URL, target: '_blank' }).submit()`,
  refresh: `document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=' + URL }))`,
  'service worker': `await navigator.serviceWorker.register(URL)`,
};

/** Opened on a machine by a page that is not locked. */
const addresses = [
  'https://example.org/',
  'file:///etc/passwd',
  'mailto:somebody@example.org',
  'ms-settings:privacy',
  'app://elsewhere/',
  'app://vitrine/content/alpha/cover.svg',
  'app://vitrine/',
  'data:text/html,<h1>not ours</h1>',
  'javascript:document.body.remove()',
  'view-source:app://vitrine/',
  'chrome://gpu',
  'devtools://devtools/bundled/inspector.html',
];

test('no way of leaving leads anywhere: the page stays, and no other program starts', async ({
  openKiosk,
}) => {
  test.setTimeout(180_000);
  const fake = temporaryFolder();
  const log = path.join(fake.folder, 'started');
  for (const name of ['xdg-open', 'gio', 'kde-open', 'gvfs-open', 'x-www-browser', 'xdg-email']) {
    const program = path.join(fake.folder, name);
    writeFileSync(program, `#!/bin/sh\necho "${name} $*" >> ${log}\n`);
    chmodSync(program, 0o755);
  }
  const env = { PATH: `${fake.folder}:${process.env['PATH'] ?? ''}` };
  const kiosk = await openKiosk({ ...slow, env });
  const { app, page } = kiosk;
  await page.evaluate(() => Object.assign(window, { alive: true }));
  const helpers = `
    const add = (name, more) => document.body.appendChild(Object.assign(document.createElement(name), more));
    const link = (more) => add('a', { textContent: 'x', ...more });`;
  for (const script of Object.values(ways)) {
    const tries = addresses.map(
      (address) => `try { const URL = ${JSON.stringify(address)}; ${script}; } catch {}`,
    );
    await pressed(
      kiosk,
      `${helpers} ${tries.join('\nawait new Promise((next) => setTimeout(next, 20));\n')}`,
    );
    await wait(addresses.length * 20);
  }
  await pressed(kiosk, 'location.reload()');
  await wait(500);
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
  expect(page.url()).toBe(own);
  expect(await page.evaluate(() => 'alive' in window && document.body.isConnected)).toBe(true);
  for (const frame of page.frames().slice(1)) expect(frame.url()).toMatch(/^(about:blank)?$/);
  expect(await app?.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(await painted(page)).toMatchObject({ mode: 'loop' });
  fake.remove();
});

test('an empty page, which Chromium loads without asking, is left at once', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk(slow);
  const { page } = kiosk;
  for (const address of ['about:blank', 'about:blank#x', 'about:srcdoc']) {
    await pressed(kiosk, `location.href = '${address}'`);
    await expect.poll(() => page.url()).toBe(own);
    await page.waitForSelector('html[data-deck]', { state: 'attached' });
  }
  expect(await painted(page)).toMatchObject({ mode: 'loop' });
});

test('a frame has no bridge, and the host does not hear it', async ({ openKiosk }) => {
  const kiosk = await openKiosk(slow);
  const { app, page } = kiosk;
  await pressed(
    kiosk,
    `const frame = (src) => document.body.append(Object.assign(document.createElement('iframe'), { src }));
     frame('app://vitrine/'); frame('about:blank'); frame('app://vitrine/content/alpha/x.svg');`,
  );
  await wait(500);
  const bridges = await page.evaluate(() =>
    Array.from({ length: frames.length }, (_, index) => {
      try {
        return 'vitrine' in (frames[index] ?? {});
      } catch {
        return false;
      }
    }),
  );
  expect(bridges).toEqual([false, false, false]);
  // A page of our own in a window that is not the kiosk's, with the kiosk's own bridge.
  const heard = await app?.evaluate(async ({ app: running, BrowserWindow }) => {
    const preload = `${running.getAppPath()}/out/preload/index.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await window.loadURL('app://vitrine/');
    const answer: unknown = await window.webContents.executeJavaScript(
      `vitrine.requests.getStart().then(() => 'heard', (error) => String(error))`,
    );
    window.destroy();
    return answer;
  });
  expect(heard).toContain('may not speak to the kiosk');
});

test('whatever is sent over the bridge is answered, and harms nobody', async ({ openKiosk }) => {
  const { app, page } = await openKiosk(slow);
  const names = ['getStart', 'getLibrary', 'putSnapshot', 'reportFault', 'putJournal'] as const;
  const sent = fc.record({
    name: fc.constantFrom(...names),
    input: fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
      fc.record({
        code: fc.string(),
        message: fc.string({ maxLength: 5_000 }),
        deck: fc.anything(),
      }),
      fc.record({ mode: fc.anything(), view: fc.anything(), slide: fc.double() }),
    ),
  });
  const answers = fc.asyncProperty(sent, async ({ name, input }) => {
    const answer = await page.evaluate(
      async ([request, given]) => {
        try {
          const reply = await window.vitrine?.requests[request]?.(given);
          return typeof (reply as { ok?: unknown }).ok;
        } catch {
          return 'refused';
        }
      },
      [name, input] as const,
    );
    expect(answer).toMatch(/^(boolean|refused)$/);
  });
  await fc.assert(answers, { numRuns: 300 });
  const odd = await page.evaluate(async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const inputs = [
      circle,
      'x'.repeat(10_000_000),
      Array.from({ length: 100_000 }, () => []),
      () => 1,
    ];
    const bridge = window.vitrine;
    const tries = inputs.map((input) => bridge?.requests['reportFault']?.(input));
    return (await Promise.allSettled(tries)).map((each) =>
      each.status === 'fulfilled' ? (each.value as { ok: boolean }).ok : 'refused',
    );
  });
  expect(odd).toEqual([false, false, false, 'refused']);
  expect(await painted(page)).toMatchObject({ mode: 'loop' });
  expect(await app?.evaluate(() => 'here')).toBe('here');
});

test('the page cannot change the bridge or reach behind it', async ({ openKiosk }) => {
  const { page } = await openKiosk(slow);
  const found = await page.evaluate(() => {
    const bridge = window.vitrine as unknown as Record<string, Record<string, unknown>>;
    const before = bridge['requests']?.['getStart'];
    try {
      Object.assign(bridge['requests'] ?? {}, { getStart: () => 'mine' });
    } catch {
      // Frozen: as it should be.
    }
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'];
    return {
      unchanged: bridge['requests']?.['getStart'] === before,
      reached: names.filter((name) => name in window),
      keys: Object.keys(bridge),
    };
  });
  expect(found).toEqual({ unchanged: true, reached: [], keys: ['requests', 'events'] });
});

test('an error nobody caught in the main process opens no window and stops nothing', async ({
  openKiosk,
}) => {
  const { app, health } = await openKiosk(slow);
  let said = '';
  app?.process().stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await app?.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown by a timer');
    });
    void Promise.reject(new Error('a promise nobody heeds'));
  });
  await expect.poll(() => said).toContain('thrown by a timer');
  await expect.poll(() => said).toContain('a promise nobody heeds');
  // A modal window would hold the main process: no answer would come.
  expect((await fetch(health, { signal: AbortSignal.timeout(3_000) })).status).toBe(200);
  expect(await app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
