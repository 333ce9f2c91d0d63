import { describe, expect, it } from 'vitest';
import { failureReport, playwrightFailures, vitestFailures } from '../../scripts/test-failures.ts';

const unit = JSON.stringify({
  testResults: [
    {
      name: '/checkout/tests/core/clock.test.ts',
      assertionResults: [
        { status: 'passed', fullName: 'a clock ticks' },
        {
          status: 'failed',
          fullName: 'a clock strikes',
          failureMessages: ['AssertionError: \u001b[31mexpected 1 to be 2\u001b[39m\n    at one'],
        },
      ],
    },
    { name: '/checkout/tests/core/none.test.ts', message: 'Cannot find it', assertionResults: [] },
  ],
});

const screens = JSON.stringify({
  config: { rootDir: '/checkout/tests/e2e' },
  errors: [
    { message: 'SyntaxError: no', location: { file: '/checkout/tests/e2e/broken.spec.ts' } },
  ],
  suites: [
    {
      title: 'menu.spec.ts',
      specs: [
        spec('opens', 'electron', 'expected', []),
        spec('closes', 'electron', 'flaky', ['Error: still there', undefined]),
      ],
      suites: [
        {
          title: 'with 300 decks',
          specs: [spec('turns', 'chromium', 'unexpected', ['Error: no'])],
        },
      ],
    },
  ],
});

function spec(title: string, project: string, status: string, errors: (string | undefined)[]) {
  const results = errors.map((message) => (message ? { error: { message } } : {}));
  return { title, file: 'menu.spec.ts', tests: [{ projectName: project, status, results }] };
}

describe('what a run of tests tells at its end', () => {
  it('names each failed unit test and why, without colours, and files that did not load', () => {
    expect(vitestFailures(unit, '/checkout')).toEqual([
      {
        file: 'tests/core/clock.test.ts',
        name: 'a clock strikes',
        outcome: 'failed',
        reason: 'AssertionError: expected 1 to be 2\n    at one',
      },
      {
        file: 'tests/core/none.test.ts',
        name: '(the file itself)',
        outcome: 'failed',
        reason: 'Cannot find it',
      },
    ]);
  });

  it('names each failed test of the app, and the flaky ones, with where they were run', () => {
    expect(playwrightFailures(screens, '/checkout')).toEqual([
      {
        file: 'tests/e2e/menu.spec.ts',
        name: '[electron] › closes',
        outcome: 'flaky',
        reason: 'Error: still there',
      },
      {
        file: 'tests/e2e/menu.spec.ts',
        name: '[chromium] › with 300 decks › turns',
        outcome: 'failed',
        reason: 'Error: no',
      },
      {
        file: 'tests/e2e/broken.spec.ts',
        name: '(the file itself)',
        outcome: 'failed',
        reason: 'SyntaxError: no',
      },
    ]);
  });

  it('is one paragraph, or nothing when all passed, or no runner reported', () => {
    expect(failureReport(playwrightFailures(screens, '/checkout'))).toBe(
      'flaky: tests/e2e/menu.spec.ts › [electron] › closes\n    Error: still there\n' +
        'failed: tests/e2e/menu.spec.ts › [chromium] › with 300 decks › turns\n    Error: no\n' +
        'failed: tests/e2e/broken.spec.ts › (the file itself)\n    SyntaxError: no',
    );
    expect(
      failureReport([...vitestFailures(null, '/'), ...playwrightFailures('no report', '/')]),
    ).toBe('');
  });
});
