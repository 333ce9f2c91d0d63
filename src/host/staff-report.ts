import type { StaffReport } from '../contract/staff.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { StaffDeskOptions, StaffService } from './staff-machine.ts';

const mostDiagnostics = 100;
const mostFaults = 50;

/** What the staff panel shows. */
export async function makeReport(
  { settings, library, bundledFolder, machine, faults }: StaffDeskOptions,
  { health, version }: StaffService,
  isLocal: boolean,
): Promise<StaffReport> {
  const { revision, site, diagnostics } = library.library;
  const now = health();
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  const errors = diagnostics.filter(isError);
  const warnings = diagnostics.filter((diagnostic) => !isError(diagnostic));
  return {
    version,
    newerVersion: machine.newerVersion(),
    settings: settings.current,
    fixed: settings.fixed.by,
    ownSite: site,
    library: {
      folder: library.folder,
      isBundled: library.folder === bundledFolder,
      isAway: library.isAway,
      revision,
      decks: now.library.decks,
      errors: errors.length,
      warnings: warnings.length,
      diagnostics: [...errors, ...warnings].slice(0, mostDiagnostics),
    },
    versions: await library.versions(),
    health: now,
    faults: faults().slice(0, mostFaults),
    displays: machine.displays(),
    abilities: {
      restart: machine.restart !== null,
      quit: machine.quit !== null,
      startWithMachine: machine.canStartWithMachine,
      chooseFolder: isLocal,
    },
    storage: settings.storage,
    remote: { isOn: settings.current.remote },
  };
}
