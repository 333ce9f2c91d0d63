import { Temporal } from 'temporal-polyfill';
import type { HourRange } from '../schedule/schedule.ts';
import type { YamlPath } from './located-yaml.ts';
import type { SiteReader } from './site-reader.ts';

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A day of the week by its English name or the first three letters of it: Monday 1 to Sunday 7; null for another word. */
export function readDay(text: string): number | null {
  const word = text.trim().toLowerCase();
  const index = dayNames.findIndex((name) => word === name || word === name.slice(0, 3));
  return index < 0 ? null : index + 1;
}

/** How a day of the week is written: `mon` for 1. */
export function dayWord(day: number): string {
  return dayNames[day - 1]?.slice(0, 3) ?? '';
}

/** From one to another: some editors make a dash of a hyphen. */
const between = /[-–]/;

/** Days as `mon-fri` or `sat`, past Sunday too; null for anything else. */
export function readDays(text: string): number[] | null {
  const [first = '', last = first, ...more] = text.split(between);
  const [from, to] = [readDay(first), readDay(last)];
  if (from === null || to === null || more.length > 0) return null;
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => ((from - 1 + index) % 7) + 1);
}

/** A day of the calendar as `2026-12-24`, or null. */
export function readDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) return null;
  try {
    return Temporal.PlainDate.from(text.trim()).toString();
  } catch {
    return null;
  }
}

/** A moment by the wall clock as `2026-12-24T18:30` or with a space, or null. */
export function readMoment(text: string): string | null {
  const [date = '', time = '', ...more] = text.trim().split(/[T ]/);
  const day = readDate(date);
  const minute = readTime(time);
  if (day === null || minute === null || minute > 1439 || more.length > 0) return null;
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Hours of a day as `09:00-12:30`, past midnight too, be it to `00:00`; null for anything else. */
export function readHours(text: string): HourRange | null {
  const [first = '', last = '', ...more] = text.split(between);
  const [from, end] = [readTime(first), readTime(last)];
  const to = end === 0 ? 1440 : end;
  if (from === null || to === null || from === to || from > 1439 || more.length > 0) return null;
  return { from, to };
}

/** What each text of a list should be. */
export interface ExpectedText<Value> {
  /** Null for a text that cannot be read. */
  read: (text: string) => Value | null;
  expected: string;
  /** What happens when one cannot be read. */
  instead: string;
}

/** The values of a list, or of one text; null when it is absent, or when one cannot be read, which is reported. */
export function readEach<Value>(
  reader: SiteReader,
  path: YamlPath,
  { read, expected, instead }: ExpectedText<Value>,
): Value[] | null {
  if (reader.value(path) === undefined) return null;
  const values = reader.entries(path).map((entry) => {
    const value = typeof entry.value === 'string' ? read(entry.value) : null;
    if (value === null) reader.wrong(entry.path, expected, entry.value, instead);
    return value;
  });
  const readable = values.filter((value) => value !== null);
  return readable.length === values.length ? readable : null;
}

/** Minutes from midnight of `9:00`, `09:30` or `24:00`; null for anything else. */
function readTime(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:h](\d{2})$/.exec(text.trim()) ?? [];
  const time = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && time <= 1440 ? time : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
