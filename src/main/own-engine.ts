/// <reference lib="dom" />
import { app, BrowserWindow, session, type WebContents } from 'electron';
import { expressionOf, type Engine, type EnginePage } from '../cli/review/engine.ts';

/** Pages are served to themselves; nothing of them is kept. */
const partition = 'looked-at';

/** Whom its pages may ask: the host that serves them. */
export const ownHost = '127.0.0.1';

/** The engine that this program is itself. Its pages are painted into memory: no window opens, and no display is needed. */
export async function openOwnEngine(): Promise<Engine> {
  await app.whenReady();
  const own = session.fromPartition(partition);
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isHere(url) }));
  const windows: BrowserWindow[] = [];
  return {
    async openPage({ width, height }) {
      const window = new BrowserWindow({
        ...{ show: false, width, height },
        webPreferences: {
          ...{ offscreen: true, partition, backgroundThrottling: false, spellcheck: false },
          ...{ sandbox: true, contextIsolation: true, nodeIntegration: false },
        },
      });
      windows.push(window);
      const { webContents } = window;
      await webContents.loadURL('about:blank');
      webContents.debugger.attach();
      // A page of any size, whatever the display.
      const viewport = { width, height, deviceScaleFactor: 1, mobile: false };
      await ask(webContents, 'Emulation.setDeviceMetricsOverride', viewport);
      await ask(webContents, 'Emulation.setFocusEmulationEnabled', { enabled: true });
      const calm = { name: 'prefers-reduced-motion', value: 'reduce' };
      await ask(webContents, 'Emulation.setEmulatedMedia', { media: 'screen', features: [calm] });
      return ownPage(webContents);
    },
    async close() {
      for (const window of windows) window.destroy();
    },
  };
}

function ownPage(contents: WebContents): EnginePage {
  const evaluate = async (work: (argument: never) => unknown, argument?: unknown) => {
    const expression = expressionOf(work, argument);
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await ask(contents, 'Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(String(exceptionDetails.exception?.description));
    return result.value as never;
  };
  return {
    evaluate,
    goTo: (address) => contents.loadURL(address),
    show: (html) => evaluate(write, html),
    async press(key) {
      const of = { key, code: key, windowsVirtualKeyCode: 34 };
      await ask(contents, 'Input.dispatchKeyEvent', { type: 'rawKeyDown', ...of });
      await ask(contents, 'Input.dispatchKeyEvent', { type: 'keyUp', ...of });
    },
    async screenshot(isWhole = false) {
      const { cssContentSize } = await ask(contents, 'Page.getLayoutMetrics', {});
      const all = { clip: { ...cssContentSize, scale: 1 }, captureBeyondViewport: true };
      const options = { format: 'png', ...(isWhole && all) };
      const { data } = await ask(contents, 'Page.captureScreenshot', options);
      return Buffer.from(data, 'base64');
    },
    print: ({ width, height }) =>
      contents.printToPDF({
        ...{ printBackground: true, pageRanges: '1' },
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
        // In inches.
        pageSize: { width: width / 96, height: height / 96 },
      }),
  };
}

/** What is read of the answers of Chromium's own protocol. */
interface Answers {
  'Emulation.setDeviceMetricsOverride': unknown;
  'Emulation.setEmulatedMedia': unknown;
  'Emulation.setFocusEmulationEnabled': unknown;
  'Input.dispatchKeyEvent': unknown;
  'Page.captureScreenshot': { data: string };
  'Page.getLayoutMetrics': { cssContentSize: Electron.Rectangle };
  'Runtime.evaluate': {
    result: { value?: unknown };
    exceptionDetails?: { exception?: { description?: string } };
  };
}

async function ask<Method extends keyof Answers>(
  contents: WebContents,
  method: Method,
  options: object,
): Promise<Answers[Method]> {
  return (await contents.debugger.sendCommand(method, options)) as Answers[Method];
}

function isHere(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'data:' || protocol === 'blob:' || hostname === ownHost;
}

/** Runs in the page. */
async function write(html: string): Promise<void> {
  document.open();
  document.write(html);
  document.close();
  if (document.readyState === 'complete') return;
  await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
}
