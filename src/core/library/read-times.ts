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

/** Days as `mon-fri` or `sat`, past Sunday too; null for anything else. */
export function readDays(text: string): number[] | null {
  const [first = '', last = first, ...more] = text.split('-');
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

/** Hours of a day, each as `09:00-12:30`, past midnight too. What is wrong is reported and left out; null if absent. */
export function readHours(reader: SiteReader, path: YamlPath): HourRange[] | null {
  const list = reader.list(path);
  if (list === null) return null;
  return list.flatMap(({ text, path: place }): HourRange[] => {
    const [first = '', last = '', ...more] = text.split('-');
    const [from, to] = [readTime(first), readTime(last)];
    if (from === null || to === null || to === 0 || from === to || from > 1439 || more.length > 0) {
      reader.wrong(place, 'hours such as 09:00-18:30 or 22:00-02:00', text);
      return [];
    }
    return [{ from, to }];
  });
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
