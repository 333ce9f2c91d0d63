import type { Diagnostic } from '../core/diagnostic.ts';
import { LibraryFolder } from '../node/library-folder.ts';
import { byPlace } from '../core/library/assemble-library.ts';
import { requireFolder, requirePages, welcomeFolder } from './project.ts';
import { openEngine } from './review/engine.ts';
import { engineCodes } from './review/finding.ts';
import { reviewSources, reviewStage } from './review/review.ts';
import { readVersions } from './review/version.ts';

/** The answer of `check --json`; others rely on its shape. */
export interface CheckReport {
  decks: { id: string; locale: string; title: string; slides: number }[];
  diagnostics: Diagnostic[];
  /** Codes of checks that were asked for and left out. */
  skipped: string[];
}

/** Compiles and checks the library in a folder; with `layout` also what a reader sees of it. */
export async function checkLibrary(folder: string, layout: boolean): Promise<CheckReport> {
  requireFolder(folder);
  const opened = await LibraryFolder.open({ folder, welcomeFolder });
  const { library, playable } = opened;
  const decks = playable ? library.decks : [];
  const seen = layout && playable ? await reviewLibrary(opened) : noReview;
  return {
    decks: decks.map(({ id, locale, title, slides }) => ({
      id,
      locale,
      title,
      slides: slides.length,
    })),
    diagnostics: [...library.diagnostics, ...seen.diagnostics].sort(byPlace),
    skipped: seen.skipped,
  };
}

const noReview = { diagnostics: [], skipped: [] };

async function reviewLibrary(
  library: LibraryFolder,
): Promise<Pick<CheckReport, 'diagnostics' | 'skipped'>> {
  const versions = await readVersions(library);
  const diagnostics = await reviewSources(versions);
  const engine = await openEngine();
  if ('problem' in engine) {
    console.error(`The layout cannot be seen: ${engine.problem}`);
    return { diagnostics, skipped: [...engineCodes] };
  }
  try {
    requirePages();
    diagnostics.push(...(await reviewStage(library, versions, engine)));
  } finally {
    await engine.close();
  }
  return { diagnostics, skipped: [] };
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
