import { Temporal } from 'temporal-polyfill';
import type { HourRange, OpeningHours } from '../schedule/schedule.ts';
import { dayWord, readDate, readDays, readEach, readHours } from './read-times.ts';
import type { SiteReader } from './site-reader.ts';

const wholeDay: HourRange[] = [{ from: 0, to: 1440 }];

/** Opening hours: a map from days to hours; null for a site that is always open. */
export function readOpeningHours(reader: SiteReader): OpeningHours | null {
  const value = reader.value(['hours']);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const expected = 'a map such as “mon-fri: 08:00-19:00”';
    reader.wrong(['hours'], expected, value, 'the screen is always open');
    return null;
  }
  const keys = Object.keys(value).filter((key) => key !== 'wakeOnTouch');
  const unknown = keys.filter((key) => !readDays(key) && !readDates(key));
  const named = new Set(keys.flatMap((key) => readDays(key) ?? []));
  // A mistake must not close a screen; and of exceptions alone, every other day is open.
  const others = unknown.length > 0 || named.size === 0 ? wholeDay : [];
  const week = Array.from({ length: 7 }, () => others);
  const exceptions: OpeningHours['exceptions'] = [];
  for (const key of keys) {
    const days = readDays(key);
    const dates = readDates(key);
    if (dates && dates.to < dates.from) {
      const message = `“${key}” ends before it begins; it is left out.`;
      reader.report('site/value', ['hours', key], message);
    } else if (days || dates) {
      const hours = readDayHours(reader, key);
      for (const day of days ?? []) week[day - 1] = hours;
      if (dates) exceptions.push({ ...dates, hours });
    }
  }
  for (const key of unknown) reportUnknown(reader, key, named);
  if (unknown.length === keys.length) return null;
  return {
    week,
    // The last that covers a day counts, so that one day inside the holidays may differ, wherever it stands.
    exceptions: exceptions.sort((a, b) => daysIn(b) - daysIn(a)),
    wakeOnTouch: reader.flag(['hours', 'wakeOnTouch']) ?? false,
  };
}

/** The hours of a day: none when it is closed, all when they cannot be read. */
function readDayHours(reader: SiteReader, key: string): HourRange[] {
  const path = ['hours', key];
  const value = reader.value(path);
  if (value === 'closed') return [];
  const expected = 'hours such as 09:00-18:30, or closed';
  const instead = `${key} stays open all day`;
  if (value === undefined) reader.wrong(path, expected, null, instead);
  const hours = readEach(reader, path, { read: readHours, expected, instead });
  if (hours?.length === 0) {
    const message = `This list holds no hours, so ${key} is closed. Write “${key}: closed” to say so.`;
    reader.report('site/no-hours', path, message);
  }
  return hours ?? wholeDay;
}

function reportUnknown(reader: SiteReader, key: string, named: ReadonlySet<number>): void {
  const open = [1, 2, 3, 4, 5, 6, 7].filter((day) => !named.has(day)).map(dayWord);
  const message = `“${key}” is neither days (mon, mon-fri), a date (2026-12-25), two dates (2026-12-24/2027-01-02), nor wakeOnTouch`;
  const instead = open.length > 0 ? `${open.join(', ')} stay open all day` : 'it is ignored';
  reader.report('site/hours', ['hours', key], `${message}; ${instead}.`);
}

function daysIn({ from, to }: { from: string; to: string }): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** One day, or two with a slash between them (ISO 8601). */
function readDates(text: string): { from: string; to: string } | null {
  const [first = '', last = first, ...more] = text.split('/');
  const [from, to] = [readDate(first), readDate(last)];
  return from === null || to === null || more.length > 0 ? null : { from, to };
}

/** The site's time zone by its IANA name; null for the machine's. */
export function readTimeZone(reader: SiteReader): string | null {
  const value = reader.value(['timeZone']);
  if (value === undefined) return null;
  try {
    if (typeof value === 'string')
      return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value).timeZoneId;
  } catch {
    // Reported below.
  }
  reader.wrong(['timeZone'], 'the name of a time zone such as Europe/Paris', value);
  return null;
}
