import { z } from 'zod';
import { parseDuration } from '../duration.ts';
import { parseLocatedYaml, type LocatedYaml, type Place } from '../library/located-yaml.ts';
import { nearest } from '../nearest.ts';
import type { Report } from './report.ts';
import type { SourceText } from './source-text.ts';

const largestFrontMatter = 256 * 1024;
/** Shortest and longest time a slide may stay, in ms. */
export const slideDurationRange = { min: 1_000, max: 3_600_000 } as const;

/** Plain text of one line. Control characters and those that turn the direction of writing round have no place in it. */
const line = z
  .union([z.string(), z.number()])
  .transform((value) => cleanLine(String(value)));
const lines = z.union([z.array(line), line.transform((value) => [value])]);
const person = z.union([
  line.transform((name) => ({ name, role: '' })),
  z.object({ name: line, role: line.default('') }),
]);
const link = z
  .union([z.object({ label: line.default(''), url: line }), line.transform((url) => ({ label: '', url }))])
  .refine(({ url }) => isOpenUrl(url), 'a link must be an http, https or mailto address')
  .transform(({ label, url }) => ({ label: label === '' ? url : label, url }));
const duration = z.unknown().transform((value, context) => {
  const milliseconds = parseDuration(value);
  if (milliseconds !== null && isSlideDuration(milliseconds)) return milliseconds;
  context.addIssue({ code: 'custom', message: 'expected a duration from 1s to 1h, such as 8s' });
  return z.NEVER;
});
const cover = z.union([
  z.string(),
  z.looseObject({ drawing: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/) }),
]);

const schemas = {
  title: line,
  subtitle: line,
  summary: line,
  tags: lines,
  people: z.array(person),
  partners: lines,
  year: line,
  links: z.array(link),
  accent: z.string().regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, 'expected a colour such as "#0a7"'),
  cover,
  duration,
  separator: z.string(),
  verticalSeparator: z.string(),
} as const;

type Key = keyof typeof schemas;
const keys = Object.keys(schemas) as Key[];
const expected: Partial<Record<Key, string>> = {
  title: 'expected text',
  subtitle: 'expected text',
  summary: 'expected text',
  tags: 'expected a list of texts',
  people: 'expected a list of names, or of maps with name and role',
  partners: 'expected a list of texts',
  year: 'expected a number or text',
  links: 'expected a list of addresses (http, https or mailto), or of maps with label and url',
  cover: "expected a picture of the deck's folder, the name of a drawing, or a map with drawing",
};

/** What the front matter says; what it does not say, or says wrongly, is absent. */
export type FrontMatterValues = { [K in Key]?: z.infer<(typeof schemas)[K]> };

/** The front matter of a deck. */
export interface FrontMatter {
  values: FrontMatterValues;
  /** Where a key's value stands. */
  placeOf(key: Key): Place;
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
    report.add('front-matter/broken', start, 'The front matter starts here and never ends: close it with a line of ---.');
    return null;
  }
  if (end.index > largestFrontMatter) {
    report.add('front-matter/broken', start, 'The front matter is over 256 KB: keep it to a few lines.');
    return null;
  }
  const yaml = parseLocatedYaml(source.text.slice(opening[0].length, end.index), (severity, place, message) => {
    const at = { line: place.line + 1, column: place.column };
    report.add(severity === 'error' ? 'front-matter/broken' : 'front-matter/value', at, `Front matter: ${message}`);
  });
  if (!yaml) return null;
  if (yaml.value !== null && (typeof yaml.value !== 'object' || Array.isArray(yaml.value))) {
    report.add('front-matter/broken', { line: 2, column: 1 }, 'The front matter must be a list of “key: value” lines.');
    return null;
  }
  const placeOf = (path: readonly (string | number)[]): Place => below(yaml.placeOf(path));
  return {
    values: readValues((yaml.value ?? {}) as Record<string, unknown>, yaml, report),
    placeOf: (key) => placeOf([key]),
    bodyStart: Math.min(source.text.length, end.index + end[0].length + 1),
  };
}

function readValues(raw: Record<string, unknown>, yaml: LocatedYaml, report: Report): FrontMatterValues {
  const values: Record<string, unknown> = {};
  for (const key of keys) {
    const value = Object.hasOwn(raw, key) ? raw[key] : undefined;
    if (value === undefined || value === null) continue;
    const result = schemas[key].safeParse(value);
    if (result.success) {
      values[key] = result.data;
      continue;
    }
    const issue = result.error.issues[0];
    const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
    const wanted = issue?.code === 'custom' || key === 'accent' ? issue?.message : expected[key];
    const code = key === 'duration' ? 'slide/duration' : 'front-matter/value';
    report.add(code, below(yaml.placeOf([key, ...path])), `${key}: ${wanted ?? 'expected text'}; left out.`);
  }
  reportUnknownKeys(Object.keys(raw).filter((key) => !Object.hasOwn(schemas, key)), yaml, report);
  return values as FrontMatterValues;
}

function reportUnknownKeys(unknown: readonly string[], yaml: LocatedYaml, report: Report): void {
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

/** Whether a slide may stay that long (ms). */
export function isSlideDuration(milliseconds: number): boolean {
  return milliseconds >= slideDurationRange.min && milliseconds <= slideDurationRange.max;
}

/** Whether an address may be offered as a QR code. */
export function isOpenUrl(url: string): boolean {
  return /^(?:https?:\/\/[^\s/]|mailto:[^\s@]{1,64}@?)\S{0,2000}$/i.test(url);
}

/** One line of plain text: no C0 control, no bidirectional override, single spaces. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\t\n]/g, ' ')
    // eslint-disable-next-line no-control-regex -- these are what must go
    .replace(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/(?<! ) {2,}/g, ' ')
    .trim();
}
