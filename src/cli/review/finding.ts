import { deckDiagnostics } from '../../core/deck/diagnostic-codes.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';

/** What `check --layout` may report besides the compiler's findings: each code, how serious it is, and what it means. */
export const reviewDiagnostics = {
  'layout/overflow': {
    severity: 'error',
    meaning: 'Something leaves its room on the slide, or is cut, even at the smallest text size.',
  },
  'layout/contrast': {
    severity: 'error',
    meaning: 'A text hardly stands out from what is behind.',
  },
  'layout/type-size': { severity: 'error', meaning: 'A text is too small to be read.' },
  'layout/glyph': { severity: 'error', meaning: 'A character is in no font.' },
  'layout/unseen': { severity: 'error', meaning: 'A slide did not come up, so nobody sees it.' },
  'layout/content': { severity: 'warning', meaning: 'A layout lacks what it is made for.' },
  'notes/missing': { severity: 'warning', meaning: 'A slide has no notes for the presenter.' },
  'text/too-dense': { severity: 'warning', meaning: 'A slide leaves before it can be read.' },
  'typography/apostrophe': { severity: 'warning', meaning: 'An apostrophe is straight.' },
  'typography/quotes': { severity: 'warning', meaning: 'Quotation marks are straight.' },
  'typography/ellipsis': {
    severity: 'warning',
    meaning: 'Three full stops stand for an ellipsis.',
  },
  'typography/capital': { severity: 'warning', meaning: 'A French capital lacks its accent.' },
  'typography/ligature': { severity: 'warning', meaning: 'A French word lacks its œ.' },
  'typography/space': { severity: 'warning', meaning: 'A space is missing, or one too many.' },
  'image/alt': deckDiagnostics['image/alt'],
  'media/large': {
    severity: 'warning',
    meaning: 'A picture or video is heavier than it needs be.',
  },
} as const satisfies Record<string, { severity: Diagnostic['severity']; meaning: string }>;

/** A code of {@link reviewDiagnostics}. */
export type ReviewCode = keyof typeof reviewDiagnostics;

/** The codes that take a browser engine. */
export const engineCodes = [
  'layout/overflow',
  'layout/contrast',
  'layout/type-size',
  'layout/glyph',
  'layout/unseen',
] as const satisfies readonly ReviewCode[];

/** Makes a finding. `place` is a line and a column of `file`, both from 1. */
export function finding(
  code: ReviewCode,
  file: string,
  place: { line: number; column: number },
  message: string,
): Diagnostic {
  return { severity: reviewDiagnostics[code].severity, code, file, ...place, message };
}
