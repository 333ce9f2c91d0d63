import { describe, expect, it } from 'vitest';
import { playwrightCounts, sum, summary, vitestCounts } from '../../scripts/test-counts.ts';

const unit = JSON.stringify({
  numPassedTests: 12,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
});
const screens = JSON.stringify({ stats: { expected: 5, flaky: 1, unexpected: 0, skipped: 1 } });

describe('counting tests', () => {
  it('reads both runners and sums them into one line', () => {
    const counts = [vitestCounts(unit, 1), playwrightCounts(screens, 0)];
    expect(summary(sum(counts))).toBe('4 skipped\n18 passed, 1 failed');
  });

  it('says nothing of skipped tests when there are none', () => {
    expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(summary(sum([]))).toBe('0 passed, 0 failed');
  });

  it('counts a run that failed without a failed test as one failure', () => {
    expect(playwrightCounts(screens, 1).failed).toBe(1);
    expect(vitestCounts(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(vitestCounts('no report', 143).failed).toBe(1);
  });
});
