import type { Diagnostic } from '../diagnostic.ts';
import type { Place } from '../library/located-yaml.ts';
import { deckDiagnostics, type DeckDiagnosticCode } from './diagnostic-codes.ts';

/** More findings than this are counted but not kept: nobody reads them, and memory stays bounded. */
const mostDiagnostics = 500;

/** Gathers what one compilation has to say. */
export interface Report {
  /** Adds a finding. `place` may be a function, called only when the finding is kept. */
  add(code: DeckDiagnosticCode, place: Place | (() => Place), message: string): void;
  /** How many findings there are: a mark to come back to. */
  readonly size: number;
  /** Forgets every finding after a mark. */
  rewind(mark: number): void;
  /** The findings in the order of the source. */
  diagnostics(): Diagnostic[];
}

/** Starts a report about a file, named as diagnostics shall name it. */
export function createReport(file: string): Report {
  const kept: Diagnostic[] = [];
  let overflow = false;
  return {
    add(code, place, message) {
      // The one code that decides that a deck is not playable is never dropped.
      if (kept.length >= mostDiagnostics && !code.startsWith('deck/')) {
        overflow = true;
        return;
      }
      const { line, column } = typeof place === 'function' ? place() : place;
      kept.push({ severity: deckDiagnostics[code].severity, code, file, line, column, message });
    },
    get size() {
      return kept.length;
    },
    rewind(mark) {
      kept.length = Math.min(kept.length, mark);
    },
    diagnostics() {
      const sorted = kept.toSorted((a, b) => a.line - b.line || a.column - b.column);
      if (!overflow) return sorted;
      const message = `Only the first ${String(mostDiagnostics)} findings are listed; fix these and check again.`;
      const { severity } = deckDiagnostics['deck/more'];
      return [...sorted, { severity, code: 'deck/more', file, line: 1, column: 1, message }];
    },
  };
}
