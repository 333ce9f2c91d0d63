import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { setLinuxAutostart } from '../node/linux-autostart.ts';
import type { KioskSettings } from '../node/settings/kiosk-settings.ts';
import { log } from './log.ts';

/**
 * Has the system open the kiosk, just as it was opened now, whenever someone logs in; or not, as settings say. From a
 * checkout, too, since many kiosks run from one.
 */
export function followStartWithMachine(settings: KioskSettings): void {
  let last: boolean | null = null;
  let work = Promise.resolve();
  const follow = ({ startWithMachine }: { startWithMachine: boolean }): void => {
    if (startWithMachine === last) return;
    last = startWithMachine;
    work = work
      .then(() => apply(startWithMachine))
      .catch((error: unknown) => log.warn(`Start with the machine cannot be set: ${error}`));
  };
  follow(settings.current);
  settings.watch(follow);
}

async function apply(isOn: boolean): Promise<void> {
  const args = process.argv.slice(1);
  // An AppImage runs from a folder that is gone when it ends.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  if (process.platform !== 'linux') {
    // Asked first: to take away what was never there wants rights of its own on some systems.
    const item = { path: program, args };
    if (isOn || app.getLoginItemSettings(item).openAtLogin) {
      app.setLoginItemSettings({ ...item, openAtLogin: isOn });
    }
    return;
  }
  const configHome = process.env['XDG_CONFIG_HOME'] || path.join(os.homedir(), '.config');
  await setLinuxAutostart(configHome, isOn, { command: [program, ...args], folder: process.cwd() });
}
