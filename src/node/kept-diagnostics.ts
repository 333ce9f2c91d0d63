import type { Diagnostic } from '../core/diagnostic.ts';

/** What may be reported about content on its way to the stage: each code, how serious it is, and what it means. */
const keptDiagnostics = {
  'media/incomplete': { severity: 'error', meaning: 'A picture, sound or video ends too early.' },
  'file/settling': {
    severity: 'warning',
    meaning: 'A change may be half copied; it is taken in once it has stood for a while.',
  },
  'library/not-stored': {
    severity: 'error',
    meaning: 'A version could not be stored on this machine.',
  },
  'library/damaged-version': {
    severity: 'warning',
    meaning: 'A stored version is damaged and is not used.',
  },
} as const satisfies Record<string, { severity: Diagnostic['severity']; meaning: string }>;

/** Makes a finding about a file as a whole. */
export function keptDiagnostic(
  code: keyof typeof keptDiagnostics,
  file: string,
  message: string,
): Diagnostic {
  return { severity: keptDiagnostics[code].severity, code, file, line: 1, column: 1, message };
}
