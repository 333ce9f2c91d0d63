import { app } from 'electron';
import { keepFaults, type Faults } from '../host/faults.ts';
import { Metrics } from '../host/metrics.ts';
import { log } from './log.ts';
import { Recovery } from './recovery/recovery.ts';

/** What keeps the app running, and tells how it runs. */
export interface Upkeep {
  readonly faults: Faults;
  readonly metrics: Metrics;
  readonly recovery: Recovery;
}

/** Begins to log, to count and to recover. Call before the app is ready, and in the only instance. */
export function startUpkeep(): Upkeep {
  const userData = app.getPath('userData');
  const version = app.getVersion();
  log.keepIn(userData);
  log(`Vitrine ${version} begins, on Electron ${process.versions.electron}.`);
  const { electron, chrome, node } = process.versions;
  const metrics = new Metrics({ version, electron, chrome, node }, memoryOfProcesses);
  const faults = keepFaults(userData, log);
  const recovery = new Recovery({
    ...{ userData, version },
    report: faults.report,
    onRestart: (reason) => metrics.pageRestarted(reason),
  });
  return { faults, metrics, recovery };
}

/** Resident memory of all of Electron's processes, in bytes, by kind as Chromium names them. */
function memoryOfProcesses(): Record<string, number> {
  const byKind: Record<string, number> = {};
  for (const { type, memory } of app.getAppMetrics()) {
    byKind[type] = (byKind[type] ?? 0) + memory.workingSetSize * 1_024;
  }
  return byKind;
}
