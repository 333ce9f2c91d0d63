import arabic from 'simple-keyboard-layouts/build/layouts/arabic.js';
import brazilian from 'simple-keyboard-layouts/build/layouts/brazilian.js';
import english from 'simple-keyboard-layouts/build/layouts/english.js';
import french from 'simple-keyboard-layouts/build/layouts/french.js';
import german from 'simple-keyboard-layouts/build/layouts/german.js';
import greek from 'simple-keyboard-layouts/build/layouts/greek.js';
import hebrew from 'simple-keyboard-layouts/build/layouts/hebrew.js';
import italian from 'simple-keyboard-layouts/build/layouts/italian.js';
import russian from 'simple-keyboard-layouts/build/layouts/russian.js';
import spanish from 'simple-keyboard-layouts/build/layouts/spanish.js';
import turkish from 'simple-keyboard-layouts/build/layouts/turkish.js';
import ukrainian from 'simple-keyboard-layouts/build/layouts/ukrainian.js';

/** The letters of a keyboard: three rows as on a desk, and those for which that has no key of their own. */
export interface Letters {
  readonly rows: readonly (readonly string[])[];
  readonly more: readonly string[];
}

const layouts: Readonly<Record<string, typeof english>> = {
  ...{ ar: arabic, de: german, el: greek, en: english, es: spanish, fr: french, he: hebrew },
  ...{ it: italian, pt: brazilian, ru: russian, tr: turkish, uk: ukrainian },
};

/** What the data lacks. */
const missing: Readonly<Record<string, readonly string[]>> = { fr: ['œ'] };

/** The letters of a language (a BCP 47 tag); English where we have no layout, or where one is not enough to write it. */
export function lettersOf(locale: string): Letters {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  const { layout } = layouts[language] ?? english;
  const lines = (name: string): string[][] =>
    (layout[name] ?? []).map((line) => line.toLowerCase().split(' '));
  const [digits = [], ...rest] = lines('default');
  const isLatin = rest.flat().some((key) => /^\p{sc=Latin}$/u.test(key));
  const isLetter = (key: string): boolean =>
    /^\p{L}$/u.test(key) && !/\p{sc=Common}/u.test(key) && /\p{sc=Latin}/u.test(key) === isLatin;
  const rows = rest.slice(0, 3).map((line) => line.filter(isLetter));
  const others = [digits, ...lines('shift')].flat().filter(isLetter);
  const more = [...others, ...(missing[language] ?? [])];
  return { rows, more: [...new Set(more)].filter((key) => !rows.flat().includes(key)) };
}
