import type { Diagnostic } from '../diagnostic.ts';
import { libraryDiagnostic } from './diagnostic-codes.ts';
import { canonicalLocale, isOwnLanguage } from './languages.ts';
import type { Site } from './library.ts';
import { parseLocatedYaml } from './located-yaml.ts';
import { readOpeningHours, readTimeZone } from './read-hours.ts';
import { readAnnouncements, readPlaylist } from './read-playlist.ts';
import { siteFile, SiteReader, type ListEntry, type SiteReport } from './site-reader.ts';

/** What the library folder holds, so that `kiosk.yaml` can be checked against it. */
export interface FoundInLibrary {
  /** Canonical tags found in the names of decks' files. */
  locales: readonly string[];
  deckIds: readonly string[];
}

/** A site with defaults wherever the file says nothing, or nothing usable. */
export interface ParsedSite {
  site: Site;
  diagnostics: Diagnostic[];
  /** False when the text could not be read at all, so that the last good site is the better choice. */
  readable: boolean;
}

/** In characters; larger files are refused unread. */
const maximumLength = 64 * 1024;
/** Nobody reads more. */
const mostDiagnostics = 200;
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long nobody may touch in explore before the warning. */
export const idleRange = { from: 10 * second, to: hour, words: '10s to 1h' };
/** How long a presenter may be silent. */
export const presenterSilenceRange = { from: minute, to: 24 * hour, words: '1m to 24h' };

/** How a display is named. */
export const displayWords =
  'the name of a display such as “DELL U2720Q”, a size such as 3840x2160, internal or primary';

/** Of a screen nobody has measured: 43 inches, in mm, as are the range of what is believed. */
const usualDiagonal = 1_092;
const diagonalRange = { from: 127, to: 3_810, words: '5in to 150in' };

const keys = [
  'title',
  'languages',
  'duration',
  'playlist',
  'loop',
  'announcements',
  'hours',
  'timeZone',
  'display',
  'screen',
  'sound',
  'idle',
  'presenterSilence',
  'theme',
];

/** Reads the text of `kiosk.yaml`; null stands for a library without one. Never throws. */
export function parseSite(text: string | null, found: FoundInLibrary): ParsedSite {
  const diagnostics: Diagnostic[] = [];
  const report: SiteReport = (code, place, message) => {
    if (diagnostics.length >= mostDiagnostics) return;
    diagnostics.push(libraryDiagnostic(code, siteFile, message, place));
  };
  const top = { line: 1, column: 1 };
  const unread = (readable: boolean) => ({ site: defaults(found), diagnostics, readable });

  if (text === null) {
    report('site/missing', top, 'There is no kiosk.yaml; defaults are used.');
    return unread(true);
  }
  if (text.length > maximumLength) {
    report('site/too-large', top, 'kiosk.yaml is larger than 64 KB and is not read.');
    return unread(false);
  }
  const yaml = parseLocatedYaml(text, (_severity, place, message) => {
    report('site/yaml', place, `kiosk.yaml cannot be read as YAML: ${message}`);
  });
  if (!yaml) return unread(false);
  if (yaml.value === null || yaml.value === undefined) return unread(true);
  if (typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    report('site/yaml', yaml.placeOf([]), 'kiosk.yaml must consist of “key: value” lines.');
    return unread(false);
  }
  return { site: readSite(new SiteReader(yaml, report), found), diagnostics, readable: true };
}

function defaults(found: FoundInLibrary): Site {
  const languages = [...new Set(['fr', ...[...found.locales].sort()])];
  return {
    title: Object.fromEntries(languages.map((language) => [language, 'Vitrine'])),
    languages,
    duration: 10 * second,
    playlist: null,
    loopLanguages: ['fr'],
    loopShuffle: false,
    announcements: [],
    ownAnnouncements: [],
    hours: null,
    timeZone: null,
    display: null,
    screen: { diagonal: usualDiagonal },
    volume: 0,
    idle: minute,
    presenterSilence: 20 * minute,
    theme: 'light',
  };
}

