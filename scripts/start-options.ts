import { parseStartOptions, typedOptions } from '../src/core/settings/start-options.ts';

/** What `vitrine serve` is started with in place of Electron. */
export interface WebHostArguments {
  /** The library, or null for the one Vitrine comes with. */
  slides: string | null;
  /** The start options that were asked for, as `--x=v`. */
  options: string[];
  /** What is left out because only Electron knows it: Chromium's switches. */
  leftOut: string[];
  /** One sentence for each mistake. */
  problems: string[];
}

/** What is given apart, or what a web host is anyway, or has not. */
const ownKeys = new Set(['slides', 'web', 'windowed']);

/** Turns the arguments of `npm start` into those of `vitrine serve`. */
export function forWebHost(argumentsGiven: readonly string[]): WebHostArguments {
  const { options, rest, problems } = parseStartOptions(argumentsGiven);
  const asked = [...typedOptions(argumentsGiven)].filter(([{ key }]) => !ownKeys.has(key));
  return {
    slides: options.slides,
    options: asked.map(([{ name }, typed]) =>
      typed === undefined ? `--${name}` : `--${name}=${typed}`,
    ),
    leftOut: rest,
    problems,
  };
}
