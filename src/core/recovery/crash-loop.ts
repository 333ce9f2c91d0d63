import { z } from 'zod';

/** So many starts that went wrong within this time, in ms, are a loop. */
const mostStarts = 3;
const period = 120_000;
/** How many starts are remembered. */
const kept = 10;

/** The last starts of the app, oldest first. */
export const startsSchema = z.array(
  z.object({
    /** In ms since 1970. */
    at: z.number(),
    /** Whether the app was quit, or began anew for a good reason, and did not die. */
    endedCleanly: z.boolean(),
    isSafe: z.boolean(),
  }),
);
/** See {@link startsSchema}. */
export type Starts = z.infer<typeof startsSchema>;

/** Whether the app died so often lately that it must begin with as little as it can: safe mode. Times in ms since 1970. */
export function isCrashLoop(starts: Starts, now: number): boolean {
  // A clock that was set back leaves starts in the future, which tell nothing.
  const recent = starts.filter(({ at }) => at <= now && now - at <= period);
  return recent.filter(({ endedCleanly }) => !endedCleanly).length >= mostStarts;
}

/** Notes a start that has not ended yet. */
export function noteStart(starts: Starts, at: number, isSafe: boolean): Starts {
  return [...starts, { at, endedCleanly: false, isSafe }].slice(-kept);
}

/** The last start ended as it should. */
export function noteCleanEnd(starts: Starts): Starts {
  return starts.map((start, index) =>
    index === starts.length - 1 ? { ...start, endedCleanly: true } : start,
  );
}
