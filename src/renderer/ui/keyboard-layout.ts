import { lettersOf, type Letters } from './keyboard-data.ts';

/** A key, as wide as so many cells. */
export interface Key {
  readonly kind: 'character' | 'space' | 'backspace' | 'clear' | 'script';
  /** What it writes; for `script`, what stands on it. */
  readonly text: string;
  readonly cells: number;
}

/** A keyboard to search with: no capitals, since searching ignores them. */
export interface Keyboard {
  /** The language of its letters. Rows begin at the left in every script, as on a desk. */
  readonly locale: string;
  /** Cells of the longest row. */
  readonly columns: number;
  readonly rows: readonly (readonly Key[])[];
}

const digits = [...'1234567890'];
/** What words are joined by. */
const joining = ['’', '-'];

const characters = (texts: readonly string[]): Key[] =>
  texts.map((text) => ({ kind: 'character', text, cells: 1 }));
const key = (kind: Key['kind'], cells: number, text = ''): Key => ({ kind, text, cells });
const cellsOf = (keys: readonly Key[]): number => keys.reduce((sum, { cells }) => sum + cells, 0);

/** Whether a language writes with other letters than Latin ones, in which many names are: then its keyboard has both. */
export function hasOwnScript(locale: string): boolean {
  const [first = []] = lettersOf(locale).rows;
  return !first.some((letter) => /\p{sc=Latin}/u.test(letter));
}

/**
 * The keyboard of a language: four rows where the screen is wide, else five, whose keys are wider.
 * @param locale a BCP 47 tag
 * @param latin shows Latin letters instead of the language's own
 */
export function keyboardFor(locale: string, isWide: boolean, latin = false): Keyboard {
  const own = hasOwnScript(locale);
  const shown = latin && own ? 'en' : locale;
  const ownLetters = (lettersOf(locale).rows[0] ?? []).slice(0, 3).join('');
  const script = own ? [key('script', 2, latin ? ownLetters : 'ABC')] : [];
  const arrange = isWide ? wide : tall;
  return { locale: shown, ...arrange(lettersOf(shown), script) };
}

type Arranged = Omit<Keyboard, 'locale'>;

/** Letters without a place of their own go to the ends of rows. */
function wide({ rows, more }: Letters, script: readonly Key[]): Arranged {
  const [first = [], second = [], third = []] = rows;
  const clear = key('clear', 2);
  const top = [...characters(digits), ...(script.length > 0 ? [clear] : [])];
  const bottom = script.length > 0 ? script : [clear];
  const others = [...more, ...joining];
  const letters = first.length + second.length + third.length + others.length;
  const columns = Math.max(
    ...[first.length, second.length, cellsOf(top) + 2],
    Math.ceil((letters + 3 + cellsOf(bottom)) / 3),
  );
  const toSecond = others.splice(0, columns - second.length);
  const toFirst = others.splice(0, columns - first.length);
  const last = characters([...third, ...others]);
  return {
    columns,
    rows: [
      [...top, key('backspace', columns - cellsOf(top))],
      characters([...first, ...toFirst]),
      characters([...second, ...toSecond]),
      [...last, key('space', columns - cellsOf(last) - cellsOf(bottom)), ...bottom],
    ],
  };
}

/** Letters without a place of their own get a row. */
function tall({ rows, more }: Letters, script: readonly Key[]): Arranged {
  const [first = [], second = [], third = []] = rows;
  const columns = Math.max(digits.length, first.length, third.length + 2);
  const others = [...joining, ...second.slice(columns), ...more];
  const toThird = others.splice(0, columns - third.length - 2);
  const bottom = [...script, key('clear', 2)];
  const between: Key[][] = [];
  const room = columns - cellsOf(bottom) - 2;
  while (others.length > room) between.push(characters(others.splice(0, columns)));
  const space = key('space', columns - others.length - cellsOf(bottom));
  return {
    columns,
    rows: [
      characters(digits),
      characters(first),
      characters(second.slice(0, columns)),
      [...characters([...third, ...toThird]), key('backspace', 2)],
      ...between,
      [...characters(others), space, ...bottom],
    ],
  };
}
