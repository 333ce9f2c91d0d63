import path from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { isOwnAddress } from './app-protocol.ts';
import { refuseFileChoosers } from './file-chooser-guard.ts';

/** What is seen where the page has not painted yet, by the site's theme: the stage's own grounds. */
export const grounds = { light: '#f7f2e8', dark: '#191714' } as const;

/** What of the web we never use, and what would open a chooser of its own. */
const unusedFeatures = [
  'EyeDropperAPI',
  'FileSystemAccessLocal',
  'Serial',
  'WebBluetooth',
  'WebHID',
  'WebUSB',
];

/**
 * Opens a window with one of our pages that can do nothing but show it. It is hidden until there is something to see, and then
 * the caller's to show.
 */
export function openLockedWindow(
  page: string,
  options: BrowserWindowConstructorOptions,
  devTools: boolean,
): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    title: 'Vitrine',
    autoHideMenuBar: true,
    ...options,
    show: false,
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      devTools,
      disableBlinkFeatures: unusedFeatures.join(','),
      backgroundThrottling: false,
    },
  });
  quitByKeys(window);
  refuseFileChoosers(window.webContents);
  stayOnPage(window, page);
  void window.loadURL(page);
  return window;
}

/** Comes back from `about:` addresses, the only ones that Chromium loads without asking whether it may. */
function stayOnPage({ webContents }: BrowserWindow, page: string): void {
  webContents.on('did-stop-loading', () => {
    if (!isOwnAddress(webContents.mainFrame.url)) void webContents.loadURL(page);
  });
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
