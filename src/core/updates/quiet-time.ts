import type { OpeningHours } from '../schedule/schedule.ts';
import { isOpen, wallTimeAt } from '../schedule/wall-clock.ts';

/** In minutes: a restart, and the restart with the old version should the new one not come up, must be over by the opening. */
const beforeOpening = 15;
/** In ms. */
const minute = 60_000;
/** For a screen that is always open, in minutes of its day: from 03:00 until just before 05:00. */
const night = { from: 180, to: 300 };

/** What an update asks of opening hours: null for a screen that is always open. */
interface Hours {
  readonly hours: OpeningHours | null;
  /** An IANA time zone, or null for the machine's. */
  readonly timeZone: string | null;
}

/**
 * Whether the screen may go away for some minutes: it is closed, and stays so. One that is always open, by its hours or for want
 * of any, has from three to five at night.
 * @param epoch in ms since 1970
 * @param timeZone used where the site names none
 */
export function isQuietTime(site: Hours, epoch: number, timeZone: string): boolean {
  const zone = site.timeZone ?? timeZone;
  const { hours } = site;
  const isFree = (at: number): boolean => {
    const now = wallTimeAt(at, zone);
    if (hours !== null && !neverCloses(hours)) return !isOpen(hours, now);
    return night.from <= now.minute && now.minute < night.to;
  };
  // Every minute: hours may open for a short while only.
  return Array.from({ length: beforeOpening + 1 }, (_, ahead) => epoch + ahead * minute).every(
    isFree,
  );
}

function neverCloses({ week, exceptions }: OpeningHours): boolean {
  const isWhole = (ranges: OpeningHours['week'][number]): boolean =>
    ranges.some(({ from, to }) => from === 0 && to === 1440);
  return week.every(isWhole) && exceptions.every(({ hours }) => isWhole(hours));
}
