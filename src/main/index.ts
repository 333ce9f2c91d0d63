import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { readWindowOptions } from '../core/settings/window-options.ts';
import type { Site } from '../host/site.ts';
import { drawsInSoftware } from '../node/recovery-files.ts';
import { declareAppScheme, serveAppScheme } from './app-protocol.ts';
import { openKioskWindow } from './kiosk-window.ts';
import { lockDown, lockEveryPage } from './lockdown.ts';
import { log } from './log.ts';
import { startCrashDumps } from './recovery/crash-dumps.ts';

// Electron's own handler is a modal window with a stack trace, and a frozen main process behind it.
process.on('uncaughtException', (error) => log.error('Uncaught:', error));
process.on('unhandledRejection', (error) => log.error('Unhandled:', error));

// Nothing here loads much: what takes long is loaded while Chromium makes the window's page.
const { userDataDir, windowed } = readWindowOptions(process.argv.slice(1), process.env);
if (userDataDir !== null) app.setPath('userData', path.resolve(userDataDir));

declareAppScheme();
// As root, where test machines run, Chromium refuses its sandbox: child processes would die.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
lockEveryPage();

if (app.requestSingleInstanceLock() || !isWritable(app.getPath('userData'))) {
  const userData = app.getPath('userData');
  log.keepIn(userData);
  log(`Vitrine ${app.getVersion()} begins, on Electron ${process.versions.electron}.`);
  startCrashDumps(userData);
  if (drawsInSoftware(userData, app.getVersion())) app.disableHardwareAcceleration();
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => {
    lockDown();
    const site = Promise.withResolvers<Site>();
    serveAppScheme(async (request) => (await site.promise).fetch(request));
    const window = openKioskWindow(windowed);
    const kiosk = import('./kiosk.ts');
    return kiosk.then(({ openKiosk }) => openKiosk({ window, serve: site.resolve }));
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
