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

/** The languages in which the kiosk itself speaks: its buttons, its invitation. */
const spoken = ['fr', 'en'] as const;

/** One of the kiosk's own languages. */
export type OwnLanguage = (typeof spoken)[number];

/** The kiosk's own language for someone who reads another: English where it does not speak that one. */
export function ownLanguage(locale: string): OwnLanguage {
  return spoken.find((own) => speaks(own, locale)) ?? 'en';
}

/** The kiosk's own languages for several, in their order, none twice. */
export function ownLanguages(locales: readonly string[]): OwnLanguage[] {
  return [...new Set(locales.map(ownLanguage))];
}

/** Whether the kiosk itself speaks a language. */
export function isOwnLanguage(locale: string): boolean {
  return spoken.some((own) => speaks(own, locale));
}

function speaks(own: OwnLanguage, locale: string): boolean {
  return locale.toLowerCase().split('-')[0] === own;
}
