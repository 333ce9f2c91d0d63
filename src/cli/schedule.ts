import { parseDuration } from '../core/duration.ts';
import type { Library } from '../core/library/library.ts';
import { forecast, type Stretch } from '../core/rotation/forecast.ts';
import { programmeOf, type Programme } from '../core/rotation/programme.ts';
import type { LoopItem } from '../core/rotation/state.ts';
import { describeDuration, describeEntry } from '../core/schedule/describe.ts';
import { readDate, readMoment } from '../core/library/read-times.ts';
import { epochOf, formatMoment, formatWallTime } from '../core/schedule/wall-clock.ts';
import { LibraryFolder } from '../node/library-folder.ts';
import { requireFolder, UsageError, welcomeFolder } from './project.ts';

/** What of a screen's future is asked for, as typed. */
export interface ScheduleChoice {
  at?: string;
  for: string;
}

/** One line of the answer. Times by the site's wall clock, with its offset from UTC on a day on which clocks change. */
export interface ScheduleLine {
  from: string;
  to: string;
  /** Null while the screen is closed. */
  deck: string | null;
  slide: number | null;
  why: string;
}

/** What will play when, and why. */
export interface ScheduleAnswer {
  timeZone: string;
  plays: ScheduleLine[];
  /** How often and how long each deck plays; those that do not, with their time. */
  decks: { deck: string; plays: number; seconds: number; why: string }[];
  /** How many things `check` finds in the library, which may explain what does not play. */
  findings: number;
}

const longest = 31 * 86_400_000;

/** Forecasts what a library plays. Throws a UsageError for a time that cannot be read. */
export async function forecastSchedule(
  folder: string,
  choice: ScheduleChoice,
): Promise<ScheduleAnswer> {
  requireFolder(folder);
  const { library } = await LibraryFolder.open({ folder, welcomeFolder });
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = library.site.timeZone ?? machineZone;
  const duration = parseDuration(choice.for);
  if (duration === null || duration === 0 || duration > longest) {
    throw new UsageError(`--for ${choice.for}: give a time up to 31d, such as 90m, 12h or 1d.`);
  }
  const epoch = readAt(choice.at, timeZone);
  const programme = programmeOf(library, 1, null);
  const stretches = forecast(programme, { at: 0, epoch, timeZone: machineZone }, duration);
  const plays = stretches.map((stretch) => lineOf(stretch, programme, timeZone));
  const decks = totals(library, programme, stretches);
  return { timeZone, plays, decks, findings: library.diagnostics.length };
}

/** The answer for people: each play, then how often each deck plays. */
export function formatSchedule({ timeZone, plays, decks }: ScheduleAnswer): string {
  const width = Math.max(...decks.map(({ deck }) => deck.length), 'closed'.length);
  const lines = [`What plays, by the clock of ${timeZone}. Films may make it later.`, ''];
  let day = '';
  for (const { from, to, deck, slide, why } of plays) {
    if (from.slice(0, 10) !== day) lines.push((day = from.slice(0, 10)));
    const name = slide === null ? (deck ?? 'closed') : `${deck ?? ''} slide ${slide}`;
    lines.push(`  ${from.slice(11)}–${to.slice(11)}  ${name.padEnd(width)}  ${why}`.trimEnd());
  }
  lines.push('', 'In all');
  for (const { deck, plays: count, seconds, why } of decks) {
    const time = count === 0 ? 'does not play' : `${count} ×, ${describeDuration(seconds * 1_000)}`;
    lines.push(`  ${deck.padEnd(width)}  ${time}${why ? `  (${why})` : ''}`);
  }
  return lines.join('\n');
}

/** For stderr: that there are findings; empty when there are none. */
export function formatFindings({ findings }: ScheduleAnswer): string {
  if (findings === 0) return '';
  return `${findings} ${findings === 1 ? 'finding' : 'findings'}: run check\n`;
}

/** A day and time, perhaps with its offset from UTC, a day, or a time of today; now unless given. In ms since 1970. */
function readAt(typed: string | undefined, timeZone: string): number {
  const now = Date.now();
  if (typed === undefined) return now;
  const today = formatWallTime(now, timeZone).slice(0, 10);
  const offset = /(?<=:\d\d)[+-](?:[01]\d|2[0-3]):[0-5]\d$/.exec(typed)?.[0] ?? '';
  const time = typed.slice(0, typed.length - offset.length);
  const day = readDate(time);
  const moment =
    day === null ? (readMoment(time) ?? readMoment(`${today}T${time}`)) : `${day}T00:00`;
  if (moment !== null) return epochOf(moment, offset || timeZone);
  throw new UsageError(
    `--at ${typed}: give a time such as 2026-12-24T18:30, 2026-10-25T02:30+01:00, 2026-12-24 or 18:30.`,
  );
}

function lineOf({ from, to, item, isStopgap }: Stretch, programme: Programme, zone: string) {
  return {
    from: formatMoment(from, zone),
    to: formatMoment(to, zone),
    deck: item?.deck ?? null,
    slide: item?.slide ?? null,
    why: whyItPlays(item, isStopgap, programme),
  };
}

function whyItPlays(item: LoopItem | null, isStopgap: boolean, { schedule }: Programme): string {
  if (!item) return 'outside opening hours';
  if (item.reason === 'announcement') {
    return `announcement until ${item.announcement.to.replace('T', ' ')}`;
  }
  const isInterleaved = item.reason === 'interleaved';
  const entry = schedule.playlist.find(
    ({ deck, slide, every }) =>
      deck === item.deck && slide === item.slide && (every !== null) === isInterleaved,
  );
  const turn = isInterleaved ? 'put between' : 'in turn';
  const words = [turn, entry ? describeEntry(entry) : ''].filter(Boolean).join('; ');
  return isStopgap ? `${words}; no entry’s time is now, so all of them play` : words;
}

function totals(library: Library, programme: Programme, stretches: readonly Stretch[]) {
  const ids = [...new Set(library.decks.map(({ id }) => id))];
  return ids.map((deck) => {
    const own = stretches.filter(({ item }) => item?.deck === deck);
    const entries = programme.schedule.playlist.filter((entry) => entry.deck === deck);
    const announced = programme.schedule.announcements.filter((each) => each.deck === deck);
    const words = [
      ...entries.map(describeEntry),
      ...announced.map(({ from, to }) => `announced ${from} to ${to}`.replaceAll('T', ' ')),
    ];
    const isListed = entries.length > 0 || announced.length > 0;
    return {
      deck,
      plays: own.length,
      seconds: Math.round(own.reduce((sum, { from, to }) => sum + to - from, 0) / 1_000),
      why: isListed ? words.filter(Boolean).join('; ') : 'not in the playlist',
    };
  });
}
