import { Temporal } from 'temporal-polyfill';
import type { HourRange, OpeningHours, TimeWindow } from './schedule.ts';

/** A moment as a wall clock shows it. */
export interface WallTime {
  /** As `2026-12-24`. */
  readonly date: string;
  readonly dayBefore: string;
  /** Monday 1 to Sunday 7. */
  readonly weekday: number;
  /** Whole minutes since midnight, by the clock's face: on a day on which clocks change, some come twice or never. */
  readonly minute: number;
}

/** What the wall clock of a time zone shows at a moment, in ms since 1970. */
export function wallTimeAt(epoch: number, timeZone: string): WallTime {
  const now = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
  const today = now.toPlainDate();
  return {
    date: today.toString(),
    dayBefore: today.subtract({ days: 1 }).toString(),
    weekday: today.dayOfWeek,
    minute: now.hour * 60 + now.minute,
  };
}

/** Whether something plays now. */
export function isWithin(window: TimeWindow, now: WallTime): boolean {
  const runs = (date: string, weekday: number) =>
    (window.from === null || window.from <= date) &&
    (window.to === null || date <= window.to) &&
    (window.days === null || window.days.includes(weekday));
  if (window.hours === null) return runs(now.date, now.weekday);
  return isInHours(now, {
    today: runs(now.date, now.weekday) ? window.hours : [],
    yesterday: runs(now.dayBefore, weekdayBefore(now.weekday)) ? window.hours : [],
  });
}

/** Whether a screen is open now. */
export function isOpen(hours: OpeningHours, now: WallTime): boolean {
  return isInHours(now, {
    today: hoursOf(hours, now.date, now.weekday),
    yesterday: hoursOf(hours, now.dayBefore, weekdayBefore(now.weekday)),
  });
}

function hoursOf({ week, exceptions }: OpeningHours, date: string, weekday: number): HourRange[] {
  const exception = exceptions.findLast(({ from, to }) => from <= date && date <= to);
  return exception?.hours ?? week[weekday - 1] ?? [];
}

function isInHours(
  { minute }: WallTime,
  hours: { today: readonly HourRange[]; yesterday: readonly HourRange[] },
): boolean {
  return (
    hours.today.some(({ from, to }) => from <= minute && (minute < to || to <= from)) ||
    hours.yesterday.some(({ from, to }) => to <= from && minute < to)
  );
}

function weekdayBefore(weekday: number): number {
  return weekday === 1 ? 7 : weekday - 1;
}

/**
 * When the wall clock of a time zone first shows `2026-12-24T18:30`, in ms since 1970. A time that it skips, on the night on
 * which clocks go forward, is the moment at which they do.
 * @param timeZone an IANA name, or an offset from UTC such as `+01:00`
 */
export function epochOf(wallTime: string, timeZone: string): number {
  const wanted = Temporal.PlainDateTime.from(wallTime);
  const shown = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const change = shown.toPlainDateTime().equals(wanted)
    ? null
    : shown.getTimeZoneTransition('next');
  return (change ?? shown).epochMilliseconds;
}

/** A moment as the wall clock shows it, to the second: `2026-12-24T18:30:05`. */
export function formatWallTime(epoch: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
  return zoned
    .toPlainDateTime()
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
    .toString();
}

/** As {@link formatWallTime}, and on a day on which clocks change with the offset from UTC: `2026-10-25T02:30:00+01:00`. */
export function formatMoment(epoch: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
  const time = formatWallTime(epoch, timeZone);
  return zoned.hoursInDay === 24 ? time : `${time}${zoned.offset}`;
}

/**
 * The first moment after another at which one of those minutes of the day begins, clocks change, or a new day begins.
 * Around a change of clocks it may name a moment too many, never one too few. All in ms since 1970.
 */
export function nextTurn(epoch: number, timeZone: string, minutes: Iterable<number>): number {
  const now = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
  const midnight = now.startOfDay().add({ days: 1 }).startOfDay().epochMilliseconds;
  const turns = [midnight];
  const change = now.getTimeZoneTransition('next')?.epochMilliseconds;
  if (change !== undefined) turns.push(change);
  for (const minute of minutes) {
    const time = new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60);
    const wallTime = now.toPlainDate().toPlainDateTime(time);
    for (const disambiguation of ['earlier', 'later'] as const) {
      turns.push(wallTime.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds);
    }
  }
  return Math.min(...turns.filter((turn) => turn > epoch));
}
