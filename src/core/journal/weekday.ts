import { Temporal } from 'temporal-polyfill';

/** The weekday of a wall time such as `2026-11-23T09:12`: Monday 1 to Sunday 7. */
export function weekdayOf(wallTime: string): number {
  return Temporal.PlainDate.from(wallTime.slice(0, 10)).dayOfWeek;
}
