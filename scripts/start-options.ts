import { parseStartOptions, startOptions } from '../src/core/settings/start-options.ts';

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

/** Turns the arguments of `npm start` into those of `vitrine serve`. */
export function forWebHost(argumentsGiven: readonly string[]): WebHostArguments {
  const { options, rest, problems } = parseStartOptions(argumentsGiven);
  const asked = startOptions.filter(
    ({ key, value, default: usual }) => key !== 'slides' && value && options[key] !== usual,
  );
  return {
    slides: options.slides,
    options: asked.map(({ key, name }) => `--${name}=${options[key]}`),
    leftOut: rest,
    problems,
  };
}
