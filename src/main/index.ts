import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { readStart } from '../core/settings/start-options.ts';
import type { Site } from '../host/site.ts';
import { declareAppScheme, serveAppScheme } from './app-protocol.ts';
import { openKioskWindow } from './kiosk-window.ts';
import { lockDown, lockEveryPage } from './lockdown.ts';
import { log } from './log.ts';
import { startUpkeep } from './upkeep.ts';

// Electron's own handler is a modal window with a stack trace, and a frozen main process behind it.
process.on('uncaughtException', (error) => log.error('Uncaught:', error));
process.on('unhandledRejection', (error) => log.error('Unhandled:', error));

const asked = readStart(process.argv.slice(1), process.env);
for (const problem of asked.problems) log.warn(problem);
const { userDataDir } = asked.options;
if (userDataDir !== null) app.setPath('userData', path.resolve(userDataDir));

declareAppScheme();
// As root, where test machines run, Chromium refuses its sandbox: child processes would die.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
lockEveryPage();

if (app.requestSingleInstanceLock() || !isWritable(app.getPath('userData'))) {
  const upkeep = startUpkeep();
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => {
    lockDown();
    // Chromium makes the page's process while this one loads all the rest.
    const site = Promise.withResolvers<Site>();
    serveAppScheme(async (request) => (await site.promise).fetch(request));
    const window = openKioskWindow(asked.options.windowed);
    const kiosk = import('./kiosk.ts');
    return kiosk.then(({ openKiosk }) => openKiosk({ asked, upkeep, window, serve: site.resolve }));
  });
} else {
  log('Vitrine is already running: its window comes to the front.');
  app.quit();
}

/** Where nothing can be written, no lock can be taken either: that must not pass for a kiosk that runs already. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function focusWindow(): void {
  // The kiosk's was opened first.
  const [window] = BrowserWindow.getAllWindows().sort((one, other) => one.id - other.id);
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
