import type { Diagnostic } from '../core/diagnostic.ts';
import { LibraryFolder } from '../node/library-folder.ts';
import { requireFolder, welcomeFolder } from './project.ts';

/** Checks of the layout need a browser engine, which `check` does not start yet. */
const layoutChecks = ['layout/overflow', 'layout/contrast', 'layout/type-size'];

/** The answer of `check --json`; others rely on its shape. */
export interface CheckReport {
  decks: { id: string; locale: string; title: string; slides: number }[];
  diagnostics: Diagnostic[];
  /** Codes of checks that were asked for and left out. */
  skipped: string[];
}

/** Compiles and checks the library in a folder. */
export async function checkLibrary(folder: string, layout: boolean): Promise<CheckReport> {
  requireFolder(folder);
  const { library, playable } = await LibraryFolder.open({ folder, welcomeFolder });
  const decks = playable ? library.decks : [];
  return {
    decks: decks.map(({ id, locale, title, slides }) => ({
      id,
      locale,
      title,
      slides: slides.length,
    })),
    diagnostics: library.diagnostics,
    skipped: layout ? layoutChecks : [],
  };
}

/** How many findings are errors. */
export function countErrors({ diagnostics }: CheckReport): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}

/** The report for people: findings by file, then one line that sums up. */
export function formatReport(report: CheckReport): string {
  const { decks, diagnostics, skipped } = report;
  const lines: string[] = [];
  let lastFile: string | undefined;
  for (const { file, line, column, severity, code, message } of diagnostics) {
    if (lastFile !== undefined && file !== lastFile) lines.push('');
    lines.push(`${file}:${String(line)}:${String(column)} ${severity} ${code} ${message}`);
    lastFile = file;
  }
  if (lines.length > 0) lines.push('');
  if (skipped.length > 0) lines.push(`Left out: ${skipped.join(', ')}.`);
  const ids = new Set(decks.map(({ id }) => id)).size;
  const slides = decks.reduce((sum, deck) => sum + deck.slides, 0);
  const errors = countErrors(report);
  const counts = [
    count(ids, 'deck'),
    count(decks.length, 'version'),
    count(slides, 'slide'),
    count(errors, 'error'),
    count(diagnostics.length - errors, 'warning'),
  ];
  lines.push(`${counts.join(', ')}.`);
  return lines.join('\n');
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
