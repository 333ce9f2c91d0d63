import { z } from 'zod';
import { parseDuration } from '../duration.ts';
import { parseLocatedYaml } from '../library/located-yaml.ts';
import { readOpeningHours } from '../library/read-hours.ts';
import { readAnnouncements } from '../library/read-playlist.ts';
import { displayWords, idleRange, presenterSilenceRange } from '../library/site.ts';
import { SiteReader } from '../library/site-reader.ts';
import type { StartOption } from './start-option.ts';
import { settingsSchema } from './settings.ts';

const { shape } = settingsSchema;
const number = z
  .string()
  .regex(/^\d{1,4}(\.\d{1,4})?$/)
  .transform(Number);
const milliseconds = z.string().transform(parseDuration);

/** Start options that are settings, too: those that `start-options.ts` does not have for other reasons. */
export const settingOptions: readonly StartOption[] = [
  {
    key: 'volume',
    name: 'volume',
    description: 'how loud films are in the loop',
    value: {
      name: 'n',
      expected: 'a number from 0 to 1',
      schema: number.pipe(shape.volume.unwrap()),
    },
    default: undefined,
  },
  {
    key: 'idle',
    name: 'idle',
    description: 'how long nobody may touch before visitors are asked whether they are there',
    value: {
      name: 'duration',
      expected: `a duration from ${idleRange.words}`,
      schema: milliseconds.pipe(shape.idle.unwrap()),
    },
    default: undefined,
  },
  {
    key: 'presenterSilence',
    name: 'presenter-silence',
    description: 'how long a presenter may be silent',
    value: {
      name: 'duration',
      expected: `a duration from ${presenterSilenceRange.words}`,
      schema: milliseconds.pipe(shape.presenterSilence.unwrap()),
    },
    default: undefined,
  },
  {
    key: 'hours',
    name: 'hours',
    description: 'opening hours, as in kiosk.yaml, or always',
    value: {
      name: 'hours',
      expected: 'always, or hours such as “mon-fri: 08:00-19:00, sat: 10:00-12:00”',
      schema: z.literal('always').or(fromYaml('hours', ['{', '}'], readOpeningHours)),
    },
    default: undefined,
  },
  {
    key: 'announcements',
    name: 'announcements',
    description: 'decks that take the loop’s place, as in kiosk.yaml',
    value: {
      name: 'list',
      expected: 'a list such as “{ deck: open-day, from: 2026-12-24 18:30, to: 2026-12-24 20:00 }”',
      schema: fromYaml('announcements', ['[', ']'], (reader) => readAnnouncements(reader, null)),
    },
    default: undefined,
  },
  {
    key: 'talks',
    name: 'talks',
    description: 'what presenters have prepared',
    value: {
      name: 'list',
      expected: 'a list such as “{ name: Visit, decks: [seqone, tirrex], minutes: 15 }”',
      schema: fromYaml('talks', ['[', ']'], (reader) => reader.value(['talks'])).pipe(shape.talks),
    },
    default: undefined,
  },
  {
    // Not “display”, which is Chromium's own name for an X server.
    key: 'display',
    name: 'on-display',
    description: 'the display of the kiosk',
    value: {
      name: 'display',
      expected: displayWords,
      schema: z.string().pipe(shape.display.unwrap()),
    },
    default: undefined,
  },
  {
    key: 'diagonal',
    name: 'diagonal',
    description: 'of the display, in inches',
    value: {
      name: 'inches',
      expected: 'inches from 5 to 150',
      schema: number.pipe(shape.diagonal.unwrap()),
    },
    default: undefined,
  },
  {
    key: 'remote',
    name: 'remote',
    description: 'lets phones on the local network drive the screen',
    value: null,
    default: undefined,
  },
  {
    key: 'startWithMachine',
    name: 'start-with-machine',
    description: 'opens the kiosk whenever someone logs in',
    value: null,
    default: undefined,
  },
  {
    key: 'updateUrl',
    name: 'update-url',
    description: 'where newer versions of Vitrine are looked for',
    value: {
      name: 'url',
      expected: 'an address such as https://example.org/vitrine',
      schema: z.string().pipe(shape.updateUrl.unwrap()),
    },
    default: undefined,
  },
];

/** Reads a value as `kiosk.yaml` has it, without its outer brackets or with; anything that would be reported there is wrong. */
function fromYaml<Value>(
  key: string,
  [open, close]: readonly [string, string],
  read: (reader: SiteReader) => Value | null,
): z.ZodType<Value, string> {
  return z.string().transform((text, context) => {
    const findings: string[] = [];
    const trimmed = text.trim();
    const inner =
      trimmed.startsWith(open) && trimmed.endsWith(close) ? trimmed : open + trimmed + close;
    const yaml = parseLocatedYaml(`${key}: ${inner}`, (severity) => findings.push(severity));
    const value = yaml && read(new SiteReader(yaml, (code) => findings.push(code)));
    if (value !== null && findings.length === 0) return value;
    context.addIssue('cannot be read');
    return z.NEVER;
  });
}
