import { setTimeout as wait } from 'node:timers/promises';
import { expect } from './support/kiosk.ts';
import { focus, test } from './support/own-display.ts';

/** Scripts a page would need to open a window of the system’s; no deck can run any of them. */
const dialogs: Readonly<Record<string, string>> = {
  alert: 'alert(1)',
  confirm: 'confirm(1)',
  print: 'print()',
  'the print command': `document.execCommand('print')`,
  'print in a frame': `frame().print()`,
  'the print command in a frame': `frame().document.execCommand('print')`,
  'a file field': `field(document).click()`,
  'a folder field': `field(document, { webkitdirectory: true }).click()`,
  'a file field’s picker': `field(document).showPicker()`,
  'a file field in a frame': `field(frame().document).click()`,
  'a file field off the page': `Object.assign(document.createElement('input'), { type: 'file' }).click()`,
  'an open picker': `showOpenFilePicker()`,
  'a save picker': `showSaveFilePicker()`,
  'a folder picker': `showDirectoryPicker()`,
  'a colour dropper': `new EyeDropper().open()`,
  'a shared screen': `navigator.mediaDevices.getDisplayMedia()`,
  'a download': `link({ href: 'data:text/plain,x', download: 'x.txt' }).click()`,
  'a download of a blob': `link({ href: URL.createObjectURL(new Blob(['x'])), download: 'x' }).click()`,
  'a download of our own': `link({ href: 'app://vitrine/index.html', download: 'x.html' }).click()`,
  'a new window': `open('about:blank')`,
  'a new window of our own': `open('app://vitrine/')`,
  'a link to a new window': `link({ href: 'app://vitrine/', target: '_blank' }).click()`,
  'a share sheet': `navigator.share({ text: 'x' })`,
  'a request for payment': `new PaymentRequest([{ supportedMethods: 'basic-card' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).show()`,
  'a key of the system’s': `navigator.credentials.create({ publicKey: { challenge: new Uint8Array(16), rp: { name: 'x' }, user: { id: new Uint8Array(4), name: 'x', displayName: 'x' }, pubKeyCredParams: [{ type: 'public-key', alg: -7 }] } })`,
};

const helpers = `
  const add = (element) => document.body.appendChild(element);
  const frame = () => add(document.createElement('iframe')).contentWindow;
  const field = (page, more) => page.body.appendChild(
    Object.assign(page.createElement('input'), { type: 'file' }, more));
  const link = (more) => add(Object.assign(document.createElement('a'), more));
`;

test('no script opens a window of the system’s, not even after a crash', async ({
  openKiosk,
  display,
}) => {
  test.setTimeout(120_000);
  const kiosk = await openKiosk({ args: ['--speed', '0.1'] });
  const { app, page } = kiosk;
  const asked: string[] = [];
  page.on('dialog', (dialog) => asked.push(dialog.type()));
  const opened: string[] = [];
  const tryAll = async (): Promise<void> => {
    focus(kiosk, display);
    const before = display.windows();
    for (const [name, script] of Object.entries(dialogs)) {
      await app?.evaluate(
        ({ webContents }, code) =>
          void webContents
            .getAllWebContents()[0]
            ?.executeJavaScript(code, true)
            .catch(() => undefined),
        `(async () => { ${helpers} await ${script}; })()`,
      );
      await wait(250);
      const more = display.windows().filter((window) => !before.includes(window));
      if (more.length === 0) continue;
      opened.push(name);
      display.xdotool('key', 'Escape');
      await wait(400);
    }
  };
  await tryAll();
  expect(opened).toEqual([]);
  const gone = page.waitForEvent('crash');
  await app?.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    contents?.forcefullyCrashRenderer();
  });
  await gone;
  // It comes back by itself.
  const isBack = `document.documentElement.hasAttribute('data-deck')`;
  await expect
    .poll(() =>
      app?.evaluate(
        ({ webContents }, script) => webContents.getAllWebContents()[0]?.executeJavaScript(script),
        isBack,
      ),
    )
    .toBe(true);
  await tryAll();
  expect({ opened, asked }).toEqual({ opened: [], asked: [] });
  expect(await app?.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('the page has no say in whether the app quits', async ({ openKiosk }) => {
  const { app, page } = await openKiosk();
  await page.evaluate(() => {
    addEventListener('beforeunload', (event) => event.preventDefault());
    onbeforeunload = () => 'Stay!';
  });
  await page.mouse.click(400, 300);
  const closed = new Promise((resolve) => app?.process().once('exit', resolve));
  await app?.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
  await closed;
});

test('a dropped file or address goes nowhere', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '0.1'] });
  const prevented = await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['<h1>not ours</h1>'], 'x.html', { type: 'text/html' }));
    data.setData('text/uri-list', 'file:///etc/passwd');
    return ['dragover', 'drop'].map(
      (type) =>
        !document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        ),
    );
  });
  expect(prevented).toEqual([true, true]);
  const session = await page.context().newCDPSession(page);
  const data = {
    items: [{ mimeType: 'text/uri-list', data: 'file:///etc/passwd' }],
    files: ['/etc/passwd'],
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
  await page.waitForTimeout(500);
  expect(page.url()).toBe('app://vitrine/');
});
