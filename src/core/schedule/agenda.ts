import type { Announcement, PlaylistEntry, Schedule } from './schedule.ts';
import { epochOf, isOpen, isWithin, nextTurn, wallTimeAt } from './wall-clock.ts';

/** What of a schedule holds for a while. */
export interface Agenda {
  /** From when and until when it surely holds, in ms since 1970. */
  readonly since: number;
  readonly until: number;
  readonly isOpen: boolean;
  /** What takes the loop's place, if anything does. */
  readonly announcement: Announcement | null;
  /** The entries of a round, in order; never empty. */
  readonly round: readonly PlaylistEntry[];
  /** Whether no entry's time is now, so that all of them play instead. */
  readonly isStopgap: boolean;
  /** The entries that are put between the others. */
  readonly interleaved: readonly PlaylistEntry[];
}

/**
 * What of a schedule holds at a moment.
 * @param epoch in ms since 1970
 * @param timeZone used where the schedule names none
 */
export function agendaAt(schedule: Schedule, epoch: number, timeZone: string): Agenda {
  const zone = schedule.timeZone ?? timeZone;
  const now = wallTimeAt(epoch, zone);
  const due = schedule.playlist.filter(
    ({ when }) => when.length === 0 || when.some((window) => isWithin(window, now)),
  );
  const regular = (entries: readonly PlaylistEntry[]) =>
    entries.filter(({ every }) => every === null);
  const round = regular(due);
  const stopgap = regular(schedule.playlist);
  const announcements = schedule.announcements.map((announcement) => ({
    announcement,
    from: epochOf(announcement.from, zone),
    to: epochOf(announcement.to, zone),
  }));
  const running = announcements
    .filter(({ from, to }) => from <= epoch && epoch < to)
    .sort((a, b) => a.from - b.from);
  const limits = announcements.flatMap(({ from, to }) => [from, to]);
  return {
    since: epoch,
    until: Math.min(
      nextTurn(epoch, zone, minutesOf(schedule)),
      ...limits.filter((limit) => limit > epoch),
    ),
    isOpen: schedule.hours === null || isOpen(schedule.hours, now),
    announcement: running.at(-1)?.announcement ?? null,
    // A playlist of interleaved entries alone plays them like any other.
    round: [round, stopgap, schedule.playlist].find(({ length }) => length > 0) ?? [],
    isStopgap: round.length === 0,
    interleaved: due.filter(({ every }) => every !== null),
  };
}

/** All minutes of a day at which something may begin or end. */
function minutesOf({ playlist, hours }: Schedule): Set<number> {
  const ranges = [
    ...playlist.flatMap(({ when }) => when.flatMap((window) => window.hours ?? [])),
    ...(hours?.week.flat() ?? []),
    ...(hours?.exceptions.flatMap((exception) => exception.hours) ?? []),
  ];
  return new Set(ranges.flatMap(({ from, to }) => [from, to]));
}
