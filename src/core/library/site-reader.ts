import { parseDuration } from '../duration.ts';
import { parseLength } from '../length.ts';
import { nearest } from '../nearest.ts';
import { cleanLine, cutLine } from '../plain-line.ts';
import type { LibraryDiagnosticCode } from './diagnostic-codes.ts';
import type { LocatedYaml, Place, YamlPath } from './located-yaml.ts';

/** The name of a site's file, at the top of its library. */
export const siteFile = 'kiosk.yaml';

/** Collects findings about `kiosk.yaml`. */
export type SiteReport = (code: LibraryDiagnosticCode, place: Place, message: string) => void;

/** One entry of a list of texts, with its path for locating it. */
export interface ListEntry {
  text: string;
  path: YamlPath;
}

/** Reads typed values out of `kiosk.yaml`. What is absent or wrong gives null; what is wrong is reported where it stands. */
export class SiteReader {
  readonly #yaml: LocatedYaml;
  readonly #report: SiteReport;

  constructor(yaml: LocatedYaml, report: SiteReport) {
    this.#yaml = yaml;
    this.#report = report;
  }

  /** Reports something at a value. */
  report(code: LibraryDiagnosticCode, path: YamlPath, message: string): void {
    this.#report(code, this.#yaml.placeOf(path), message);
  }

  /** The value at a path, or undefined. */
  value(path: YamlPath): unknown {
    let value = this.#yaml.value;
    for (const key of path) {
      if (!isMap(value) || !Object.hasOwn(value, key)) return undefined;
      value = value[key];
    }
    return value ?? undefined;
  }

  /** Warns about every key of a map that is not known. */
  checkKeys(path: YamlPath, known: readonly string[]): void {
    const map = this.value(path);
    if (!isMap(map)) return;
    for (const key of Object.keys(map)) {
      if (known.includes(key)) continue;
      const where = path.length === 0 ? 'kiosk.yaml' : name(path);
      const place = this.#yaml.placeOfKey([...path, key]);
      const hint = didYouMean(key, known) || ` Known keys: ${known.join(', ')}.`;
      const message = `“${key}” is not a key of ${where}; it is ignored.${hint}`;
      this.#report('site/unknown-key', place, message);
    }
  }

  /** A list of texts; one text stands for a list of one. Numbers count as texts, since a folder may be called `2024`. */
  list(path: YamlPath): ListEntry[] | null {
    const value = this.value(path);
    if (value === undefined) return null;
    if (isText(value)) return [{ text: String(value), path }];
    if (!Array.isArray(value)) {
      this.wrong(path, 'a list', value);
      return null;
    }
    const entries: ListEntry[] = [];
    for (const [index, item] of value.entries()) {
      if (isText(item)) entries.push({ text: String(item), path: [...path, index] });
      else this.wrong([...path, index], 'a text', item);
    }
    return entries;
  }

  /** A duration in ms, brought inside the range. */
  duration(path: YamlPath, range: { from: number; to: number; words: string }): number | null {
    const value = this.value(path);
    if (value === undefined) return null;
    const duration = parseDuration(value);
    if (duration === null) {
      this.wrong(path, 'a duration such as 8s, 1m or a number of milliseconds', value);
      return null;
    }
    const inside = Math.min(range.to, Math.max(range.from, duration));
    if (inside !== duration) {
      const message = `${name(path)} must lie within ${range.words}; ${inside} ms is used.`;
      this.report('site/range', path, message);
    }
    return inside;
  }

  /** A length in mm, brought inside the range. */
  length(path: YamlPath, range: { from: number; to: number; words: string }): number | null {
    const value = this.value(path);
    if (value === undefined) return null;
    const length = parseLength(value);
    if (length === null) {
      this.wrong(path, 'a length such as 24in, 61cm or 610mm', value);
      return null;
    }
    const inside = Math.min(range.to, Math.max(range.from, length));
    if (inside !== length) {
      const message = `${name(path)} must lie within ${range.words}; ${inside} mm is used.`;
      this.report('site/range', path, message);
    }
    return inside;
  }

  /** A whole number inside a range. */
  number(path: YamlPath, range: { from: number; to: number }): number | null {
    const value = this.value(path);
    if (value === undefined) return null;
    const { from, to } = range;
    if (typeof value === 'number' && Number.isInteger(value) && from <= value && value <= to) {
      return value;
    }
    this.wrong(path, `a whole number from ${from} to ${to}`, value);
    return null;
  }

  /** Yes or no. */
  flag(path: YamlPath): boolean | null {
    const value = this.value(path);
    if (value === undefined || typeof value === 'boolean') return value ?? null;
    this.wrong(path, 'true or false', value);
    return null;
  }

  /** A map, with a warning for each key that is not known. */
  map(path: YamlPath, known: readonly string[]): Record<string, unknown> | null {
    const value = this.value(path);
    if (value === undefined) return null;
    if (!isMap(value) || Array.isArray(value)) {
      this.wrong(path, `a map with the keys ${known.join(', ')}`, value);
      return null;
    }
    this.checkKeys(path, known);
    return value;
  }

  /** The values of a list with their paths; one value stands for a list of one. */
  entries(path: YamlPath): { value: unknown; path: YamlPath }[] {
    const value = this.value(path);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [{ value, path }];
    return value.map((each: unknown, index) => ({ value: each, path: [...path, index] }));
  }

  /** One of a few words. */
  choice<Word extends string>(path: YamlPath, words: readonly Word[]): Word | null {
    const value = this.value(path);
    if (value === undefined) return null;
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) this.wrong(path, words.join(' or '), value);
    return word ?? null;
  }

  /** A text of one line that is not empty. */
  line(path: YamlPath, expected: string): string | null {
    const value = this.value(path);
    if (value === undefined) return null;
    const line = isText(value) ? shown(value) : '';
    if (line === '') this.wrong(path, expected, value);
    return line || null;
  }

  /** A text, or a map from keys to texts; each one line that can be shown. */
  textOrMap(path: YamlPath): string | Record<string, string> | null {
    const value = this.value(path);
    if (value === undefined) return null;
    if (isText(value)) return shown(value);
    if (!isMap(value) || Array.isArray(value)) {
      this.wrong(path, 'a text, or one text for each language', value);
      return null;
    }
    const texts: Record<string, string> = {};
    for (const [key, text] of Object.entries(value)) {
      if (isText(text)) texts[key] = shown(text);
      else this.wrong([...path, key], 'a text', text);
    }
    return texts;
  }

  /** Reports a value of the wrong shape, and what happens instead. */
  wrong(path: YamlPath, expected: string, value: unknown, instead = 'the default is used'): void {
    const shape = Array.isArray(value) ? 'a list' : 'a map';
    const seen = isMap(value) ? shape : cutLine(JSON.stringify(value));
    const message = `${name(path)} must be ${expected}, not ${seen}; ${instead}.`;
    this.report('site/value', path, message);
  }
}

/** “ Did you mean X?” to end a message with, or an empty string when nothing known is close. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === null ? '' : ` Did you mean “${meant}”?`;
}

/** How a key is called in messages: `loop.languages`, and `playlist` for an entry of the list. */
function name(path: YamlPath): string {
  return path.filter((key) => typeof key === 'string').join('.');
}

function shown(text: string | number): string {
  return cutLine(cleanLine(String(text)));
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function isMap(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
