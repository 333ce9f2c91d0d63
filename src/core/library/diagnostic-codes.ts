import type { Diagnostic } from '../diagnostic.ts';

/** What may be reported about a library as a whole: each code, how serious it is, and what it means. */
export const libraryDiagnostics = {
  'site/missing': { severity: 'warning', meaning: 'There is no kiosk.yaml; defaults are used.' },
  'site/too-large': { severity: 'error', meaning: 'kiosk.yaml is over 64 KB and is not read.' },
  'site/yaml': { severity: 'error', meaning: 'kiosk.yaml is not YAML that can be read.' },
  'site/unknown-key': { severity: 'warning', meaning: 'A key of kiosk.yaml is not known.' },
  'site/value': { severity: 'error', meaning: 'A value has the wrong shape; the default is used.' },
  'site/hours': {
    severity: 'error',
    meaning: 'A key of the opening hours is no day; days that no other key names stay open.',
  },
  'site/no-hours': { severity: 'warning', meaning: 'A list of hours is empty; the day is closed.' },
  'site/no-effect': { severity: 'warning', meaning: 'A key has no effect beside another.' },
  'site/range': {
    severity: 'warning',
    meaning: 'A duration is out of range; the nearest is used.',
  },
  'site/language': {
    severity: 'error',
    meaning: 'A text is no language tag, or not of this site.',
  },
  'site/unknown-deck': {
    severity: 'error',
    meaning: 'The playlist or an announcement names a deck that is not there.',
  },
  'site/unknown-slide': {
    severity: 'error',
    meaning: 'The playlist or an announcement names a slide that its deck does not have.',
  },
  'site/own-words': {
    severity: 'warning',
    meaning: 'The kiosk itself does not speak one of the languages of the site.',
  },
  'site/twice': { severity: 'warning', meaning: 'A list names something twice.' },
  'library/missing': { severity: 'error', meaning: 'The library folder cannot be read.' },
  'library/empty': { severity: 'error', meaning: 'The library holds no deck at all.' },
  'file/unreadable': { severity: 'error', meaning: 'A file or folder cannot be read.' },
  'file/not-utf8': { severity: 'error', meaning: 'A text file is not UTF-8.' },
  'file/too-large': { severity: 'error', meaning: 'A text file is over 4 MB and is not read.' },
  'file/outside': {
    severity: 'warning',
    meaning: 'A symbolic link leaves its deck and is ignored.',
  },
  'media/too-many-pixels': {
    severity: 'error',
    meaning: 'A picture would take too much memory once decoded, and is left out.',
  },
  'file/too-many': { severity: 'error', meaning: 'A deck has more files than are looked at.' },
  'deck/folder-name': {
    severity: 'error',
    meaning: 'Not every system can hold the name of the folder.',
  },
  'deck/same-name': {
    severity: 'error',
    meaning: 'Two folders differ only by case or Unicode form.',
  },
  'deck/no-deck-file': { severity: 'warning', meaning: 'A folder holds Markdown, but no deck.md.' },
  'deck/first-language-missing': {
    severity: 'error',
    meaning: 'A deck has no deck.md; it is not shown.',
  },
  'deck/language-missing': { severity: 'warning', meaning: 'A deck lacks one of the languages.' },
  'deck/language-unlisted': {
    severity: 'warning',
    meaning: 'A version is in no language of the site.',
  },
  'deck/language-tag': {
    severity: 'warning',
    meaning: 'The name of a file holds no language tag.',
  },
  'deck/language-twice': {
    severity: 'warning',
    meaning: 'Two files are versions in the same language.',
  },
  'deck/slide-count': {
    severity: 'warning',
    meaning: 'Versions of a deck have unequal numbers of slides.',
  },
} as const satisfies Record<string, { severity: Diagnostic['severity']; meaning: string }>;

/** A code of {@link libraryDiagnostics}. */
export type LibraryDiagnosticCode = keyof typeof libraryDiagnostics;

/** Makes a finding; without a place it concerns the file as a whole. */
export function libraryDiagnostic(
  code: LibraryDiagnosticCode,
  file: string,
  message: string,
  place: { line: number; column: number } = { line: 1, column: 1 },
): Diagnostic {
  const { line, column } = place;
  return { severity: libraryDiagnostics[code].severity, code, file, line, column, message };
}
