import { nearest } from '../nearest.ts';
import type { Library } from './library.ts';

/** What of a start cannot be had from a library, a sentence each with what happens instead. */
export function startProblems(
  start: { deck: string | null; locale: string | null },
  { decks }: Library,
): string[] {
  const problems: string[] = [];
  const ids = new Set(decks.map(({ id }) => id));
  if (start.deck !== null && !ids.has(start.deck)) {
    const meant = nearest(start.deck, ids);
    const hint = meant === null ? 'The first deck begins.' : `Did you mean ${meant}?`;
    problems.push(`--deck: there is no deck “${start.deck}”. ${hint}`);
  }
  if (start.locale !== null && !decks.some(({ locale }) => locale === start.locale)) {
    problems.push(
      `--locale: no deck is in “${start.locale}”. Each is shown in its first language.`,
    );
  }
  return problems;
}
