import { app } from 'electron';

/**
 * The way in: a command runs and ends here, anything else opens the kiosk. Electron waits for this module before it
 * looks for a display, so that an installed program's commands work over ssh, and touch nothing of the kiosk's.
 */
const words = process.argv.slice(1);
// Chromium's own switches come first: resources/linux/vitrine sets them.
const command = words.findIndex((word) => !word.startsWith('--no-'));
const asksForCommand = /^(?!-)|^--(help|version)$/.test(words[command] ?? '-');

if (app.isPackaged && asksForCommand) {
  process.argv.splice(1, command);
  await import('../cli/index.ts');
  process.exit(process.exitCode ?? 0);
} else {
  await import('./index.ts');
}
