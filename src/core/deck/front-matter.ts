import { parseLocatedYaml, type LocatedYaml, type Place } from '../library/located-yaml.ts';
import { nearest } from '../nearest.ts';
import { cleanLine, cutLine } from '../plain-line.ts';
import {
  listSchemas,
  mostEntries,
  singleSchemas,
  type FrontMatterKey,
  type FrontMatterValues,
} from './front-matter-schema.ts';
import type { Report } from './report.ts';
import type { SourceText } from './source-text.ts';

/** In characters: what a parser takes for it grows faster than its length, up to a minute for four times as much. */
const largestFrontMatter = 64 * 1024;

/** The front matter of a deck. */
export interface FrontMatter {
  values: FrontMatterValues;
  /** Where a key's value stands. */
  placeOf(key: FrontMatterKey): Place;
  /** Offset where the slides start. */
  bodyStart: number;
}

/** Reads the front matter at the top of a deck, if any. Null when it cannot be read, which has then been reported. */
export function readFrontMatter(source: SourceText, report: Report): FrontMatter | null {
  const start = { line: 1, column: 1 };
  const opening = /^---[ \t]*\n/.exec(source.text);
  if (!opening) return { values: {}, placeOf: () => start, bodyStart: 0 };
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm;
  closing.lastIndex = opening[0].length;
  const end = closing.exec(source.text);
  if (!end) {
    report.add(
      'front-matter/broken',
      start,
      'The front matter starts here and never ends: close it with a line of ---.',
    );
    return null;
  }
  if (end.index > largestFrontMatter) {
    report.add(
      'front-matter/broken',
      start,
      'The front matter is over 64 KB: keep it to a few lines.',
    );
    return null;
  }
  const yaml = parseLocatedYaml(
    source.text.slice(opening[0].length, end.index),
    (severity, place, message) => {
      const at = { line: place.line + 1, column: place.column };
      report.add(
        severity === 'error' ? 'front-matter/broken' : 'front-matter/value',
        at,
        `Front matter: ${message}`,
      );
    },
  );
  if (!yaml) return null;
  if (yaml.value !== null && (typeof yaml.value !== 'object' || Array.isArray(yaml.value))) {
    report.add(
      'front-matter/broken',
      { line: 2, column: 1 },
      'The front matter must be a list of “key: value” lines.',
    );
    return null;
  }
  const placeOf = (path: readonly (string | number)[]): Place => below(yaml.placeOf(path));
  return {
    values: readValues((yaml.value ?? {}) as Record<string, unknown>, yaml, report),
    placeOf: (key) => placeOf([key]),
    bodyStart: Math.min(source.text.length, end.index + end[0].length + 1),
  };
}

function readValues(
  raw: Record<string, unknown>,
  yaml: LocatedYaml,
  report: Report,
): FrontMatterValues {
  const schemas = { ...singleSchemas, ...listSchemas };
  const values: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [key, value] of Object.entries(raw)) {
    if (!Object.hasOwn(schemas, key)) unknown.push(key);
    else if (value === null) continue;
    else if (!Object.hasOwn(listSchemas, key)) {
      const read = readValue(key as FrontMatterKey, value, [key]);
      if (read) values[key] = read.value;
    } else {
      // One bad entry must not cost the others of its list.
      const entries = Array.isArray(value)
        ? value.map((entry: unknown, index) => ({ entry, path: [key, index] }))
        : [{ entry: value, path: [key] }];
      if (entries.length > mostEntries) {
        const message = `${key} has more than ${String(mostEntries)} entries; the others are left out.`;
        report.add('front-matter/value', below(yaml.placeOfKey([key])), message);
      }
      values[key] = entries
        .slice(0, mostEntries)
        .flatMap(({ entry, path }) => readValue(key as FrontMatterKey, entry, path)?.value ?? []);
    }
  }
  reportUnknownKeys(unknown, Object.keys(schemas), yaml, report);
  return values as FrontMatterValues;

  function readValue(
    key: FrontMatterKey,
    value: unknown,
    path: (string | number)[],
  ): { value: unknown } | null {
    const result = schemas[key].safeParse(value);
    const shown = path
      .map((part) => (typeof part === 'number' ? `entry ${String(part + 1)}` : part))
      .join(', ');
    if (result.success) {
      const short = shownKeys.has(key) ? cutTexts(result.data) : result.data;
      if (short !== result.data) {
        const message = `${shown}: it is too long for its place, and is cut.`;
        report.add('front-matter/value', below(yaml.placeOf(path)), message);
      } else reportLong(key, short, below(yaml.placeOf(path)));
      return { value: short };
    }
    const code = key === 'duration' ? 'slide/duration' : 'front-matter/value';
    const wanted = result.error.issues[0]?.message ?? 'it is not valid';
    report.add(code, below(yaml.placeOf(path)), `${shown}: ${wanted}; it is left out.`);
    return null;
  }
  function reportLong(key: FrontMatterKey, value: unknown, place: Place): void {
    const most = tileRoom[key];
    if (most === undefined || typeof value !== 'string' || [...value].length <= most) return;
    const message = `${key}: it has ${String([...value].length)} characters, and a tile of the menu shows three lines, some ${String(most)}.`;
    report.add('front-matter/long', place, message);
  }
}

/** What three lines of a menu's tile hold, in characters. */
const tileRoom: Readonly<Partial<Record<FrontMatterKey, number>>> = { title: 60, summary: 100 };

/** Keys whose texts are shown to visitors. */
const shownKeys: ReadonlySet<string> = new Set([
  ...['title', 'subtitle', 'summary', 'year'],
  ...Object.keys(listSchemas),
]);

/** A text, or a map's texts, cut where they are too long; the very same value when none is. Addresses are whole or not at all. */
function cutTexts(value: unknown): unknown {
  if (typeof value === 'string') return cutLine(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([name, text]) => [name, name === 'url' ? text : cutTexts(text)] as const,
  );
  const same = entries.every(([name, text]) => text === (value as Record<string, unknown>)[name]);
  return same ? value : Object.fromEntries(entries);
}

function reportUnknownKeys(
  unknown: readonly string[],
  keys: readonly string[],
  yaml: LocatedYaml,
  report: Report,
): void {
  const first = unknown[0];
  if (first === undefined) return;
  const names = unknown.slice(0, 20).map((key) => {
    const meant = nearest(key, keys);
    const name = cleanLine(key).slice(0, 60);
    return meant ? `${name} (did you mean ${meant}?)` : name;
  });
  const more = unknown.length > 20 ? ` and ${String(unknown.length - 20)} more` : '';
  const message = `Vitrine has no use for ${names.join(', ')}${more}: remove what you do not need elsewhere.`;
  report.add('front-matter/unknown', below(yaml.placeOfKey([first])), message);
}

/** Front matter starts on the file's second line. */
function below(place: Place): Place {
  return { line: place.line + 1, column: place.column };
}
