import { ownLanguage } from '../../core/library/languages.ts';
import { english } from './companion-english.ts';
import { french } from './companion-french.ts';
import type { CompanionWords } from './companion-words.ts';

/** The companions' words for a locale: its own language's, else English. */
export function companionMessagesFor(locale: string): CompanionWords {
  return ownLanguage(locale) === 'fr' ? french : english;
}
