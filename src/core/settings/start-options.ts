import { z } from 'zod';
import { canonicalLocale } from '../library/languages.ts';
import { nearest } from '../nearest.ts';
import { settingOptions } from './setting-options.ts';
import { settingKeys, type FixedSettings } from './settings.ts';
import type { StartOption, StartOptions, StartValue } from './start-option.ts';

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

/** Every start option, those that are settings included. */
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
  ...settingOptions,
];

const optionNames = startOptions.map(({ name }) => name);
const variables = new Map(startOptions.map((option) => [variableOf(option), option]));

/** What was asked for, what is not ours, and what is wrong with the rest. */
export interface ParsedStartOptions {
  options: StartOptions;
  /** Everything that is not ours, untouched and in order: Chromium's switches, file names. */
  rest: string[];
  /** One sentence for each mistake; an option with a mistake keeps its default. */
  problems: string[];
}

/** A start as the command line and the environment want it. */
export interface Start extends ParsedStartOptions {
  /** What was asked for at all, and by whom. */
  by: Partial<Record<keyof StartOptions, 'option' | 'environment'>>;
}

/** The options of a start where nothing was asked for. */
export function defaultStartOptions(): StartOptions {
  const usual = startOptions.filter((option) => option.default !== undefined);
  return Object.fromEntries(
    usual.map((option) => [option.key, option.default]),
  ) as unknown as StartOptions;
}

/** What an option is called in the environment: `VITRINE_USER_DATA_DIR`. */
export function variableOf({ key }: Pick<StartOption, 'key'>): string {
  return `VITRINE_${key.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}

/** Reads the value of one option as typed: the value, or a problem. */
export function readStartValue(
  option: StartOption,
  typed: string | undefined,
): { value: StartOptions[keyof StartOptions] } | { problem: string } {
  if (!option.value) {
    return typed === undefined ? { value: true } : { problem: `--${option.name} takes no value.` };
  }
  if (typed !== undefined) return readText(option.value, typed, `--${option.name}`);
  return { problem: `--${option.name} expects ${option.value.expected}.` };
}

/** Reads `--x v` and `--x=v`. The last of several wins. Never throws. */
export function parseStartOptions(args: readonly string[]): ParsedStartOptions {
  const { values, rest, problems } = parseArguments(args);
  return { options: { ...defaultStartOptions(), ...values }, rest, problems };
}

/** What was typed for each option on a command line, unread; nothing for a switch. */
export function typedOptions(args: readonly string[]): Map<StartOption, string | undefined> {
  return parseArguments(args).typed;
}

/** Reads the command line, which comes first, and the environment. Never throws. */
export function readStart(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Start {
  const { values, rest, problems } = parseArguments(args);
  const start = joinStart(values, environment);
  return { ...start, rest, problems: [...problems, ...start.problems] };
}

/** Joins what the command line asks for, already read, with what the environment does. Never throws. */
export function joinStart(
  asked: Partial<StartOptions>,
  environment: Readonly<Record<string, string | undefined>>,
): Start {
  const { values, problems } = readEnvironment(environment);
  const by: Start['by'] = {};
  for (const key of Object.keys(values)) by[key as keyof StartOptions] = 'environment';
  for (const key of Object.keys(asked)) by[key as keyof StartOptions] = 'option';
  return { options: { ...defaultStartOptions(), ...values, ...asked }, by, rest: [], problems };
}

/** What a start has wrong, a sentence each: also of what may be Chromium's own, where nothing will come of the start. */
export function everyProblem({ rest, problems }: Pick<Start, 'rest' | 'problems'>): string[] {
  const typed = rest.filter((word) => /^--[^-]/.test(word)).map((word) => word.split('=')[0] ?? '');
  const unknown = typed.filter((name) => !problems.some((problem) => problem.includes(`${name}.`)));
  return [...problems, ...unknown.map((name) => `Vitrine has no option ${name}.`)];
}

/** What of a start cannot be changed while the kiosk runs. */
export function fixedSettings({ options, by }: Pick<Start, 'options' | 'by'>): FixedSettings {
  const keys = settingKeys.filter((key) => key in by);
  const settings = Object.fromEntries(keys.map((key) => [key, options[key]]));
  return { settings, by: Object.fromEntries(keys.map((key) => [key, by[key]])) };
}

function parseArguments(args: readonly string[]): {
  values: Partial<StartOptions>;
  typed: Map<StartOption, string | undefined>;
  rest: string[];
  problems: string[];
} {
  const values: Record<string, unknown> = {};
  const all = new Map<StartOption, string | undefined>();
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
    else {
      values[option.key] = read.value;
      all.set(option, typed);
    }
  }
  return { values, typed: all, rest, problems };
}

function readEnvironment(environment: Readonly<Record<string, string | undefined>>): {
  values: Partial<StartOptions>;
  problems: string[];
} {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith('VITRINE_') || !text) continue;
    const option = variables.get(variable);
    if (!option) {
      const meant = nearest(
        variable.slice(8),
        [...variables.keys()].map((name) => name.slice(8)),
      );
      if (meant !== null) {
        problems.push(`There is no setting ${variable}. Did you mean VITRINE_${meant}?`);
      }
      continue;
    }
    const read = readText(option.value ?? yesOrNo, text, variable);
    if ('problem' in read) problems.push(read.problem);
    else values[option.key] = read.value;
  }
  return { values, problems };
}

/** What stands for a switch where nothing can be left out. */
const yesOrNo: StartValue = {
  name: 'true or false',
  expected: 'true or false',
  schema: z.stringbool({ truthy: ['true', 'yes', '1'], falsy: ['false', 'no', '0'] }),
};

function readText(
  { schema, expected }: StartValue,
  typed: string,
  name: string,
): { value: StartOptions[keyof StartOptions] } | { problem: string } {
  const read = schema.safeParse(typed);
  if (read.success) return { value: read.data };
  return { problem: `${name} expects ${expected}, not “${typed}”.` };
}