function readSite(reader: SiteReader, found: FoundInLibrary): Site {
  reader.checkKeys([], keys);
  reader.checkKeys(['loop'], ['languages', 'shuffle']);
  reader.map(['screen'], ['diagonal']);
  const site = defaults(found);
  const languages = readLanguages(reader) ?? site.languages;
  reportForeign(reader, languages);
  return {
    title: readTitle(reader, languages),
    languages,
    duration:
      reader.duration(['duration'], { from: second, to: hour, words: '1s to 1h' }) ?? site.duration,
    playlist: readPlaylist(reader, found.deckIds),
    loopLanguages: readLoopLanguages(reader, languages) ?? languages.slice(0, 1),
    loopShuffle: reader.flag(['loop', 'shuffle']) ?? site.loopShuffle,
    announcements: readAnnouncements(reader, found.deckIds),
    ownAnnouncements: [],
    hours: readOpeningHours(reader),
    timeZone: readTimeZone(reader),
    display: reader.line(['display'], displayWords),
    screen: { diagonal: reader.length(['screen', 'diagonal'], diagonalRange) ?? usualDiagonal },
    volume: reader.flag(['sound']) ? 1 : site.volume,
    idle: reader.duration(['idle'], idleRange) ?? site.idle,
    presenterSilence:
      reader.duration(['presenterSilence'], presenterSilenceRange) ?? site.presenterSilence,
    theme: reader.choice(['theme'], ['light', 'dark']) ?? site.theme,
  };
}

function readLanguages(reader: SiteReader): string[] | null {
  const languages: string[] = [];
  for (const entry of reader.list(['languages']) ?? []) {
    const locale = readLocale(reader, entry);
    if (locale === null) continue;
    if (languages.includes(locale))
      reader.report('site/twice', entry.path, `${locale} is listed twice.`);
    else languages.push(locale);
  }
  return languages.length > 0 ? languages : null;
}

function reportForeign(reader: SiteReader, languages: readonly string[]): void {
  const foreign = languages.filter((locale) => !isOwnLanguage(locale));
  if (foreign.length === 0) return;
  const message = `The kiosk's own words, such as those of its buttons, exist in French and English only: beside decks in ${foreign.join(', ')} they are in English.`;
  reader.report('site/own-words', ['languages'], message);
}

function readLoopLanguages(reader: SiteReader, languages: readonly string[]): string[] | null {
  const loop = reader.value(['loop']);
  if (loop !== undefined && (typeof loop !== 'object' || Array.isArray(loop))) {
    reader.report(
      'site/value',
      ['loop'],
      'loop must be a map, such as “loop: { languages: [fr, en] }”.',
    );
    return null;
  }
  const chosen: string[] = [];
  for (const entry of reader.list(['loop', 'languages']) ?? []) {
    const locale = readLocale(reader, entry);
    if (locale === null) continue;
    if (languages.includes(locale)) chosen.push(locale);
    else {
      const message = `${locale} is not one of this site's languages (${languages.join(', ')}); it is left out.`;
      reader.report('site/value', entry.path, message);
    }
  }
  return chosen.length > 0 ? chosen : null;
}

function readLocale(reader: SiteReader, entry: ListEntry): string | null {
  const locale = canonicalLocale(entry.text);
  if (locale === null) {
    const message = `“${entry.text}” is not a language tag, such as fr, en or pt-BR; it is left out.`;
    reader.report('site/language', entry.path, message);
  }
  return locale;
}

function readTitle(reader: SiteReader, languages: readonly string[]): Record<string, string> {
  const title = reader.textOrMap(['title']) ?? 'Vitrine';
  if (typeof title === 'string') return Object.fromEntries(languages.map((tag) => [tag, title]));
  const titles = new Map<string, string>();
  for (const [key, text] of Object.entries(title)) {
    const locale = canonicalLocale(key);
    if (locale !== null && languages.includes(locale)) titles.set(locale, text);
    else {
      const message = `“${key}” is not one of this site's languages (${languages.join(', ')}); this title is ignored.`;
      reader.report('site/language', ['title', key], message);
    }
  }
  const fallback = [...titles.values()][0] ?? 'Vitrine';
  return Object.fromEntries(languages.map((tag) => [tag, titles.get(tag) ?? fallback]));
}
