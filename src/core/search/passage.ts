import { wordsOf } from './words.ts';

/** A stretch of text that was sought, or was not. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A text in pieces; together they are the whole text. */
export type Passage = readonly Piece[];

/** How much of a long text is shown, and how much of it before the first match, in UTF-16 units. */
const length = 150;
const before = 45;

/** A text with every word marked that is one of the terms. */
export function mark(text: string, terms: ReadonlySet<string>): Passage {
  const pieces: Piece[] = [];
  let done = 0;
  const add = (end: number, isMatch: boolean): void => {
    if (end <= done) return;
    const last = pieces.at(-1);
    // A word and the compound that it begins are one match.
    const before = last?.isMatch === isMatch ? (pieces.pop()?.text ?? '') : '';
    pieces.push({ text: before + text.slice(done, end), isMatch });
    done = end;
  };
  for (const { term, start, end } of wordsOf(text)) {
    if (!terms.has(term)) continue;
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}

/** The part of a text around its first match, cut between words, with an ellipsis where something is left out. */
export function excerpt(text: string, terms: ReadonlySet<string>): Passage {
  const first = wordsOf(text).find(({ term }) => terms.has(term))?.start ?? 0;
  const from = first <= before ? 0 : afterSpace(text, first - before, first);
  const to = text.length <= from + length ? text.length : beforeSpace(text, from + length);
  const shown = text.slice(from, to).trim();
  return mark(`${from > 0 ? '… ' : ''}${shown}${to < text.length ? ' …' : ''}`, terms);
}

function afterSpace(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from);
  return space === -1 || space >= limit ? wholeSign(text, from) : space + 1;
}

function beforeSpace(text: string, to: number): number {
  const space = text.lastIndexOf(' ', to);
  return space > to - before ? space : wholeSign(text, to);
}

/** Never between the halves of a surrogate pair. */
function wholeSign(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
