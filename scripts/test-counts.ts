/** How many tests a runner counted. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Reads vitest's JSON report. `exitCode` is the runner's: a run that failed for another reason than
 * a test (a file that does not load, no report at all) counts as one failure.
 */
export function vitestCounts(report: string | null, exitCode: number): Counts {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = parse(report) as Record<string, number>;
  const skipped = numPendingTests + numTodoTests;
  return atLeastOneFailure({ passed: numPassedTests, failed: numFailedTests, skipped }, exitCode);
}

/** Reads Playwright's JSON report in the same way. A flaky test has passed. */
export function playwrightCounts(report: string | null, exitCode: number): Counts {
  const { stats = {} } = parse(report) as { stats?: Record<string, number> };
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats;
  return atLeastOneFailure({ passed: expected + flaky, failed: unexpected, skipped }, exitCode);
}

/** The sum of several runs. */
export function sum(counts: Counts[]): Counts {
  const add = (key: keyof Counts) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}

/** What a run ends with: the last line is `N passed, N failed`, and nothing else, for whoever counts by it. */
export function summary({ passed, failed, skipped }: Counts): string {
  const counted = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${skipped} skipped\n${counted}` : counted;
}

function parse(report: string | null): object {
  try {
    return JSON.parse(report ?? '{}') as object;
  } catch {
    return {};
  }
}

function atLeastOneFailure(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
