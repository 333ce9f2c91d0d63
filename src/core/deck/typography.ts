/** U+202F, the narrow no-break space of French typography. */
const narrow = '\u202F';

/** What looks like an address keeps every character. */
const address =
  /((?:https?:\/\/|www\.|mailto:)[^\s«»]+|[^\s«»@]{1,64}@[^\s«»@]{1,255}\.[^\s«»@]{1,63})/gi;

/** Whether a text in this language (a BCP 47 tag) gets French spacing. */
export function usesFrenchSpacing(locale: string): boolean {
  return /^fr(?:-|$)/i.test(locale);
}

/**
 * Sets French spacing in plain text: a narrow no-break space replaces ordinary spaces before `; : ! ? » % €`, after `«`
 * and between groups of three digits. Where no space stands none is made, except inside guillemets: a deck in another
 * language must come out as it went in. Addresses are left alone. Idempotent.
 */
export function frenchSpacing(text: string): string {
  return text
    .split(address)
    .map((piece, index) => (index % 2 === 0 ? spacePiece(piece) : piece))
    .join('');
}

/** French spacing where the language asks for it, else the text as it is. */
export function typeset(text: string, locale: string): string {
  return usesFrenchSpacing(locale) ? frenchSpacing(text) : text;
}

/** A word with the pronoun or particle that French joins to it by a hyphen: est-elle, a-t-on, celles-ci. */
const joined = /(\p{L}+-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|ci|là)(?![\p{L}\p{N}-]))/giu;

/** French text in pieces, every second of which is a word that is better not broken at its hyphen. */
export function splitJoinedWords(text: string): string[] {
  return text.split(joined);
}

function spacePiece(text: string): string {
  return (
    text
      // Followed by more of a word, they are something else: an emoticon, a path.
      .replace(/(?<! ) +(?=[;:!?]+(?:[\s»”"')\]}*_]|$)|[»%€])/g, narrow)
      .replace(/« +|«(?=\S|$)/g, `«${narrow}`)
      .replace(/(?<=\S|^)»/g, `${narrow}»`)
      .replace(/(?<![\d.,\u202F])\d{1,3}(?: \d{3})+(?!\d)/g, (digits) =>
        digits.replaceAll(' ', narrow),
      )
  );
}
