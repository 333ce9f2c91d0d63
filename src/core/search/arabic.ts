/** Arabic writes the article, prepositions and “and” in one with the word that follows. Something must be left of it. */
const article = /^(?:وال|بال|كال|فال|ال|لل)(?=.{2})/u;
const and = /^و(?!ال)(?=.{3})/u;

/**
 * A folded word without its article, and without what is written before it: والكتاب (and the book) as كتاب. Any other
 * word is its own stem. Source: the prefixes of “light10”, Larkey, Ballesteros and Connell, Light Stemming for Arabic
 * Information Retrieval, 2007; suffixes stay, since what begins like a word is found anyway.
 */
export function arabicStem(term: string): string {
  if (!/^[ابفكلو]/.test(term)) return term;
  const bare = term.replace(article, '');
  return bare === term ? term.replace(and, '') : bare;
}
