import { existsSync } from 'node:fs';
import { nearest } from '../core/nearest.ts';
import { defaultUserData } from '../node/user-data.ts';
import { VersionStore } from '../node/versions/version-store.ts';
import { readVersion, requireFolder, UsageError, welcomeFolder } from './project.ts';

/** The options of `versions`. */
export interface VersionsOptions {
  userDataDir?: string;
  /** Revision to pin. */
  use?: string;
  /** Whether to follow the folder again. */
  follow?: boolean;
}

/** The answer of `versions --json`: newest first. */
export interface VersionsReport {
  versions: {
    revision: string;
    /** ISO 8601, in UTC. */
    made: string;
    decks: { id: string; title: string }[];
    /** The one a kiosk of this library shows, or will from its next deck on. */
    onStage: boolean;
    pinned: boolean;
  }[];
}

/** Lists the stored versions of a library, after pinning one or following the folder again where that is asked for. */
export async function listVersions(
  folder: string,
  { userDataDir, use, follow }: VersionsOptions,
): Promise<VersionsReport> {
  const userData = userDataDir ?? defaultUserData();
  const store = new VersionStore({ folder, userData, welcomeFolder, vitrine: readVersion() });
  // A share that is away is when its versions are needed most.
  if (!existsSync(store.root)) requireFolder(folder);
  const records = await store.list();
  if (use !== undefined && follow) throw new UsageError('--use and --follow exclude each other.');
  if (use !== undefined) {
    requireRevision(
      use,
      records.map(({ revision }) => revision),
    );
  }
  if (use !== undefined || follow) await store.pin(use ?? null);
  const pinned = await store.pinned();
  const shown = records.find(({ revision }) => revision === pinned) ?? records[0];
  return {
    versions: records.map((record) => ({
      revision: record.revision,
      made: record.made,
      decks: record.decks.map(({ id, title }) => ({ id, title })),
      onStage: record === shown,
      pinned: record.revision === pinned,
    })),
  };
}

/** The list for people, a version a line. */
export function formatVersions({ versions }: VersionsReport): string {
  if (versions.length === 0) return 'No version is stored yet: a kiosk stores them as it runs.';
  return versions
    .map(({ revision, made, decks, onStage, pinned }) => {
      const count = `${String(decks.length)} ${decks.length === 1 ? 'deck' : 'decks'}`;
      const state = pinned ? 'on stage, pinned' : onStage ? 'on stage' : '';
      return [revision, toMinute(made), count.padEnd(9), state].join('  ').trimEnd();
    })
    .join('\n');
}

function requireRevision(wanted: string, known: readonly string[]): void {
  if (known.includes(wanted)) return;
  const meant = nearest(wanted, known) ?? known.find((each) => each.startsWith(wanted)) ?? null;
  const hint = meant === null ? `Stored: ${known.join(', ') || 'none'}.` : `Did you mean ${meant}?`;
  throw new UsageError(`There is no version “${wanted}”. ${hint}`);
}

/** In the machine's own time, as a clock on the wall shows it. */
function toMinute(iso: string): string {
  const date = new Date(iso);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
