/** Longest line that is shown, in UTF-16 code units. */
export const longestLine = 300;

/**
 * One line of plain text: no control character, nothing that changes the direction of what stands beside it, no tower of
 * accents, single spaces; empty where nothing of it can be seen.
 */
export function cleanLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\t\n\u0085\u2028\u2029]/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}\u200B\uFEFF]/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/(?<! ) {2,}/g, ' ')
    .trim();
  return /^[\p{Default_Ignorable_Code_Point}\s]*$/u.test(line) ? '' : line;
}

/** A line cut to what fits where it is shown. */
export function cutLine(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine).toWellFormed().trim()}…`;
}
