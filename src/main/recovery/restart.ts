import { app } from 'electron';

/** What the app exits with in order to be started again: `EX_TEMPFAIL` of BSD's sysexits. */
const restartCode = 75;
/** In ms; an app that has not quit by then is ended. */
const longestQuit = 5_000;

let isWanted = false;

/** Quits the app in order to begin anew. */
export function quitToRestart(): void {
  isWanted = true;
  setTimeout(leave, longestQuit);
  app.quit();
}

/** The last step of quitting: ends the app, and begins it anew if that is wanted. */
export function leave(): void {
  if (!isWanted) return app.quit();
  // Whoever supervises the app starts it again, and ends whatever it leaves behind: a successor too.
  if (!process.env['VITRINE_SUPERVISED']) app.relaunch();
  app.exit(restartCode);
}
