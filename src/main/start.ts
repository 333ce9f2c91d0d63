import { app } from 'electron';
import { looksAtPages } from '../core/looks-at-pages.ts';

/**
 * The way in: a command runs and ends here, anything else opens the kiosk. Electron waits for this module before it
 * looks for a display, so that an installed program's commands work over ssh, and touch nothing of the kiosk's.
 */
// In a checkout the app's folder comes first.
const start = process.defaultApp ? process.argv.findIndex(isWord) + 1 : 1;
const words = process.argv.slice(start);
// Chromium's own switches come before a command: resources/linux/vitrine and own-command.ts set them.
const isOwn = (word: string): boolean => /^--(no|ozone|log)-/.test(word);
const command = words.slice(words.findIndex((word) => !isOwn(word)));
const [name = '-'] = command;
const asksForCommand = app.isPackaged ? isWord(name) || isAsked(name) : looksAtPages(command);
const servesAlone = app.isPackaged && words.includes('--web');

if (asksForCommand || servesAlone) {
  const { runCommand } = await import('./run-command.ts');
  await runCommand(asksForCommand ? command : ['serve', ...command]);
} else if (app.isPackaged && lacksDisplay()) {
  // Else Chromium would crash.
  const { log } = await import('./log.ts');
  const { everyProblem, readStart } = await import('../core/settings/start-options.ts');
  const asked = words.filter((word) => !isOwn(word));
  const problems = everyProblem(readStart(asked, process.env));
  for (const problem of problems) log.warn(problem);
  if (problems.length > 0) {
    log.warn('“vitrine --help” tells the commands, and “vitrine serve --help” the options.');
  }
  log.warn(
    'There is no display: start vitrine in a desktop session, or “vitrine serve” for browsers.',
  );
  process.exit(1);
} else {
  await import('./index.ts');
}

function isWord(word: string, index = 1): boolean {
  return index > 0 && !word.startsWith('-');
}

function isAsked(word: string): boolean {
  return ['-h', '--help', '-v', '--version'].includes(word);
}

function lacksDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, XDG_SESSION_TYPE } = process.env;
  const has = DISPLAY || WAYLAND_DISPLAY || XDG_SESSION_TYPE === 'wayland';
  return process.platform === 'linux' && !has && !app.commandLine.hasSwitch('ozone-platform');
}
