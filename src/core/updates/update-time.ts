import type { OpeningHours } from '../schedule/schedule.ts';
import { isQuietTime } from './quiet-time.ts';

/** In ms at speed 1: so long nobody must have touched the screen. */
export const leastQuiet = 300_000;
/** In ms at speed 1: so long a new version must be well to be kept. */
export const leastWell = 30_000;

/** What the kiosk is doing, as far as it matters to updates. Times of the monotonic clock, in ms. */
export interface Sight {
  /** Null before anything has been painted. */
  readonly mode: string | null;
  readonly view: string | null;
  /** Whether `/health` says ok. */
  readonly isWell: boolean;
}

/** Since when something has been so without a break, in ms of the monotonic clock; null while it is not. */
export type Since = number | null;

/** Since when nobody is at the screen: the loop or the dark screen, and neither menu nor staff panel over it. */
export function noteQuiet(since: Since, { mode, view }: Sight, now: number): Since {
  const isQuiet = (mode === 'loop' || mode === 'blank') && view === 'stage';
  return isQuiet ? (since ?? now) : null;
}

/** Since when the kiosk is well and has painted a slide, or the darkness that is due. */
export function noteWell(since: Since, { mode, isWell }: Sight, now: number): Since {
  return isWell && mode !== null ? (since ?? now) : null;
}

/** Whether something has been so for long enough. */
export function isSettled(since: Since, least: number, now: number): boolean {
  return since !== null && now - since >= least;
}

/** What decides whether a version may be taken now. */
export interface UpdateMoment {
  readonly site: { readonly hours: OpeningHours | null; readonly timeZone: string | null };
  /** In ms since 1970. */
  readonly epoch: number;
  /** The machine's. */
  readonly timeZone: string;
  readonly isQuiet: boolean;
  readonly isWell: boolean;
}

/** Why a version is not taken now, as part of a sentence; null when it may be. */
export function whyWait({ site, epoch, timeZone, isQuiet, isWell }: UpdateMoment): string | null {
  if (!isQuietTime(site, epoch, timeZone)) {
    return site.hours === null ? 'it waits for the night' : 'it waits for closing time';
  }
  if (!isQuiet) return 'someone is at the screen';
  // A kiosk that is not well for reasons of its own would take a good version for a bad one.
  return isWell ? null : 'the kiosk is not well';
}
