import { paceOf, type Slot } from '../../core/talk/plan.ts';

/** Whoever is less than this ahead or behind, in ms, is on time. */
const tolerance = 10_000;
/** A pace is told in steps of this many seconds: a number that changes every second is not read. */
const step = 5;

/** How a presenter stands to the plan. */
export type Pace =
  { readonly is: 'onTime' } | { readonly is: 'ahead' | 'behind'; readonly by: string };

/** A time as on a stopwatch: `4:07`, `1:04:07`. */
export function stopwatch(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const tail = `${hours > 0 ? pad(minutes) : minutes}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/**
 * Tells the pace in words that suit both languages: `45 s`, `1 min 20 s`, `12 min`.
 *
 * @param elapsed since the talk began, in ms
 */
export function tellPace(slot: Slot, elapsed: number): Pace {
  const by = paceOf(slot, elapsed);
  if (Math.abs(by) < tolerance) return { is: 'onTime' };
  return { is: by > 0 ? 'ahead' : 'behind', by: span(Math.abs(by)) };
}

function span(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000 / step) * step;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  // From ten minutes on, seconds are of no help.
  if (minutes >= 10 || (minutes > 0 && rest === 0)) return `${minutes}\u00a0min`;
  return minutes > 0 ? `${minutes}\u00a0min\u00a0${rest}\u00a0s` : `${rest}\u00a0s`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
