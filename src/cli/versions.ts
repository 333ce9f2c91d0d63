import { existsSync } from 'node:fs';
import { nearest } from '../core/nearest.ts';
import { defaultUserData } from '../node/user-data.ts';
import { findKnownFolder, VersionStore } from '../node/versions/version-store.ts';
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
    /** Whether a file of it is not as it was stored; then it is never shown again. */
    damaged: boolean;
    pinned: boolean;
  }[];
}

/** Lists the stored versions of a library, after pinning one or following the folder again where that is asked for. */
export async function listVersions(
  folder: string,
  { userDataDir, use, follow }: VersionsOptions,
): Promise<VersionsReport> {
  const userData = userDataDir ?? defaultUserData();
  const options = { userData, welcomeFolder, vitrine: readVersion() };
  let store = new VersionStore({ ...options, folder });
  // A share that is away is when its versions are needed most.
  if (!existsSync(store.root)) {
    requireFolder(folder);
    store = new VersionStore({ ...options, folder: await findKnownFolder(userData, folder) });
  }
  const records = await store.list();
  for (const record of records) await store.findDamage(record, false);
  const whole = (await store.list()).map(({ revision }) => revision);
  const revisions = records.map(({ revision }) => revision);
  if (use !== undefined && follow) throw new UsageError('--use and --follow exclude each other.');
  if (use !== undefined) requireRevision(use, revisions, whole);
  if (use !== undefined || follow) await store.pin(use ?? null);
  const pinned = await store.pinned();
  // A kiosk follows what was just asked for within a second.
  const shown = follow ? null : await store.shown();
  const onStage = whole.find((revision) => revision === pinned) ?? shown ?? whole[0];
  return {
    versions: records.map(({ revision, made, decks }) => ({
      ...{ revision, made },
      decks: decks.map(({ id, title }) => ({ id, title })),
      onStage: revision === onStage,
      damaged: !whole.includes(revision),
      pinned: revision === pinned,
    })),
  };
}

/** The list for people, a version a line. */
export function formatVersions({ versions }: VersionsReport): string {
  if (versions.length === 0) return 'No version is stored yet: a kiosk stores them as it runs.';
  return versions
    .map(({ revision, made, decks, onStage, damaged, pinned }) => {
      const count = `${String(decks.length)} ${decks.length === 1 ? 'deck' : 'decks'}`;
      const states = { 'on stage': onStage, pinned, damaged };
      const state = Object.entries(states).flatMap(([word, holds]) => (holds ? [word] : []));
      return [revision, toMinute(made), count.padEnd(9), state.join(', ')].join('  ').trimEnd();
    })
    .join('\n');
}

function requireRevision(
  wanted: string,
  stored: readonly string[],
  known: readonly string[],
): void {
  if (known.includes(wanted)) return;
  if (stored.includes(wanted)) {
    throw new UsageError(
      `The version “${wanted}” is damaged. Whole: ${known.join(', ') || 'none'}.`,
    );
  }
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
