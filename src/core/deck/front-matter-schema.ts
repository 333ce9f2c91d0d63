import { z } from 'zod';
import { parseDuration } from '../duration.ts';

/** Shortest and longest time a slide may stay, in ms. */
const slideDurationRange = { min: 1_000, max: 3_600_000 } as const;

/** Plain text of one line. */
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
const parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
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

/** Whether an address may be offered as a QR code. */
export function isOpenUrl(url: string): boolean {
  return /^(?:https?:\/\/[^\s/]|mailto:[^\s@]{1,64}@?)\S{0,2000}$/i.test(url);
}

/** One line of plain text: no C0 control, no bidirectional override, single spaces. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\t\n]/g, ' ')
    .replace(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/(?<! ) {2,}/g, ' ')
    .trim();
}
