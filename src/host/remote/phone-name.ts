/** What a phone is called whose holder says nothing; the same word in French and English. */
export const nameless = 'Mobile';

/** What cannot be seen could make one name look like another; so could Braille's blank. */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** More than two accents on one letter run over what stands around them. */
const piledUp = /(\p{M}{2})\p{M}+/gu;

/** A name as the audience may read it, in one line: without what cannot be seen; `nameless` where nothing is left. */
export function plainName(wanted: string): string {
  const spaced = wanted.normalize('NFC').replace(/\s+/gu, ' ');
  return spaced.replace(unseen, '').replace(piledUp, '$1').trim() || nameless;
}
