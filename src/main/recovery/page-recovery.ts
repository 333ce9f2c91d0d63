import { app, powerMonitor, type BrowserWindow, type RenderProcessGoneDetails } from 'electron';
import {
  look,
  lookInterval,
  noteSign,
  noteWord,
  watchLoading,
  type HangWatch,
} from '../../core/recovery/hang-watch.ts';
import { freshBudget, noteDeath, noteHealth } from '../../core/recovery/restart-budget.ts';
import { kioskPage } from '../app-protocol.ts';
import { log } from '../log.ts';

/** In ms, for a page to end that was told to; then the system ends it. */
const longestEnd = 1_000;

/** Why a page died: what Chromium says, or that it hung and was ended for it. */
export type DeathReason = RenderProcessGoneDetails['reason'] | 'hung';

/** What keeping a page alive needs of others. */
export interface PageRecoveryOptions {
  /** Hears of each death. */
  onDeath: (reason: DeathReason) => void;
  /** The page cannot be helped any more: the app is to begin anew. */
  giveUp: () => void;
}

/** Loads the page of a window again whenever its process died, and ends the process when its scripts hang. */
export class PageRecovery {
  readonly #window: BrowserWindow;
  readonly #options: PageRecoveryOptions;
  #budget = freshBudget;
  /** Null while there is no page to watch. */
  #watch: HangWatch | null = watchLoading(performance.now());
  #isHung = false;
  #isQuitting = false;
  #reload: NodeJS.Timeout | undefined;

  constructor(window: BrowserWindow, options: PageRecoveryOptions) {
    this.#window = window;
    this.#options = options;
    const { webContents } = window;
    const looking = setInterval(() => this.#look(), lookInterval);
    app.on('before-quit', () => (this.#isQuitting = true));
    webContents.on('render-process-gone', (_event, { reason }) => this.#died(reason));
    // What slept has said nothing, and is not to blame.
    powerMonitor.on('resume', () => this.#sign());
    window.once('closed', () => {
      clearInterval(looking);
      clearTimeout(this.#reload);
    });
  }

  /** The page has shown something. */
  noteHealth(): void {
    this.#budget = noteHealth(this.#budget, performance.now());
  }

  /** The page has spoken to its host. */
  noteWord(): void {
    if (this.#watch) this.#watch = noteWord(this.#watch, performance.now());
  }

  #sign(): void {
    if (this.#watch) this.#watch = noteSign(this.#watch, performance.now());
  }

  #look(): void {
    if (!this.#watch || this.#isQuitting) return;
    const { watch, verdict } = look(this.#watch, performance.now());
    this.#watch = watch;
    if (verdict === 'ask') this.#ask();
    if (verdict === 'kill') this.#kill();
  }

  /** A page that has nothing to paint on says nothing, yet its scripts run. */
  #ask(): void {
    this.#window.webContents.mainFrame.executeJavaScript('0').then(
      () => this.#sign(),
      () => undefined,
    );
  }

  #kill(): void {
    const { webContents } = this.#window;
    const pid = webContents.getOSProcessId();
    this.#isHung = true;
    this.#watch = null;
    log.error('The page hangs, and is ended.');
    webContents.forcefullyCrashRenderer();
    setTimeout(() => {
      if (this.#isHung && pid > 0) end(pid);
    }, longestEnd);
  }

  #died(told: DeathReason): void {
    if (this.#isQuitting) return;
    const reason = this.#isHung ? 'hung' : told;
    this.#isHung = false;
    this.#watch = null;
    this.#options.onDeath(reason);
    const { budget, wait } = noteDeath(this.#budget, performance.now());
    this.#budget = budget;
    // A process that cannot even begin will not at the next try.
    if (wait === null || reason === 'launch-failed') return this.#options.giveUp();
    log.warn(`The page died (${reason}); it comes back in ${String(wait / 1_000)} s.`);
    // Never in the event's own task, in which Electron may crash.
    this.#reload = setTimeout(() => this.#load(), wait);
  }

  #load(): void {
    if (this.#window.isDestroyed()) return;
    this.#watch = watchLoading(performance.now());
    // Where it does not load, it dies of that, or hangs.
    this.#window.webContents.loadURL(kioskPage).catch(() => undefined);
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone meanwhile.
  }
}
