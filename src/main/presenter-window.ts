import { app, screen, type BrowserWindow } from 'electron';
import type { Presentation, PresenterView } from '../contract/presentation.ts';
import { freshBudget, noteDeath, noteHealth } from '../core/recovery/restart-budget.ts';
import type { Connection, SendEvent } from '../host/connection.ts';
import { presenterPage } from './app-protocol.ts';
import { connectedDisplays, fill, onDisplayChange } from './kiosk-display.ts';
import { joinWindow } from './kiosk-ipc.ts';
import { grounds, openLockedWindow } from './locked-window.ts';
import { log } from './log.ts';

/** What the presenter view is made of. */
export interface PresenterWindowOptions {
  /** The audience's window. */
  kiosk: BrowserWindow;
  /** Whether that is a normal window; then the presenter view is one, too. */
  windowed: boolean;
  /** Joins the view's page to the host. */
  connect: (send: SendEvent) => Connection;
}

/**
 * The presenter view: there while someone presents, on a display that the audience does not see, unless it is refused. Without
 * such a display it opens over the slides where someone insists, as a window of its own that can be moved and closed.
 */
export class PresenterWindow {
  readonly #options: PresenterWindowOptions;
  #window: BrowserWindow | null = null;
  /** Whether that fills a display. */
  #isWhole = false;
  /** As `isPresenterViewWanted`; false while nobody presents. */
  #isWanted: boolean | null = false;

  constructor(options: PresenterWindowOptions) {
    this.#options = options;
    const place = (): void => this.#place();
    const stopWatching = onDisplayChange(place);
    // At once: window managers put what was on it before the audience.
    screen.on('display-removed', place);
    options.kiosk.once('closed', () => {
      stopWatching();
      screen.off('display-removed', place);
      this.#close();
    });
  }

  /** How it is, for the screen. */
  get state(): PresenterView {
    return { isOpen: this.#window !== null, hasDisplay: this.#otherDisplay !== null };
  }

  /** Hears what the screen tells at each change. */
  follow(presentation: Presentation | null): void {
    const isWanted = presentation?.mode === 'present' && presentation.isPresenterViewWanted;
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.#place();
  }

  #place(): void {
    const { kiosk, windowed } = this.#options;
    const bounds = this.#otherDisplay;
    const isSeen = bounds ? this.#isWanted !== false : this.#isWanted === true;
    const isWhole = bounds !== null && !windowed;
    // A window that fills its display would, with that unplugged, fill the audience's.
    if (!isSeen || kiosk.isDestroyed() || isWhole !== this.#isWhole) this.#close();
    if (!isSeen || kiosk.isDestroyed()) return;
    this.#isWhole = isWhole;
    this.#window ??= this.#open(bounds);
    if (isWhole) fill(this.#window, bounds);
    else if (bounds) this.#window.setPosition(bounds.x + 40, bounds.y + 40);
  }

  #open(bounds: Electron.Rectangle | null): BrowserWindow {
    const { kiosk, windowed } = this.#options;
    const options = { kiosk: this.#isWhole, width: 1280, height: 800, ...bounds };
    const look = { backgroundColor: grounds.dark };
    const opened = openLockedWindow(
      presenterPage,
      { ...options, ...look },
      windowed && !app.isPackaged,
    );
    // The keyboard and the clicker stay with the slides.
    opened.once('ready-to-show', () => opened.showInactive());
    opened.once('closed', () => {
      if (this.#window === opened) this.#window = null;
      if (!kiosk.isDestroyed()) kiosk.focus();
    });
    this.#keepAlive(opened);
    return opened;
  }

  /** Joins the page to the host, and loads it again when its process died: a few times, then whoever presents does without. */
  #keepAlive(window: BrowserWindow): void {
    let budget = freshBudget;
    let refuse = async (): Promise<void> => undefined;
    joinWindow(window, (send) => {
      const line = this.#options.connect(send);
      const command = { type: 'setPresenterView', isWanted: false };
      refuse = async () => void (await line.dispatch('sendCommand', command));
      return {
        ...line,
        dispatch: (name, input) => {
          budget = noteHealth(budget, performance.now());
          return line.dispatch(name, input);
        },
      };
    });
    // Whoever shuts the window wants none.
    window.on('close', () => void refuse());
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      const death = noteDeath(budget, performance.now());
      budget = death.budget;
      const isLost = death.wait === null;
      log.warn(`The presenter view’s page died (${reason})${isLost ? ' too often' : ''}.`);
      const goOn = async (): Promise<void> => {
        if (window.isDestroyed()) return;
        if (!isLost) return window.webContents.reload();
        await refuse();
        window.destroy();
      };
      // Never in the event's own task, in which Electron may crash.
      setTimeout(() => void goOn(), death.wait ?? 0);
    });
  }

  #close(): void {
    this.#window?.destroy();
    this.#window = null;
  }

  /** Where a display lies that the audience does not see: the primary one if it can be; null when there is none. */
  get #otherDisplay(): Electron.Rectangle | null {
    const { kiosk } = this.#options;
    if (kiosk.isDestroyed()) return null;
    const { bounds: seen } = screen.getDisplayMatching(kiosk.getBounds());
    const others = connectedDisplays().filter(
      ({ bounds }) => bounds.x !== seen.x || bounds.y !== seen.y,
    );
    return (others.find(({ primary }) => primary) ?? others[0])?.bounds ?? null;
  }
}
