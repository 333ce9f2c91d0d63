import { app, screen, type BrowserWindow } from 'electron';
import type { Presentation } from '../contract/presentation.ts';
import type { Connection, SendEvent } from '../host/connection.ts';
import { presenterPage } from './app-protocol.ts';
import { connectedDisplays, fill, onDisplayChange } from './kiosk-display.ts';
import { joinWindow } from './kiosk-ipc.ts';
import { grounds, openLockedWindow } from './locked-window.ts';
import { log } from './log.ts';

/** In ms, before a page whose process died is loaded again. */
const mourning = 1_000;

/** What the presenter view is made of. */
export interface PresenterViewOptions {
  /** The audience's window. */
  kiosk: BrowserWindow;
  /** Whether that is a normal window; then the presenter view is one, too. */
  windowed: boolean;
  /** Joins the view's page to the host. */
  connect: (send: SendEvent) => Connection;
}

/**
 * Shows the presenter view while someone presents and wants it: on a display that the audience does not see, through unplugging
 * and return. With one display it opens when it is asked for anew, as a window of its own.
 *
 * @returns takes what the screen tells at each change
 */
export function keepPresenterView({
  kiosk,
  windowed,
  connect,
}: PresenterViewOptions): (presentation: Presentation | null) => void {
  let window: BrowserWindow | null = null;
  let wasPresenting = false;
  let isWanted = false;
  /** Whether it was asked for although the audience sees it, too. */
  let isInsisted = false;
  const close = () => {
    window?.destroy();
    window = null;
  };
  const place = () => {
    const bounds = otherDisplay(kiosk);
    if (!isWanted || kiosk.isDestroyed() || (!bounds && !isInsisted)) return close();
    window ??= open(bounds ? !windowed : false);
    if (bounds && !windowed) fill(window, bounds);
    else if (bounds) window.setPosition(bounds.x + 40, bounds.y + 40);
  };
  const open = (isKiosk: boolean): BrowserWindow => {
    const options = {
      ...{ kiosk: isKiosk, width: 1280, height: 800, title: 'Vitrine · presenter view' },
      backgroundColor: grounds.dark,
      ...otherDisplay(kiosk),
    };
    const opened = openLockedWindow(presenterPage, options, windowed && !app.isPackaged);
    // The keyboard and the clicker stay with the slides.
    opened.once('ready-to-show', () => opened.showInactive());
    opened.once('closed', () => {
      if (window === opened) window = null;
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      log.warn(`The presenter view’s page has ended: ${reason}.`);
      setTimeout(() => {
        if (!opened.isDestroyed()) opened.webContents.reload();
      }, mourning);
    });
    joinWindow(opened, connect);
    return opened;
  };
  const stopWatching = onDisplayChange(place);
  kiosk.once('closed', () => {
    stopWatching();
    close();
  });
  return (presentation) => {
    const isPresenting = presentation?.mode === 'present';
    const isAskedFor = isPresenting && presentation.isPresenterViewWanted;
    const changes = isAskedFor !== isWanted;
    if (changes) isInsisted = isAskedFor && wasPresenting;
    wasPresenting = isPresenting;
    isWanted = isAskedFor;
    if (changes) place();
  };
}

/** Where a display lies that the audience does not see: the primary one if it can be; null when there is none. */
function otherDisplay(kiosk: BrowserWindow): Electron.Rectangle | null {
  const { bounds: seen } = screen.getDisplayMatching(kiosk.getBounds());
  const others = connectedDisplays().filter(
    ({ bounds }) => bounds.x !== seen.x || bounds.y !== seen.y,
  );
  return (others.find(({ primary }) => primary) ?? others[0])?.bounds ?? null;
}
