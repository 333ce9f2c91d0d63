import { ownLanguage } from '../../core/library/languages.ts';
import { english } from './staff-english.ts';
import { french } from './staff-french.ts';
import type { StaffWords } from './staff-words.ts';

/** The staff panel's words for a locale: its own language's, else English. */
export function staffMessagesFor(locale: string): StaffWords {
  return ownLanguage(locale) === 'fr' ? french : english;
}
