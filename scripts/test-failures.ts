import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A test that did not pass at once: where it stands, what it is called, how it ended, and why. */
export interface Failure {
  /** Relative to the checkout. */
  file: string;
  name: string;
  /** A flaky test passed when it was tried again. */
  outcome: 'failed' | 'flaky';
  /** The error's first lines, without colours. */
  reason: string;
}

/** Where no test failed, but its file. */
const itself = '(the file itself)';

interface VitestFile {
  name: string;
  message?: string;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
}

interface PlaywrightReport {
  config?: { rootDir?: string };
  /** What went wrong outside any test, such as a file that does not load. */
  errors?: { message?: string; location?: { file: string } }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightSuite {
  title: string;
  specs?: PlaywrightSpec[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightSpec {
  title: string;
  file: string;
  tests: PlaywrightTest[];
}

interface PlaywrightTest {
  projectName: string;
  status: string;
  results: { error?: { message?: string } }[];
}

/** What failed in vitest's JSON report, files that did not load included; nothing if there is no report. */
export function vitestFailures(report: string | null, checkout: string): Failure[] {
  const { testResults = [] } = parse<{ testResults?: VitestFile[] }>(report);
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const told = failed.map((test) => [test.fullName, test.failureMessages?.[0]] as const);
    if (told.length === 0 && message) told.push([itself, message]);
    return told.map(([test, reason]) => ({
      file: path.relative(checkout, name),
      name: test,
      outcome: 'failed' as const,
      reason: firstLines(reason),
    }));
  });
}

/** What failed, or was flaky, in Playwright's JSON report, in the same way; its files are relative to its own root. */
export function playwrightFailures(report: string | null, checkout: string): Failure[] {
  const { suites = [], errors = [], config } = parse<PlaywrightReport>(report);
  const place = (file: string): string =>
    path.relative(checkout, path.resolve(config?.rootDir ?? checkout, file));
  // The outermost suites are the files, which each test names already.
  const tests = suites.flatMap((file) => failuresOf({ ...file, title: '' }));
  return [
    ...tests.map((test) => ({ ...test, file: place(test.file) })),
    ...errors.map(({ message, location }): Failure => ({
      file: place(location?.file ?? '.'),
      name: itself,
      outcome: 'failed',
      reason: firstLines(message),
    })),
  ];
}

/** One paragraph for whoever reads only a run's end; empty when all passed at once. */
export function failureReport(failures: Failure[]): string {
  return failures
    .map(({ file, name, outcome, reason }) => {
      const why = reason ? `\n    ${reason.replaceAll('\n', '\n    ')}` : '';
      return `${outcome}: ${file} › ${name}${why}`;
    })
    .join('\n');
}

function failuresOf(suite: PlaywrightSuite, around: string[] = []): Failure[] {
  const titles = suite.title ? [...around, suite.title] : around;
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.flatMap((test) => failureOf(test, spec, titles)),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => failuresOf(inner, titles))];
}

function failureOf(test: PlaywrightTest, spec: PlaywrightSpec, titles: string[]): Failure[] {
  if (test.status !== 'unexpected' && test.status !== 'flaky') return [];
  const project = test.projectName ? [`[${test.projectName}]`] : [];
  return [
    {
      file: spec.file,
      name: [...project, ...titles, spec.title].join(' › '),
      outcome: test.status === 'flaky' ? 'flaky' : 'failed',
      reason: firstLines(test.results.find(({ error }) => error)?.error?.message),
    },
  ];
}

function firstLines(text = ''): string {
  return stripVTControlCharacters(text).split('\n').slice(0, 6).join('\n').trim();
}

function parse<T extends object>(report: string | null): T {
  try {
    return JSON.parse(report ?? '{}') as T;
  } catch {
    return {} as T;
  }
}
