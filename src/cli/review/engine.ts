import path from 'node:path';
import type * as Playwright from 'playwright-core';
import type { LaunchOptions, Page } from 'playwright-core';
import { findChromium } from '../../node/find-chromium.ts';

/** A browser engine that shows the kiosk's pages. */
export interface Engine {
  /** Opens a blank page of that size, in px, in which nothing moves that need not. One at a time. */
  openPage(size: { width: number; height: number }): Promise<Page>;
  /** A page as it shows on a screen, as a PDF of one page of that size, in px of 1/96 inch. */
  print(page: Page, size: { width: number; height: number }): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** How to get an engine, for people without one. */
const cure =
  'install Chromium or Chrome, or name one in VITRINE_CHROMIUM, or an Electron in VITRINE_ELECTRON';

/** An installed Vitrine comes without it: what drives a browser is larger than all the rest of Vitrine. */
const noDriver =
  'the installed program cannot drive a browser. To cure it: use a checkout of Vitrine, npm run vitrine -- …';

type Driver = typeof Playwright;

/**
 * Starts a browser engine: Chromium (VITRINE_CHROMIUM, or one found on this machine), else Electron (VITRINE_ELECTRON).
 * If there is none, or none that runs, gives one line that says why and what to do.
 */
export async function openEngine(): Promise<Engine | { problem: string }> {
  const browser = findChromium();
  const electron = process.env['VITRINE_ELECTRON'];
  const problems: string[] = [];
  const driver = await import('playwright-core').catch(() => null);
  if (driver === null) return { problem: noDriver };
  try {
    if (browser) return await openChromium(driver, browser);
  } catch (error) {
    problems.push(`${browser ?? ''} does not start: ${firstLine(error)}`);
  }
  try {
    if (electron) return await openElectron(driver, electron);
  } catch (error) {
    problems.push(`${electron ?? ''} does not start: ${firstLine(error)}`);
  }
  if (problems.length === 0) problems.push('there is no browser engine');
  return { problem: `${problems.join('; ')}. To cure it: ${cure}.` };
}

/** As root Chromium runs without its sandbox only; the pages are our own, and what they show is clean. */
const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0;

/** Signals end the command, whose end closes the engine. */
const ownSignals: LaunchOptions = { handleSIGINT: true, handleSIGTERM: true, handleSIGHUP: true };

async function openChromium({ chromium }: Driver, executablePath: string): Promise<Engine> {
  const browser = await chromium.launch({
    ...ownSignals,
    executablePath,
    chromiumSandbox: !needsNoSandbox,
    // Pictures are compared with nothing, so any machine may draw them in software.
    args: ['--disable-gpu', '--force-color-profile=srgb'],
  });
  return {
    openPage: (viewport) => browser.newPage({ viewport, reducedMotion: 'reduce' }),
    async print(page, { width, height }) {
      await page.emulateMedia({ media: 'screen' });
      const size = { width: `${String(width)}px`, height: `${String(height)}px` };
      return page.pdf({ ...size, printBackground: true, pageRanges: '1' });
    },
    close: () => browser.close(),
  };
}

async function openElectron({ _electron }: Driver, executablePath: string): Promise<Engine> {
  const app = await _electron.launch({
    executablePath,
    args: [
      path.join(import.meta.dirname, 'empty-app.cjs'),
      ...(needsNoSandbox ? ['--no-sandbox'] : []),
      '--force-color-profile=srgb',
    ],
  });
  return {
    async openPage(viewport) {
      const opened = app.waitForEvent('window');
      await app.evaluate(({ BrowserWindow }) => {
        const window = new BrowserWindow({ webPreferences: { backgroundThrottling: false } });
        return window.loadURL('about:blank');
      });
      const page = await opened;
      await page.setViewportSize(viewport);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      return page;
    },
    async print(page, { width, height }) {
      await page.emulateMedia({ media: 'screen' });
      const window = await app.browserWindow(page);
      const pdf = await window.evaluate(
        async ({ webContents }, pageSize) => {
          const margins = { top: 0, bottom: 0, left: 0, right: 0 };
          const options = { printBackground: true, pageRanges: '1', margins, pageSize };
          return (await webContents.printToPDF(options)).toString('base64');
        },
        { width: width / 96, height: height / 96 },
      );
      return Buffer.from(pdf, 'base64');
    },
    close: () => app.close(),
  };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
