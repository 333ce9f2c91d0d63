import { execFileSync } from 'node:child_process';
import { withDisplay } from '../../../scripts/with-display.ts';
import { test as base, type Kiosk } from './kiosk.ts';

/** An X screen with a window manager that no other test shares: what is pressed reaches our kiosk alone. */
export interface OwnDisplay {
  readonly environment: NodeJS.ProcessEnv;
  /** Presses keys for real, each as xdotool names it (`ctrl+r`), or any other command of xdotool. */
  xdotool(...words: string[]): string;
  /** Ids of the windows that can be seen now: dialogs, menus and pop-ups included. */
  windows(): string[];
}

/** Playwright's test whose `openKiosk` opens on a display of its own. */
export const test = base.extend<{ display: OwnDisplay; windowManager: readonly string[] }>({
  windowManager: [['openbox'], { option: true }],
  display: async ({ windowManager }, use) =>
    withDisplay(
      async (environment) => {
        const xdotool = (...words: string[]): string => {
          const env = { ...process.env, ...environment };
          return execFileSync('xdotool', words, { env, encoding: 'utf8', timeout: 20_000 });
        };
        await use({ environment, xdotool, windows: () => visible(xdotool) });
      },
      undefined,
      windowManager,
    ),
  openKiosk: async ({ display, openKiosk }, use) => {
    await use((options = {}) =>
      openKiosk({ ...options, env: { ...display.environment, ...options.env } }),
    );
  },
});

/** Sees to it that a kiosk has the keyboard. */
export function focus({ app }: Kiosk, { xdotool }: OwnDisplay): void {
  const pid = String(app?.process().pid);
  const [window = ''] = xdotool('search', '--sync', '--onlyvisible', '--pid', pid).split('\n');
  xdotool('windowactivate', '--sync', window);
}

function visible(xdotool: OwnDisplay['xdotool']): string[] {
  const ids = xdotool('search', '--onlyvisible', '--name', '').split('\n').filter(Boolean);
  return ids.filter((id) => {
    try {
      const geometry = xdotool('getwindowgeometry', '--shell', id);
      // The window manager's own frames and helpers are lines and points.
      const sides = ['WIDTH', 'HEIGHT'].map((side) =>
        Number(new RegExp(`${side}=(\\d+)`).exec(geometry)?.[1]),
      );
      return Math.min(...sides) > 30;
    } catch {
      // Closed between the two questions.
      return false;
    }
  });
}
