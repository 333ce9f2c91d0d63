import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { powerSaveBlocker } from 'electron';
import { log } from './log.ts';

const run = promisify(execFile);

/**
 * Keeps the display on while the screen is open, and lets it sleep while it is not.
 *
 * @returns takes, as often as one likes, whether the screen is open
 */
export function keepDisplayAwake(): (isOpen: boolean) => void {
  let blocker: number | null = null;
  return (isOpen) => {
    if (isOpen && blocker === null) {
      blocker = powerSaveBlocker.start('prevent-display-sleep');
      wakeDisplay().catch((error: unknown) => log(`The display cannot be woken: ${error}`));
    } else if (!isOpen && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}

/** On X11 a blocker stops the display's timers, but turns no display on. Only X's own tool can, where it is installed. */
async function wakeDisplay(): Promise<void> {
  if (process.platform !== 'linux' || !process.env['DISPLAY']) return;
  await run('xset', ['s', 'reset']);
  const { stdout } = await run('xset', ['q']);
  // Only then: it also turns power management on where a technician has turned it off.
  if (/Monitor is (?!On)/.test(stdout)) await run('xset', ['dpms', 'force', 'on']);
}
