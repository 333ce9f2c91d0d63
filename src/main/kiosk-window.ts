import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { isOwnAddress, kioskPage } from './app-protocol.ts';
import { refuseFileChoosers } from './file-chooser-guard.ts';

/** What is seen where the page has not painted yet, by the site's theme: the stage's own grounds. */
export const grounds = { light: '#f7f2e8', dark: '#191714' } as const;

/** What of the web a kiosk never uses, and what would open a chooser of its own. */
const unusedFeatures = [
  'EyeDropperAPI',
  'FileSystemAccessLocal',
  'Serial',
  'WebBluetooth',
  'WebHID',
  'WebUSB',
];

/** Opens the window that shows the screen: the whole display, or a normal window. */
export function openKioskWindow(windowed: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    kiosk: !windowed,
    show: false,
    title: 'Vitrine',
    backgroundColor: grounds.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      devTools: windowed && !app.isPackaged,
      disableBlinkFeatures: unusedFeatures.join(','),
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  if (!windowed) {
    keepOpen(window);
    keepInFront(window);
  }
  quitByKeys(window);
  refuseFileChoosers(window.webContents);
  stayOnPage(window);
  void window.loadURL(kioskPage);
  return window;
}

/** Comes back from `about:` addresses, the only ones that Chromium loads without asking whether it may. */
function stayOnPage({ webContents }: BrowserWindow): void {
  webContents.on('did-stop-loading', () => {
    if (!isOwnAddress(webContents.mainFrame.url)) void webContents.loadURL(kioskPage);
  });
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
      if (window.isDestroyed() || window.isFocused()) return;
      window.setVisibleOnAllWorkspaces(true);
      window.restore();
      window.focus();
    }, patience),
  );
}

/** Ctrl+Shift+Q quits. */
function quitByKeys(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (event, input) => {
    // By letter, not by place: on AZERTY the Q sits where QWERTY has its A.
    const letter = input.key.toLowerCase() === 'q';
    if (!(letter && input.type === 'keyDown' && input.control && input.shift)) return;
    event.preventDefault();
    app.quit();
  });
}
