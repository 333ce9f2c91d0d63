import { setTimeout as wait } from 'node:timers/promises';
import { type CDPSession, _electron, type ElectronApplication, type Page } from 'playwright-core';
import { checkout } from '../checkout.ts';
import { memoryOf } from './process-memory.ts';
import type { Play, Sample } from './recording.ts';

/** In ms; a page that hangs would not let its window go. */
const longestGoodbye = 10_000;

type Memory = Pick<Sample, 'heap' | 'nodes' | 'listeners' | 'memory'>;

/** The real Electron, driven from outside. */
export class SoakKiosk {
  /** Errors of the page, faults that it reported, and ends of its process. */
  readonly faults: string[] = [];
  readonly #app: ElectronApplication;
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(app: ElectronApplication, page: Page, session: CDPSession) {
    this.#app = app;
    this.#page = page;
    this.#session = session;
    page.on('crash', () => this.faults.push('The page’s process ended.'));
    page.on('pageerror', (error) => this.faults.push(`page: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()}`);
    });
    app.process().stderr?.on('data', (chunk: Buffer) => {
      const lines = chunk.toString().split('\n');
      this.faults.push(...lines.filter((line) => /^(screen:|Uncaught|Unhandled)/.test(line)));
    });
  }

  /**
   * Opens the kiosk and waits until it shows something.
   * @param options start options
   */
  static async open(
    executablePath: string,
    options: readonly string[],
    environment: NodeJS.ProcessEnv,
  ): Promise<SoakKiosk> {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = await _electron.launch({
      executablePath,
      args: [checkout, ...sandbox, ...options],
      env: environment as Record<string, string>,
    });
    const page = await app.firstWindow();
    await page.waitForSelector('html[data-deck]', { state: 'attached', timeout: 60_000 });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.evaluate(notePlays);
    return new SoakKiosk(app, page, session);
  }

  /** The plays since the last call; times in ms since 1970. */
  takePlays(): Promise<Play[]> {
    return this.#page.evaluate(() =>
      (window as unknown as { soakPlays: Play[] }).soakPlays.splice(0),
    );
  }

  /** Measures the page, once it has thrown its garbage away, and all of the kiosk's processes. */
  async measure(): Promise<Memory> {
    await this.#session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return {
      heap: value('JSHeapUsedSize'),
      nodes: value('Nodes'),
      listeners: value('JSEventListeners'),
      memory: memoryOf(this.#app.process().pid ?? 0),
    };
  }

  /** Closes the kiosk, or, should it hang, ends it. */
  async close(): Promise<void> {
    const closed = this.#app.close().then(() => true);
    const isClosed = await Promise.race([closed, wait(longestGoodbye, false, { ref: false })]);
    if (!isClosed) this.#app.process().kill('SIGKILL');
  }
}

/** Runs in the page: a play begins with another deck or language, or when the slides begin again. */
function notePlays(): void {
  const plays: Play[] = [];
  Object.assign(window, { soakPlays: plays });
  const root = document.documentElement;
  let last = { deck: '', locale: '', slide: 0 };
  const look = (): void => {
    const { deck = '', slide, slides } = root.dataset;
    const now = { deck, locale: root.lang, slide: Number(slide) };
    if (now.deck !== last.deck || now.locale !== last.locale || now.slide < last.slide)
      plays.push({ at: Date.now(), deck, locale: root.lang, slides: Number(slides) });
    last = now;
  };
  look();
  new MutationObserver(look).observe(root, { attributes: true });
}
