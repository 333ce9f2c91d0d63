import { z } from 'zod';
import { parseDuration } from '../duration.ts';
import { cleanLine, longestLine } from '../plain-line.ts';

/** Shortest and longest time a slide may stay, in ms. */
const slideDurationRange = { min: 1_000, max: 3_600_000 } as const;

/** Most entries of a list, and most parameters of a drawing. */
export const mostEntries = 50;
/** In UTF-16 code units: a QR code must hold it. */
const longestUrl = 1_000;

/** Plain text of one line, as long as it may be. */
const line = z
  .union([z.string(), z.number()], 'expected text')
  .transform((value) => cleanLine(String(value)));
const person = z.union(
  [
    line.transform((name) => ({ name, role: '' })),
    z.object({ name: line, role: line.default('') }),
  ],
  'expected a name, or a map with name and role',
);
const address = line.refine(isOpenUrl);
const link = z.union(
  [
    address.transform((url) => ({ label: url, url })),
    z
      .object({ label: line.default(''), url: address })
      .transform(({ label, url }) => ({ label: label || url, url })),
  ],
  'expected an http, https or mailto address, or a map with label and url',
);
const duration = z.unknown().transform((value, context) => {
  const milliseconds = parseDuration(value);
  if (milliseconds !== null && isSlideDuration(milliseconds)) return milliseconds;
  context.addIssue({ code: 'custom', message: 'expected a duration from 1s to 1h, such as 8s' });
  return z.NEVER;
});
const parameters = z
  .record(
    z.string().max(60),
    z.union([z.string().max(longestLine).transform(cleanLine), z.number(), z.boolean()]),
  )
  .refine((record) => Object.keys(record).length <= mostEntries);
const cover = z.union(
  [
    z.string().min(1),
    z.object({ drawing: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/) }).and(parameters),
  ],
  "expected a picture of the deck's folder, the name of a drawing, or a map with drawing and its parameters",
);

/** Keys with one value, and what the value looks like. */
export const singleSchemas = {
  title: line,
  subtitle: line,
  summary: line,
  year: line,
  accent: z.string().regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, 'expected a colour such as "#0a7"'),
  cover,
  duration,
  separator: z.string('expected a regular expression'),
  verticalSeparator: z.string('expected a regular expression'),
} as const;

/** Keys with a list, and what an entry looks like; a single entry may stand alone. */
export const listSchemas = { tags: line, people: person, partners: line, links: link } as const;

type Single = keyof typeof singleSchemas;
type List = keyof typeof listSchemas;
/** A key of the front matter. */
export type FrontMatterKey = Single | List;

/** What the front matter says; what it does not say, or says wrongly, is absent. */
export type FrontMatterValues = { [K in Single]?: z.infer<(typeof singleSchemas)[K]> } & {
  [K in List]?: z.infer<(typeof listSchemas)[K]>[];
};

/** Whether a slide may stay that long (ms). */
export function isSlideDuration(milliseconds: number): boolean {
  return milliseconds >= slideDurationRange.min && milliseconds <= slideDurationRange.max;
}

/** Whether an address may be offered as a QR code: one that shows where it leads. */
export function isOpenUrl(url: string): boolean {
  if (url.length > longestUrl || /[\p{Cc}\p{Cf}<>"\\^`{|}]/u.test(url)) return false;
  // Nor may a host go on behind what only looks like its end.
  if (/^https?:\/\/[^/?#]*[\u2044\u2215\u29f8\uff03\uff0f\uff1f]/i.test(url)) return false;
  // What stands before an @ looks like the site, and is not.
  return /^(?:https?:\/\/[^\s/@?#]+(?:[/?#]\S*)?|mailto:[^\s@]{1,64}@?\S*)$/iu.test(url);
}
