import { arabicStem } from './arabic.ts';
import { fold } from './fold.ts';

/** A word of a text as it is searched, and where it stands: UTF-16 offsets, the end excluded. */
export interface Word {
  /** Folded; never empty. */
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut: nobody types them, and comparing them would cost. */
const longestTerm = 40;

/** Scripts that put no spaces between words; the last three signs belong to kana. */
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー\u3099\u309a]`;
const letter = String.raw`[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]`;
/** Apostrophes, hyphens, points and the points of inclusive writing join words; spaces join thousands. */
const joiner = String.raw`(?:['’ʼ‘‐‑·•‧._-]|(?<=\p{N})[ \u00a0\u202f](?=\p{N}{3}(?!\p{N})))`;
const compounds = new RegExp(`${letter}+(?:${joiner}${letter}+)*`, 'gu');
const parts = new RegExp(`(?<run>${unspaced}+)|(?:(?!${unspaced})${letter})+`, 'gu');
const joiners = new RegExp(joiner, 'gu');
/** Most words are simple, and matching them again would take most of the time. */
const isCompound = new RegExp(`${unspaced}|${joiner}`, 'u');

/** Every word under which a text can be found: “e-santé” as e, sante and esante. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(compounds)].flatMap(({ 0: compound, index }) => {
    if (!isCompound.test(compound)) return wordOf(compound, index, compound.length);
    const words = partsOf(compound, index, true);
    const joined = compound.replace(joiners, '');
    return joined === compound ? words : [...words, ...wordOf(joined, index, compound.length)];
  });
}

/** The terms that someone looks for, less what a longer neighbour makes needless: l’IA as ia, e-santé as sante. */
export function soughtTerms(text: string): string[] {
  const terms = [...text.matchAll(compounds)].flatMap(({ 0: compound }) => {
    const all = partsOf(compound, 0, false);
    const telling = all.filter(({ term }) => term.length > 1);
    return (telling.length > 0 ? telling : all).map(({ term }) => arabicStem(term));
  });
  return [...new Set(terms)];
}

/** @param ends whether the last sign of an unspaced run is a word too, so that it can be found alone */
function partsOf(compound: string, offset: number, ends: boolean): Word[] {
  return [...compound.matchAll(parts)].flatMap(({ 0: part, index, groups }) =>
    groups?.['run']
      ? pairsOf(part, offset + index, ends)
      : wordOf(part, offset + index, part.length),
  );
}

/** Without spaces, every two neighbouring signs count as a word: then no dictionary is needed, and none can differ. */
function pairsOf(run: string, offset: number, ends: boolean): Word[] {
  const signs = [...run];
  let start = offset;
  return signs.flatMap((sign, index) => {
    const pair = sign + (signs[index + 1] ?? '');
    const isPair = index + 1 < signs.length;
    const words = isPair || ends || signs.length === 1 ? wordOf(pair, start, pair.length) : [];
    start += sign.length;
    return words;
  });
}

function wordOf(text: string, start: number, length: number): Word[] {
  const term = fold(text).slice(0, longestTerm);
  if (term === '') return [];
  const stem = arabicStem(term);
  // Both, since what someone is still typing begins like the one or the other.
  const terms = stem === term ? [term] : [term, stem];
  return terms.map((each) => ({ term: each, start, end: start + length }));
}
