import { cleanLine } from '../plain-line.ts';

/** Words are kept once they were typed on so many different days. */
export const daysUntilKept = 3;
/** Longer ones are no search but a message, in UTF-16 code units. */
const longestKept = 60;
/** Six digits or more make a telephone, a card or a date of birth. */
const mostDigits = 5;

/**
 * The words of a search in the one form in which they are counted and may be kept; null for those that never are: an e-mail or web
 * address, a number that may be somebody's, a long text.
 */
export function keepableWords(words: string): string | null {
  const tidy = cleanLine(words.normalize('NFKC').toLowerCase()).replace(/\s+/g, ' ');
  if (tidy === '' || tidy.length > longestKept) return null;
  if (/@|https?:|www\./.test(tidy)) return null;
  return (tidy.match(/\p{Nd}/gu)?.length ?? 0) > mostDigits ? null : tidy;
}
