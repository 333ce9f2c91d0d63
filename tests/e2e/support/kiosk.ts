import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import {
  _electron,
  chromium,
  test as base,
  type Browser,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import type {} from '../../../src/renderer/transport/electron-channel.ts';
import { temporaryFolder, twoDecks, writeFiles } from './library.ts';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** A kiosk that runs for one test, in Electron or in a browser. */
export interface Kiosk {
  readonly page: Page;
  /** The library it shows. */
  readonly library: string;
  /** Address of its `/health`. */
  readonly health: string;
  /** Electron alone. */
  readonly app: ElectronApplication | null;
}

/** What a test may ask of its kiosk. */
export interface KioskOptions {
  /** Start options, as typed. */
  readonly args?: readonly string[];
  /** Files of the library; two small decks unless given. */
  readonly files?: Readonly<Record<string, string>>;
  /** A library that exists already, instead of files. */
  readonly library?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Variables of Electron's environment besides our own. */
  readonly env?: NodeJS.ProcessEnv;
  /** A browser, too, opens a window: it fills the display that `env` names. */
  readonly headed?: boolean;
}

/** Playwright's test with `openKiosk`, which runs the real app of the project's shell. */
export const test = base.extend<{ openKiosk: (options?: KioskOptions) => Promise<Kiosk> }>({
  openKiosk: async ({ browserName: _browser }, use, testInfo) => {
    const undo: (() => unknown)[] = [];
    await use(async (options = {}) => {
      const own = temporaryFolder();
      undo.push(own.remove);
      const library = options.library ?? path.join(own.folder, 'library');
      if (!options.library) writeFiles(library, options.files ?? twoDecks);
      const open = testInfo.project.metadata['shell'] === 'electron' ? openElectron : openWeb;
      const opened = await open({ ...options, library }, path.join(own.folder, 'user'), undo);
      await opened.page.waitForSelector('html[data-deck]', { state: 'attached' });
      return { ...opened, library };
    });
    for (const each of undo.reverse()) await each();
  },
});

export { expect } from '@playwright/test';

type Opened = Omit<Kiosk, 'library'>;
type Wanted = KioskOptions & { library: string };

/** Starts the real Electron; as root Chromium needs its sandbox off, which only test machines do. */
export function launchElectron(
  library: string,
  userData: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath: process.env['VITRINE_ELECTRON'] ?? '',
    cwd: root,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [root, ...asRoot, `--slides=${library}`, '--user-data-dir', userData, ...args],
  });
}

async function openElectron(
  wanted: Wanted,
  userData: string,
  undo: (() => unknown)[],
): Promise<Opened> {
  const sized = wanted.size ? ['--windowed'] : [];
  const port = await freePort();
  const args = ['--port', String(port), ...sized, ...(wanted.args ?? [])];
  const app = await launchElectron(wanted.library, userData, args, wanted.env);
  undo.push(() => app.close());
  const page = await app.firstWindow();
  // The window opens before the rest is loaded: what the main process is asked while it loads may get no answer.
  await page.waitForURL('app://vitrine/**', { waitUntil: 'commit' });
  if (wanted.size) {
    const window = await app.browserWindow(page);
    await window.evaluate(
      (each, size) => each.setContentSize(size.width, size.height),
      wanted.size,
    );
  }
  return { page, app, health: `http://127.0.0.1:${port}/health` };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function openWeb(wanted: Wanted, userData: string, undo: (() => unknown)[]): Promise<Opened> {
  const args = ['--user-data-dir', userData, ...(wanted.args ?? [])];
  const { url, stop } = await serve(wanted.library, args);
  undo.push(stop);
  const browser = await launchChromium(wanted.headed ? wanted.env : undefined);
  undo.push(() => browser.close());
  const viewport = wanted.headed ? null : (wanted.size ?? { width: 1920, height: 1080 });
  const context = await browser.newContext({ viewport, hasTouch: true });
  const page = await context.newPage();
  if (wanted.headed) await fillDisplay(page);
  await page.goto(url);
  return { page, app: null, health: `${url}health` };
}

/** Starts the web host on any free port. */
export async function serve(library: string, args: readonly string[]) {
  const command = ['src/cli/index.ts', 'serve', '--slides', library, '--port', '0', ...args];
  // What it keeps for itself goes with it.
  const own = temporaryFolder();
  const host = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, XDG_CONFIG_HOME: own.folder, APPDATA: own.folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  host.once('exit', own.remove);
  const [chunk] = (await once(host.stdout, 'data')) as [Buffer];
  return { url: chunk.toString().trim(), stop: () => host.kill() };
}

async function fillDisplay(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const bounds = { windowState: 'fullscreen' } as const;
  await session.send('Browser.setWindowBounds', { windowId, bounds });
  await page.waitForFunction(() => innerWidth === screen.width && innerHeight === screen.height);
}

/** Starts Debian's Chromium, or whichever `npm test` has found; with a window on `display`, if given. */
export function launchChromium(display?: NodeJS.ProcessEnv): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['VITRINE_CHROMIUM'] ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
    headless: display === undefined,
    ...(display && { env: { ...process.env, ...display } as Record<string, string> }),
  });
}

/** What `<html>` says is painted. */
export function painted(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const { mode, view, deck, slide, slides } = document.documentElement.dataset;
    const lang = document.documentElement.lang;
    return { mode: mode ?? '', view: view ?? '', place: `${deck} ${slide}/${slides}`, lang };
  });
}

/** Notes every state that `<html>` goes through from now on, for {@link history}. */
export async function remember(page: Page): Promise<void> {
  await page.evaluate(() => {
    const root = document.documentElement;
    const seen: string[] = [];
    const note = (): void => {
      const { mode, deck, slide } = root.dataset;
      const now = `${mode} ${deck} ${slide} ${root.lang}`;
      if (seen.at(-1) !== now) seen.push(now);
    };
    note();
    new MutationObserver(note).observe(root, { attributes: true });
    Object.assign(window, { seen });
  });
}

/** The states since {@link remember}, as `mode deck slide lang`. */
export function history(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { seen: string[] }).seen);
}
