import { Temporal } from 'temporal-polyfill';
import type { HourRange, OpeningHours } from '../schedule/schedule.ts';
import type { YamlPath } from './located-yaml.ts';
import { readDate, readDays, readHours } from './read-times.ts';
import type { SiteReader } from './site-reader.ts';

const wholeDay: HourRange[] = [{ from: 0, to: 1440 }];

/** Opening hours: a map from days to hours; null for a site that is always open. */
export function readOpeningHours(reader: SiteReader): OpeningHours | null {
  const value = reader.value(['hours']);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    reader.wrong(['hours'], 'a map such as “mon-fri: 08:00-19:00”', value);
    return null;
  }
  const week: HourRange[][] = Array.from({ length: 7 }, () => []);
  const exceptions: OpeningHours['exceptions'] = [];
  let named = 0;
  for (const key of Object.keys(value)) {
    if (key === 'wakeOnTouch') continue;
    const path = ['hours', key];
    const days = readDays(key);
    const dates = readDates(key);
    if (!days && !dates) {
      const message = `“${key}” is neither days (mon, mon-fri), a date (2026-12-25), two dates (2026-12-24/2027-01-02), nor wakeOnTouch; it is ignored.`;
      reader.report('site/unknown-key', path, message);
      continue;
    }
    named += 1;
    const hours = readDayHours(reader, path);
    // A mistake must not close a screen.
    for (const day of days ?? []) week[day - 1] = hours ?? wholeDay;
    if (dates && hours) exceptions.push({ ...dates, hours });
  }
  if (named === 0) return null;
  // Exceptions alone: open but for them.
  const weekIsNamed = Object.keys(value).some((key) => readDays(key) !== null);
  return {
    week: weekIsNamed ? week : week.map(() => wholeDay),
    exceptions,
    wakeOnTouch: reader.flag(['hours', 'wakeOnTouch']) ?? false,
  };
}

/** The hours of a day, none for `closed`; null when nothing of them can be read. */
function readDayHours(reader: SiteReader, path: YamlPath): HourRange[] | null {
  if (reader.value(path) === 'closed') return [];
  const hours = readHours(reader, path);
  if (hours && hours.length > 0) return hours;
  if (hours === null) reader.wrong(path, 'hours such as 09:00-18:30, or closed', null);
  return null;
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
