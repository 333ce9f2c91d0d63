import path from 'node:path';
import { defaultPort } from '../../core/settings/start-options.ts';
import { defaultUserData } from '../../node/user-data.ts';
import { VersionStore } from '../../node/versions/version-store.ts';
import { checkLibrary } from '../check.ts';
import { bundledFolder, readVersion, requireFolder, welcomeFolder } from '../project.ts';
import { fine, wrong, type Finding } from './finding.ts';
import { examineFaults, examineRecovery, examineUpdates } from './kept.ts';
import { examineSettings } from './settings.ts';
import { examineDisplays, examineElectron, examineMachine, examinePort } from './machine.ts';

/** The most findings of a library that are printed; `check` tells all. */
const shownErrors = 10;

/** The options of `doctor`. */
export interface DoctorOptions {
  slides?: string;
  userDataDir?: string;
  port?: number;
}

/** What doctor has looked at, in the order in which a technician would. */
export type Examination = readonly { title: string; findings: readonly Finding[] }[];

/** Looks at the machine, its displays, the library and what the kiosk has kept. */
export async function examine(
  folder: string | undefined,
  { slides, userDataDir, port = defaultPort }: DoctorOptions,
): Promise<Examination> {
  const named = folder ?? slides;
  if (named !== undefined) requireFolder(named);
  const library = path.resolve(named ?? bundledFolder);
  const userData = path.resolve(userDataDir ?? defaultUserData());
  const version = readVersion();
  return [
    { title: `Machine, for Vitrine ${version}`, findings: await examineMachine(userData) },
    { title: 'Displays', findings: await examineDisplays() },
    { title: 'Electron', findings: examineElectron() },
    { title: 'Kiosk', findings: await examinePort(port) },
    { title: 'Library', findings: await examineLibrary(library) },
    { title: 'Stored versions', findings: await examineVersions(library, userData, version) },
    { title: 'Settings', findings: examineSettings(userData) },
    { title: 'Recovery', findings: examineRecovery(userData, version) },
    { title: 'Updates', findings: examineUpdates(userData, version) },
    { title: 'Last faults', findings: examineFaults(userData) },
  ];
}

async function examineLibrary(folder: string): Promise<Finding[]> {
  const { decks, diagnostics } = await checkLibrary(folder, false);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const ids = new Set(decks.map(({ id }) => id)).size;
  const warnings = diagnostics.length - errors.length;
  const text = `${folder}: ${String(ids)} decks, ${String(errors.length)} errors, ${String(warnings)} warnings`;
  const all = `vitrine check "${folder}" tells all of it.`;
  const sum =
    ids === 0
      ? wrong(text, `Only the built-in deck can be shown. ${all}`)
      : fine(warnings > 0 ? `${text}. ${all}` : text);
  const told = errors
    .slice(0, shownErrors)
    .map(({ file, line, code, message }) => wrong(`${file}:${String(line)} ${code}`, message));
  return [sum, ...told];
}

async function examineVersions(
  folder: string,
  userData: string,
  vitrine: string,
): Promise<Finding[]> {
  const store = new VersionStore({ userData, folder, welcomeFolder, vitrine });
  const records = await store.list();
  if (records.length === 0) return [fine('None yet: a kiosk stores them as it runs.')];
  const pinned = await store.pinned();
  const found = await Promise.all(
    records.map(async (record) => {
      const damage = await store.findDamage(record, false);
      const pin = record.revision === pinned ? ', pinned' : '';
      const text = `${record.revision} of ${record.made}${pin}`;
      return damage === null
        ? fine(text)
        : wrong(`${text} is damaged: ${damage}`, 'It is not used. Does the disk fail?');
    }),
  );
  return found;
}

/** Whether something is wrong. */
export function findsFault(examination: Examination): boolean {
  return examination.some(({ findings }) => findings.some(({ todo }) => todo !== null));
}

/** The answer for people: what is well in a line each, what is not with what to do, and one line that sums up. */
export function formatExamination(examination: Examination): string {
  const sections = examination.map(({ title, findings }) =>
    [title, ...findings.map(formatFinding)].join('\n'),
  );
  const count = examination.flatMap(({ findings }) =>
    findings.filter(({ todo }) => todo !== null),
  ).length;
  const sum = count === 0 ? 'Nothing is wrong.' : `To look after: ${String(count)}.`;
  return [...sections, sum].join('\n\n');
}

function formatFinding({ what, todo }: Finding): string {
  return todo === null ? `  ✓ ${what}` : `  ✗ ${what}\n    → ${todo}`;
}
