import {
  plainEntry,
  type Announcement,
  type PlaylistEntry,
  type TimeWindow,
} from '../schedule/schedule.ts';
import type { YamlPath } from './located-yaml.ts';
import { readDate, readDays, readEach, readHours, readMoment } from './read-times.ts';
import { didYouMean, type SiteReader } from './site-reader.ts';

/** Most turns of one deck in a round. */
const mostWeight = 10;
const interval = { from: 10_000, to: 24 * 3_600_000, words: '10s to 24h' };

/** The playlist: deck names, or maps that say more; null where it is absent or nothing of it is left. */
export function readPlaylist(
  reader: SiteReader,
  deckIds: readonly string[],
): PlaylistEntry[] | null {
  const playlist: PlaylistEntry[] = [];
  for (const { value, path } of reader.entries(['playlist'])) {
    const entry = readEntry(reader, value, path, deckIds);
    if (!entry) continue;
    const isTwice = playlist.some(
      ({ deck, every }) => deck === entry.deck && (every === null) === (entry.every === null),
    );
    if (isTwice) {
      const message = `“${entry.deck}” is listed twice; it plays where it comes first. Give it a weight, or several times in “when”.`;
      reader.report('site/twice', path, message);
    } else playlist.push(entry);
  }
  return playlist.length > 0 ? playlist : null;
}

function readEntry(
  reader: SiteReader,
  value: unknown,
  path: YamlPath,
  deckIds: readonly string[],
): PlaylistEntry | null {
  const name = nameOf(value);
  if (name !== null) {
    const deck = findDeckId(reader, name, path, deckIds);
    return deck === null ? null : plainEntry(deck);
  }
  if (!reader.map(path, ['deck', 'slide', 'weight', 'every', 'when'])) return null;
  const deck = readDeck(reader, path, deckIds);
  if (deck === null) return null;
  const every = reader.duration([...path, 'every'], interval);
  if (every !== null && reader.value([...path, 'weight']) !== undefined) {
    const message = `“${deck}” is put between the others, so its weight has no effect: “every” says how often it plays.`;
    reader.report('site/no-effect', [...path, 'weight'], message);
  }
  return {
    deck,
    slide: reader.number([...path, 'slide'], { from: 1, to: 10_000 }),
    weight: reader.number([...path, 'weight'], { from: 1, to: mostWeight }) ?? 1,
    every,
    when: reader
      .entries([...path, 'when'])
      .map((window) => readWindow(reader, window.path))
      .filter((window) => window !== null),
  };
}

/**
 * The announcements, each with its deck and its time.
 * @param deckIds null where any deck may be named, as the library is not known
 */
export function readAnnouncements(
  reader: SiteReader,
  deckIds: readonly string[] | null,
): Announcement[] {
  return reader.entries(['announcements']).flatMap(({ path }): Announcement[] => {
    if (!reader.map(path, ['deck', 'slide', 'from', 'to'])) return [];
    const deck = readDeck(reader, path, deckIds);
    const [from, to] = [readAt(reader, [...path, 'from']), readAt(reader, [...path, 'to'])];
    if (deck === null || from === null || to === null) return [];
    if (to <= from) {
      reader.report(
        'site/value',
        [...path, 'to'],
        'This announcement ends before it begins; it is left out.',
      );
      return [];
    }
    return [{ deck, slide: reader.number([...path, 'slide'], { from: 1, to: 10_000 }), from, to }];
  });
}

function readAt(reader: SiteReader, path: YamlPath): string | null {
  const value = reader.value(path);
  const moment = typeof value === 'string' ? readMoment(value) : null;
  if (moment === null) reader.wrong(path, 'a day and time such as 2026-12-24T18:30', value ?? null);
  return moment;
}

function readWindow(reader: SiteReader, path: YamlPath): TimeWindow | null {
  if (!reader.map(path, ['from', 'to', 'days', 'hours'])) return null;
  const day = (key: string) => {
    const value = reader.value([...path, key]);
    if (value === undefined) return null;
    const date = typeof value === 'string' ? readDate(value) : null;
    if (date === null) reader.wrong([...path, key], 'a day such as 2026-12-24', value);
    return date;
  };
  const days = readEach(reader, [...path, 'days'], {
    read: readDays,
    expected: 'days such as mon, sat or mon-fri',
    instead: 'it plays on any day',
  });
  const hours = readEach(reader, [...path, 'hours'], {
    read: readHours,
    expected: 'hours such as 09:00-18:30 or 22:00-02:00',
    instead: 'it plays at any hour',
  });
  const [from, to] = [day('from'), day('to')];
  if (from !== null && to !== null && to < from) {
    const message = `This time ends before it begins (${from} to ${to}), so it never comes.`;
    reader.report('site/value', [...path, 'to'], message);
  }
  return {
    ...{ from, to },
    days: days && days.length > 0 ? days.flat() : null,
    hours: hours && hours.length > 0 ? hours : null,
  };
}

function readDeck(
  reader: SiteReader,
  path: YamlPath,
  deckIds: readonly string[] | null,
): string | null {
  const place = [...path, 'deck'];
  const name = nameOf(reader.value(place));
  if (name !== null) return deckIds ? findDeckId(reader, name, place, deckIds) : name;
  reader.wrong(place, 'the name of a deck’s folder', reader.value(place) ?? null);
  return null;
}

/** A file system may store the accents of a folder's name in another Unicode form than an editor types. */
function findDeckId(
  reader: SiteReader,
  name: string,
  path: YamlPath,
  deckIds: readonly string[],
): string | null {
  const id = deckIds.find((known) => known.normalize() === name.normalize());
  if (id !== undefined) return id;
  const message = `There is no deck “${name}” in this library; it is left out.${didYouMean(name, deckIds)}`;
  reader.report('site/unknown-deck', path, message);
  return null;
}

/** Numbers count as names, since a folder may be called `2024`. */
function nameOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
