import { app, BrowserWindow } from 'electron';
import { kioskPage } from './app-protocol.ts';
import { grounds, openLockedWindow } from './locked-window.ts';

/** Opens the window that shows the screen: the whole display, or a normal window. */
export function openKioskWindow(windowed: boolean): BrowserWindow {
  const options = { kiosk: !windowed, backgroundColor: grounds.light };
  const window = openLockedWindow(kioskPage, options, windowed && !app.isPackaged);
  window.once('ready-to-show', () => window.show());
  if (!windowed) {
    keepOpen(window);
    keepInFront(window);
  }
  return window;
}

/** A kiosk's window closes only when the app quits: Alt+F4 sends `close`, and no key event. */
function keepOpen(window: BrowserWindow): void {
  let quitting = false;
  app.on('before-quit', () => (quitting = true));
  window.on('close', (event) => {
    if (!quitting) event.preventDefault();
  });
}

/** How long, in ms, something else may have the keyboard: two kiosks on one desktop must not fight. */
const patience = 1_000;

/** Comes back where a window manager has hidden it, put it on another desktop, or given another the keyboard. */
function keepInFront(window: BrowserWindow): void {
  window.on('blur', () =>
    setTimeout(() => {
      // The presenter view may have the keyboard as long as it likes.
      if (window.isDestroyed() || BrowserWindow.getFocusedWindow()) return;
      window.setVisibleOnAllWorkspaces(true);
      window.restore();
      window.focus();
    }, patience),
  );
}
