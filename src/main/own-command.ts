import { app } from 'electron';

/** Ozone's platform that needs no display. It has to stand on the command line: afterwards it is too late. */
const platform = { name: 'ozone-platform', value: 'headless' } as const;

/** Whether this process may open pages without a display; other systems need no switch for that. */
export function isHeadless(): boolean {
  if (process.platform !== 'linux') return true;
  return app.commandLine.getSwitchValue(platform.name) === platform.value;
}

/** Whether Chromium's sandbox is off: it is for root, who could not start it. */
export function isBare(): boolean {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot || app.commandLine.hasSwitch('no-sandbox');
}

/** This very program as it runs a command that looks at pages: what comes before the command's own words. */
export function ownCommand(): string[] {
  // In a checkout Electron is told which app.
  const checkout = process.defaultApp ? [app.getAppPath()] : [];
  const bare = isBare() ? ['--no-sandbox'] : [];
  const isLinux = process.platform === 'linux';
  const headless = isLinux ? [`--${platform.name}=${platform.value}`, '--log-level=3'] : [];
  return [process.execPath, ...checkout, ...bare, ...headless];
}
