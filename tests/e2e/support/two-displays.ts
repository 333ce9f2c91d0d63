import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { findProgram } from '../../../src/node/find-chromium.ts';
import { withDisplay } from '../../../scripts/with-display.ts';
import { test as base, type Kiosk } from './kiosk.ts';
import { temporaryFolder } from './library.ts';
import { nameMonitor } from './monitor-name.ts';

/** An X server of its own with two displays of 1920×1080 side by side, the left one primary. */
export interface TwoDisplays {
  /** Changes the right one, in the words of xrandr: `--off` unplugs it. */
  right(...words: string[]): void;
  /** Where the kiosk's window really lies, as the X server tells it: `1920x1080+1920+0`. */
  geometry(kiosk: Kiosk): string;
}

/** What the monitors call themselves. */
export const monitors = { left: 'Desk 24', right: 'Lobby 43' } as const;

/** Why two displays cannot be had here, or false. */
export function lacksDisplays(): string | false {
  if (process.platform !== 'linux')
    return 'only Linux has an X server whose displays are in memory';
  if (process.getuid?.() !== 0) return 'Xorg with the dummy driver needs root';
  return findProgram('Xorg') === null && 'Xorg is not installed';
}

/** Playwright's test whose `openKiosk` opens on the left of two displays. */
export const test = base.extend<{ displays: TwoDisplays & { environment: NodeJS.ProcessEnv } }>({
  displays: async ({ browserName: _browser }, use) => {
    const log = temporaryFolder();
    const configuration = path.join(import.meta.dirname, 'two-displays.conf');
    const server = [
      ...['Xorg', '-config', configuration, '-logfile', path.join(log.folder, 'log')],
      ...['-noreset', '-nolisten', 'tcp', '-novtswitch', '-sharevts'],
    ];
    await withDisplay(async (environment) => {
      const run = (program: string, ...words: string[]): string =>
        execFileSync(program, words, { env: environment, encoding: 'utf8', timeout: 20_000 });
      await nameMonitors(environment['DISPLAY'] ?? '', run('xrandr', '--verbose'));
      await use({
        environment,
        right: (...words) => void run('xrandr', '--output', 'DUMMY1', ...words),
        geometry: ({ app }) => {
          const pid = String(app?.process().pid);
          const window = run('xdotool', 'search', '--onlyvisible', '--pid', pid).split('\n')[0];
          const told = run('xdotool', 'getwindowgeometry', '--shell', window ?? '');
          const of = (key: string) => new RegExp(`^${key}=(.+)$`, 'm').exec(told)?.[1];
          return `${of('WIDTH')}x${of('HEIGHT')}+${of('X')}+${of('Y')}`;
        },
      });
    }, server);
    log.remove();
  },
  openKiosk: async ({ displays, openKiosk }, use) => {
    await use((options = {}) =>
      openKiosk({ ...options, env: { ...displays.environment, ...options.env } }),
    );
  },
});

export { expect } from '@playwright/test';

async function nameMonitors(display: string, listing: string): Promise<void> {
  const socket = `/tmp/.X11-unix/X${display.slice(1)}`;
  const ids = [...listing.matchAll(/Identifier: (0x\w+)/g)].map(([, id]) => Number(id));
  const [left = 0, right = 0] = ids;
  await nameMonitor(socket, left, monitors.left);
  await nameMonitor(socket, right, monitors.right);
}
