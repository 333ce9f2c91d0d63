import { spawn } from 'node:child_process';
import { checkout, say, type Unavailable } from '../checkout.ts';
import type { Display } from '../display.ts';
import { exitCodeOf } from '../run.ts';
import { librariesMissing, missingLibraries } from '../shared-libraries.ts';
import type { Electron } from './electron.ts';

/** What Electron writes when it cannot draw, and what cures it. */
const ends: { pattern: RegExp; problem: string; cure: string }[] = [
  {
    pattern: /Missing X server|cannot open display|Authorization required|platform failed to init/i,
    problem: 'Electron could not open the display',
    cure: 'check that DISPLAY (and XAUTHORITY) are those of your desktop session',
  },
  {
    pattern: /error while loading shared libraries: \S+/,
    problem: 'Electron lacks a system library',
    cure: 'install the package that holds it',
  },
];

/** How long, in ms, after its start an end of Electron is taken for a failure to start. */
const startTime = 10_000;

/**
 * Opens the kiosk in Electron and waits for its end; gives its exit code. If Electron cannot run
 * here (libraries, display), gives the reason instead.
 */
export async function launch(
  electron: Electron,
  display: Display,
  options: string[],
): Promise<number | Unavailable> {
  if (process.platform === 'linux') {
    const missing = await missingLibraries(electron.executable);
    if (missing.length > 0) return librariesMissing(missing);
  }
  const started = performance.now();
  // The folder comes first, so that the app finds its own options behind it.
  const args = [checkout, ...extraSwitches(display, options), ...options];
  const child = spawn(electron.executable, args, { stdio: ['inherit', 'inherit', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk);
    if (errors.length < 10_000) errors += chunk.toString();
  });
  const code = await exitCodeOf(child);
  if (code === 0 || performance.now() - started > startTime) return code;
  return ends.find(({ pattern }) => pattern.test(errors)) ?? code;
}

/** Chromium's switches that this machine needs. */
function extraSwitches(display: Display, options: string[]): string[] {
  const switches: string[] = [];
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot && !options.includes('--no-sandbox')) {
    say('running as root without Chromium’s sandbox: for test machines only');
    switches.push('--no-sandbox');
  }
  if (display === 'wayland' && !options.some((option) => option.startsWith('--ozone-platform'))) {
    switches.push('--ozone-platform=wayland');
  }
  return switches;
}
