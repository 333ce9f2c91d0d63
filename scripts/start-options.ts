/** Options of `npm start` that take a value, as `--x v` or `--x=v`. */
const valued = ['slides', 'mode', 'deck', 'locale', 'port', 'speed', 'user-data-dir', 'host'];
/** Options that stand alone, and say nothing to a web host. */
const alone = ['windowed', 'web'];

/** What the web host is started with, and what was left out because only Electron knows it. */
export interface WebHostArguments {
  /** The library, if one is named. */
  slides: string | undefined;
  options: string[];
  leftOut: string[];
}

/**
 * Splits the options of `npm start` for `vitrine serve`: the library is an argument there, and
 * Chromium's switches mean nothing to it.
 */
export function forWebHost(argumentsGiven: string[]): WebHostArguments {
  const result: WebHostArguments = { slides: undefined, options: [], leftOut: [] };
  const rest = [...argumentsGiven];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = '', inline] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (valued.includes(name)) {
      const value = inline ?? rest.shift();
      if (name === 'slides') result.slides = value;
      else result.options.push(`--${name}`, ...(value === undefined ? [] : [value]));
    } else if (!alone.includes(name)) {
      result.leftOut.push(word);
    }
  }
  return result;
}

/** Whether the options ask for the web host. */
export function asksForWeb(argumentsGiven: string[]): boolean {
  return argumentsGiven.includes('--web');
}
