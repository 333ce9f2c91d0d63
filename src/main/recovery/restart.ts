import { app } from 'electron';

/** What the app exits with in order to be started again: `EX_TEMPFAIL` of BSD's sysexits. */
export const restartCode = 75;

/** Ends the app, and begins it anew: by whoever supervises it, who says so in the environment, else by itself. */
export function restart(): void {
  // A supervisor ends whatever its charge leaves behind, a successor too.
  if (!process.env['VITRINE_SUPERVISED']) app.relaunch();
  app.exit(restartCode);
}
