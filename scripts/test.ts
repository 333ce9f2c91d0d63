/**
 * `npm test [-- --unit | --e2e | --packages] [runner's arguments]`: brings what the tests need, runs vitest, Playwright
 * on the app, and Playwright on the packages, and ends with what failed, and one line: `N passed, N failed`.
 */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { checkout, complain, tool } from './checkout.ts';
import { findChromium } from '../src/node/find-chromium.ts';
import { findElectron } from './electron/find-electron.ts';
import { run } from './run.ts';
import { bringSystemPackages } from './system-packages.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { type Counts, playwrightCounts, sum, summary, vitestCounts } from './test-counts.ts';
import {
  type Failure,
  failureReport,
  playwrightFailures,
  vitestFailures,
} from './test-failures.ts';
import { withDisplay } from './with-display.ts';

const choices = ['--unit', '--e2e', '--packages'];
const words = process.argv.slice(2);
const chosen = choices.filter((choice) => words.includes(choice));
const passedOn = words.filter((word) => !choices.includes(word));

interface Outcome {
  counts: Counts;
  failures: Failure[];
}

// Nothing left open by accident may keep a finished run waiting for ever.
process.exit(await withTemporaryFolder(os.tmpdir(), 'vitrine-test-', test));

async function test(reports: string): Promise<number> {
  const outcomes: Outcome[] = [];
  const wants = (choice: string) => chosen.length === 0 || chosen.includes(choice);
  const tools = await prepare(wants('--e2e') || wants('--packages'));
  if (typeof tools === 'number') return tools;
  if (wants('--unit')) outcomes.push(await unitTests(path.join(reports, 'unit.json'), tools));
  if (wants('--e2e')) {
    const report = path.join(reports, 'e2e.json');
    outcomes.push(await withDisplay((display) => playwright(report, { ...display, ...tools })));
  }
  if (wants('--packages')) {
    const report = path.join(reports, 'packages.json');
    outcomes.push(await playwright(report, { ...process.env, ...tools }, 'tests/packages'));
  }
  const told = failureReport(outcomes.flatMap(({ failures }) => failures));
  if (told) console.log(told);
  const total = sum(outcomes.map(({ counts }) => counts));
  console.log(summary(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** Brings what the tests need; gives the environment that names it, or the exit code if it cannot. */
async function prepare(forScreens: boolean): Promise<NodeJS.ProcessEnv | number> {
  if (!forScreens) return {};
  const lacking = await bringSystemPackages();
  if (lacking) {
    complain(lacking);
    return 2;
  }
  const electron = await findElectron();
  if (!('executable' in electron)) {
    complain(electron);
    return 2;
  }
  const built = await buildIfStale();
  if (built !== 0) return built;
  return { VITRINE_ELECTRON: electron.executable, VITRINE_CHROMIUM: findChromium() ?? '' };
}

async function unitTests(report: string, tools: NodeJS.ProcessEnv): Promise<Outcome> {
  const code = await run(
    process.execPath,
    [
      ...[tool('vitest', 'vitest.mjs'), 'run', '--exclude=tests/e2e/**', '--reporter=default'],
      ...['--reporter=json', `--outputFile.json=${report}`, ...passedOn],
    ],
    { env: { ...process.env, ...tools } },
  );
  const written = read(report);
  return {
    counts: vitestCounts(written, code),
    failures: vitestFailures(written, checkout),
  };
}

/** Runs Playwright with the configuration in a folder of the checkout. */
async function playwright(
  report: string,
  environment: NodeJS.ProcessEnv,
  folder = '.',
): Promise<Outcome> {
  const program = tool('@playwright', 'test', 'cli.js');
  const code = await run(
    process.execPath,
    [program, 'test', `--config=${folder}`, '--reporter=list,json', ...passedOn],
    { env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const written = read(report);
  return {
    counts: playwrightCounts(written, code),
    failures: playwrightFailures(written, checkout),
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
