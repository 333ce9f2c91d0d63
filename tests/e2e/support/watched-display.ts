import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FrameBuffer, frameFolder, readableScreen } from '../../../scripts/soak/frame-buffer.ts';
import { watchScreen } from '../../../scripts/soak/frame-watch.ts';
import { withDisplay } from '../../../scripts/with-display.ts';
import { summarise, type Look } from './look.ts';
import { test as base } from './kiosk.ts';

/** A display whose real pixels are looked at while a test runs. */
export interface WatchedDisplay {
  readonly environment: NodeJS.ProcessEnv;
  /** All looks since the test began, oldest first; it grows. */
  readonly looks: readonly Look[];
  /** Changes the resolution. */
  resize(resolution: keyof typeof modes): void;
}

/** Resolutions that the display can change to, with xrandr's figures for them. */
const modes = {
  '1280x720': null,
  '960x540': ['40', '960', '970', '980', '990', '540', '541', '542', '550'],
};

/**
 * What X (GTK's colour) and the window manager (white) fill a window of another size with for some 50 ms, until it is
 * painted anew: neither Electron nor a page can set it. The desktop behind has GTK's colour as well, so that whatever is
 * black is a fault.
 */
export const fillings = ['#f6f5f4', '#ffffff'] as const;

/** px between two points that are looked at. */
const step = 8;

/** Playwright's test whose `openKiosk` fills a watched display, in Electron and in a browser alike. */
export const test = base.extend<{ display: WatchedDisplay }>({
  display: async ({ browserName: _browser }, use) => {
    const folder = mkdtempSync(path.join(frameFolder, 'vitrine-frames-'));
    // Smaller than a kiosk's, so that a busy machine paints it in time.
    const screen = readableScreen(folder, 1280, 720);
    try {
      await withDisplay(async (environment) => {
        const buffer = new FrameBuffer(folder, step);
        const looks: Look[] = [];
        const stop = watchScreen(buffer, (frame) => looks.push(summarise(frame)));
        const xrandr = (...words: string[]) => execFileSync('xrandr', words, { env: environment });
        execFileSync('xsetroot', ['-solid', fillings[0]], { env: environment });
        for (const [name, figures] of Object.entries(modes)) {
          if (!figures) continue;
          xrandr('--newmode', name, ...figures);
          xrandr('--addmode', 'screen', name);
        }
        await use({ environment, looks, resize: (name) => void xrandr('--size', name) });
        stop();
        buffer.close();
      }, screen);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  openKiosk: async ({ display, openKiosk }, use) => {
    await use((options = {}) =>
      openKiosk({ ...options, headed: true, env: { ...display.environment, ...options.env } }),
    );
  },
});
