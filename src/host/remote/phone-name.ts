/** What a phone is called whose holder says nothing; the same word in French and English. */
export const nameless = 'Mobile';

/** What names are not written with, and what cannot be seen, which could make one name look like another. */
const strange = /[^\p{L}\p{M}\p{Nd}\s'’.-]|[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
/** More than two accents on one letter run over what stands around them. */
const piledUp = /(\p{M}{2})\p{M}+/gu;

/** A name as the audience may read it, in one line of letters, digits, spaces and `-'’.`; `nameless` where there is none. */
export function plainName(wanted: string): string {
  const spaced = wanted.normalize('NFC').replace(/\s+/gu, ' ').replace(strange, '');
  const name = spaced.replace(/ +/g, ' ').replace(piledUp, '$1').trim();
  return /[\p{L}\p{Nd}]/u.test(name) ? name : nameless;
}
