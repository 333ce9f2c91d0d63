import { z } from 'zod';
import { canonicalLocale } from '../library/languages.ts';
import { nearest } from '../nearest.ts';

/** Where the host listens when nothing else is asked for. */
export const defaultPort = 4180;

const text = z.string().min(1);
const integer = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);
const decimal = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6})?$/)
  .transform(Number);

/** How the app starts. Null stands for “not asked for”. */
export interface StartOptions {
  slides: string | null;
  mode: 'loop' | 'explore' | 'present';
  deck: string | null;
  locale: string | null;
  windowed: boolean;
  web: boolean;
  host: string;
  port: number;
  speed: number;
  userDataDir: string | null;
}

/** What a start option takes. */
export interface StartValue {
  /** What stands for it in help. */
  name: string;
  /** Completes “--option expects …”. */
  expected: string;
  /** Reads it as typed. */
  schema: z.ZodType<StartOptions[keyof StartOptions], string>;
}

/** One start option, the same for the app, `npm start` and `vitrine serve`. */
export interface StartOption {
  key: keyof StartOptions;
  /** As typed, without the dashes. */
  name: string;
  description: string;
  /** What the option takes, or null for a switch that takes nothing. */
  value: StartValue | null;
  default: StartOptions[keyof StartOptions];
}

/** Every start option. */
export const startOptions: readonly StartOption[] = [
  {
    key: 'slides',
    name: 'slides',
    description: 'library to show',
    value: {
      name: 'folder',
      expected: 'a folder',
      schema: text,
    },
    default: null,
  },
  {
    key: 'mode',
    name: 'mode',
    description: 'loop, explore or present',
    value: {
      name: 'mode',
      expected: 'loop, explore or present',
      schema: z.enum(['loop', 'explore', 'present']),
    },
    default: 'loop',
  },
  {
    key: 'deck',
    name: 'deck',
    description: 'deck to start from',
    value: {
      name: 'id',
      expected: 'the name of a deck’s folder',
      schema: text,
    },
    default: null,
  },
  {
    key: 'locale',
    name: 'locale',
    description: 'language to start in',
    value: {
      name: 'tag',
      expected: 'a language tag such as fr or en',
      schema: z.string().transform((tag, context) => {
        const locale = canonicalLocale(tag);
        if (locale !== null) return locale;
        context.addIssue('not a language tag');
        return z.NEVER;
      }),
    },
    default: null,
  },
  {
    key: 'windowed',
    name: 'windowed',
    description: 'a normal window instead of kiosk',
    value: null,
    default: false,
  },
  {
    key: 'web',
    name: 'web',
    description: 'serve to browsers instead of opening a window',
    value: null,
    default: false,
  },
  {
    key: 'host',
    name: 'host',
    description: 'address to listen on',
    value: {
      name: 'address',
      expected: 'an address such as 127.0.0.1',
      schema: z.string().regex(/^[\w.:%-]{1,255}$/),
    },
    default: '127.0.0.1',
  },
  {
    key: 'port',
    name: 'port',
    description: 'port to listen on; the next free one is taken (0: any)',
    value: {
      name: 'n',
      expected: 'a number from 1 to 65535, or 0 for any free port',
      schema: integer.refine((port) => port <= 65_535),
    },
    default: defaultPort,
  },
  {
    key: 'speed',
    name: 'speed',
    description: 'divides dwell, fragment steps, idle time and countdown',
    value: {
      name: 'n',
      expected: 'a number from 0.01 to 1000',
      schema: decimal.refine((speed) => speed >= 0.01 && speed <= 1_000),
    },
    default: 1,
  },
  {
    key: 'userDataDir',
    name: 'user-data-dir',
    description: 'folder of settings, journal and logs',
    value: {
      name: 'dir',
      expected: 'a folder',
      schema: text,
    },
    default: null,
  },
];

const optionNames = startOptions.map(({ name }) => name);

/** What was asked for, what is not ours, and what is wrong with the rest. */
export interface ParsedStartOptions {
  options: StartOptions;
  /** Everything that is not ours, untouched and in order: Chromium's switches, file names. */
  rest: string[];
  /** One sentence for each mistake; an option with a mistake keeps its default. */
  problems: string[];
}

/** The options of a start where nothing was asked for. */
export function defaultStartOptions(): StartOptions {
  return Object.fromEntries(
    startOptions.map((option) => [option.key, option.default]),
  ) as unknown as StartOptions;
}

/** Reads the value of one option as typed: the value, or a problem. */
export function readStartValue(
  option: StartOption,
  typed: string | undefined,
): { value: StartOptions[keyof StartOptions] } | { problem: string } {
  if (!option.value) {
    return typed === undefined ? { value: true } : { problem: `--${option.name} takes no value.` };
  }
  const expects = `--${option.name} expects ${option.value.expected}`;
  if (typed === undefined) return { problem: `${expects}.` };
  const read = option.value.schema.safeParse(typed);
  return read.success ? { value: read.data } : { problem: `${expects}, not “${typed}”.` };
}

/** Reads `--x v` and `--x=v`. The last of several wins. Never throws. */
export function parseStartOptions(args: readonly string[]): ParsedStartOptions {
  const values: Partial<Record<keyof StartOptions, StartOptions[keyof StartOptions]>> = {};
  const rest: string[] = [];
  const problems: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const [, name = '', inline] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    const option = startOptions.find((candidate) => candidate.name === name);
    if (!option) {
      rest.push(argument);
      const meant = nearest(name, optionNames);
      if (meant !== null) problems.push(`There is no option --${name}. Did you mean --${meant}?`);
      continue;
    }
    let typed = inline;
    const next = args[index + 1];
    if (option.value && typed === undefined && next !== undefined && !next.startsWith('--')) {
      typed = next;
      index += 1;
    }
    const read = readStartValue(option, typed);
    if ('problem' in read) problems.push(read.problem);
    else values[option.key] = read.value;
  }
  return { options: { ...defaultStartOptions(), ...values } as StartOptions, rest, problems };
}
