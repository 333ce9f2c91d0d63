/** Letters that Unicode does not take apart, as people type them who lack the key. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i' },
  // Greek's final sigma; Arabic and Persian forms of one letter.
  ...{ ς: 'σ', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' },
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/** Accents, Hebrew points, Arabic vowel signs and tatweel, and what is invisible, as soft hyphens are. */
const marks =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]|\p{Default_Ignorable_Code_Point}/gu;

/**
 * A text without what searching forgives: case, accents, ligatures, vowel signs. Marks that make another letter, as in
 * Thai or Japanese, stay. Folding what is folded changes nothing.
 */
export function fold(text: string): string {
  // Most words have nothing to forgive but case.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  const apart = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(marks, '');
  return apart.replace(special, (letter) => plainLetters[letter] ?? letter).normalize('NFC');
}
