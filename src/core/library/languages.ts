/**
 * The canonical form of a BCP 47 tag (`EN` → `en`, `pt-br` → `pt-BR`), or null when the text is no language tag.
 * Only languages of two or three letters count, so that `deck.draft.md` is not taken for a language.
 */
export function canonicalLocale(tag: string): string | null {
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** The language in the name of a deck's file: `deck.en.md` → `en`; null for `deck.md` and every other name. */
export function localeOfFile(file: string): string | null {
  const tag = /^deck\.([^./]+)\.md$/.exec(file)?.[1];
  return tag === undefined ? null : canonicalLocale(tag);
}
