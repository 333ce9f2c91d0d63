import type * as Playwright from 'playwright-core';
import { findChromium } from '../../node/find-chromium.ts';

/** In px. */
export interface Size {
  width: number;
  height: number;
}

/** A page that is looked at. */
export interface EnginePage {
  /** Opens an address, and waits until all of it is there. */
  goTo(address: string): Promise<void>;
  /** Shows a page that needs no other file. */
  show(html: string): Promise<void>;
  press(key: 'PageDown'): Promise<void>;
  /**
   * Runs a function in the page, as by {@link expressionOf}, and gives what it gives.
   *
   * @throws what it throws
   */
  evaluate<Result>(work: () => Result): Promise<Awaited<Result>>;
  evaluate<Result, Argument>(
    work: (argument: Argument) => Result,
    argument: Argument,
  ): Promise<Awaited<Result>>;
  /** A picture (PNG) of what is in sight, or of the whole page. */
  screenshot(isWhole?: boolean): Promise<Buffer>;
  /** As it shows on a screen, as a PDF of one page of that size, in px of 1/96 inch. */
  print(size: Size): Promise<Uint8Array>;
}

/** A browser engine that shows the kiosk's pages. */
export interface Engine {
  /** Opens a blank page of that size, in which nothing moves that need not. One at a time. */
  openPage(size: Size): Promise<EnginePage>;
  close(): Promise<void>;
}

/** A function and what it is given, as a page runs it: nothing outside the function can be used in it. */
export function expressionOf(work: (argument: never) => unknown, argument: unknown): string {
  return `(${work.toString()})(${JSON.stringify(argument) ?? 'undefined'})`;
}

let openOwn: (() => Promise<Engine>) | null = null;

/** From now on this program's own engine is used: it is a browser itself. */
export function useOwnEngine(open: () => Promise<Engine>): void {
  openOwn = open;
}

/**
 * Starts a browser engine: this program's own if it has one, else Chromium (VITRINE_CHROMIUM, or one found on this machine).
 * If there is none, or none that runs, gives one line that says why and what to do.
 */
export async function openEngine(): Promise<Engine | { problem: string }> {
  const browser = openOwn ? 'Vitrine itself' : findChromium();
  try {
    if (openOwn) return await openOwn();
    if (browser !== null) return await openChromium(browser);
  } catch (error) {
    return { problem: `${String(browser)} does not start: ${firstLine(error)}. ${cure}` };
  }
  return { problem: `there is no browser engine. ${cure}` };
}

/** How to get an engine, for people without one. */
const cure = 'To cure it: install Chromium or Chrome, or name one in VITRINE_CHROMIUM.';

/** As root Chromium runs without its sandbox only; the pages are our own, and what they show is clean. */
const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0;

async function openChromium(executablePath: string): Promise<Engine> {
  // Packages come without it: they are a browser themselves.
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: !needsNoSandbox,
    // Signals end the command, whose end closes the engine.
    ...{ handleSIGINT: true, handleSIGTERM: true, handleSIGHUP: true },
    // Pictures are compared with nothing, so any machine may draw them in software.
    args: ['--disable-gpu', '--force-color-profile=srgb'],
  });
  return {
    openPage: async (viewport) =>
      drivenPage(await browser.newPage({ viewport, reducedMotion: 'reduce' })),
    close: () => browser.close(),
  };
}

function drivenPage(page: Playwright.Page): EnginePage {
  return {
    goTo: async (address) => void (await page.goto(address)),
    show: (html) => page.setContent(html),
    press: (key) => page.keyboard.press(key),
    evaluate: (work: (argument: never) => unknown, argument?: unknown) =>
      page.evaluate(expressionOf(work, argument)),
    screenshot: (isWhole = false) => page.screenshot({ fullPage: isWhole }),
    async print({ width, height }) {
      await page.emulateMedia({ media: 'screen' });
      const size = { width: `${String(width)}px`, height: `${String(height)}px` };
      return page.pdf({ ...size, printBackground: true, pageRanges: '1' });
    },
  };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
