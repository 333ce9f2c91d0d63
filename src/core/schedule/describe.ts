import type { HourRange, PlaylistEntry, TimeWindow } from './schedule.ts';

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Why an entry plays as it does, in words: `weight 2; mon, tue 09:00-12:00`. Empty for one that says nothing special. */
export function describeEntry({ weight, every, slide, when }: PlaylistEntry): string {
  return [
    ...(slide === null ? [] : [`slide ${slide} alone`]),
    ...(weight === 1 ? [] : [`weight ${weight}`]),
    ...(every === null ? [] : [`every ${describeDuration(every)}`]),
    ...(when.length === 0 ? [] : [when.map(describeWindow).join(' or ')]),
  ].join('; ');
}

/** A time in words: `from 2026-12-01 to 2026-12-24 mon, tue 09:00-12:00`. */
export function describeWindow({ from, to, days, hours }: TimeWindow): string {
  return [
    ...(from === null ? [] : [`from ${from}`]),
    ...(to === null ? [] : [`to ${to}`]),
    ...(days === null ? [] : [days.map((day) => dayNames[day - 1]).join(', ')]),
    ...(hours === null ? [] : [hours.map(describeHours).join(', ')]),
  ].join(' ');
}

function describeHours({ from, to }: HourRange): string {
  return `${time(from)}-${time(to)}`;
}

function time(minute: number): string {
  return [Math.floor(minute / 60), minute % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** A duration in ms in its two largest units: `1 h 5 min`, `1 min 36 s`. */
export function describeDuration(duration: number): string {
  const seconds = Math.round(duration / 1_000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const largest = parts.findIndex(([count]) => count > 0);
  if (largest < 0) return '0 s';
  return parts
    .slice(largest, largest + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
