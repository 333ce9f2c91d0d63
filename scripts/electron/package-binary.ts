import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, type Unavailable } from '../checkout.ts';
import { startProgress } from '../progress.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { runWhileItGrows } from '../watched-run.ts';
import {
  type Electron,
  type ElectronSearch,
  executableName,
  readText,
  versionIn,
} from './electron.ts';

const day = 86_400_000;

/**
 * The electron package's own binary. If it is not there yet, the package's installer is run once;
 * a failure is remembered for a day in the cache folder, since a machine that cannot reach the
 * download server would otherwise wait at every start.
 */
export async function packageBinary(search: ElectronSearch): Promise<Electron | Unavailable> {
  const { packageFolder, cache, now } = search;
  const version = wantedVersion(packageFolder);
  if (!version) {
    return { problem: 'the electron package is not installed', cure: 'npm install' };
  }
  const installed = installedBinary(search, version);
  if (installed) return installed;

  const stamp = path.join(cache, `electron-${version}-failed.json`);
  const cure = `get to github.com, or name a mirror in ELECTRON_MIRROR, and delete ${stamp}`;
  const failed = failureIn(stamp);
  if (failed && failed.time <= now() && now() - failed.time < day) {
    const when = new Date(failed.time).toISOString();
    return {
      problem: `Electron ${version} could not be fetched (${when}: ${failed.reason})`,
      cure,
    };
  }

  say(`fetching Electron ${version} with its own installer …`);
  const reason = await install(search, version);
  const binary = installedBinary(search, version);
  if (binary) {
    rmSync(stamp, { force: true });
    return binary;
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, JSON.stringify({ time: now(), reason } satisfies Failure));
  say(`Electron ${version} could not be fetched (${reason}); not tried again for a day`);
  return { problem: `Electron ${version} could not be fetched (${reason})`, cure };
}

interface Failure {
  time: number;
  reason: string;
}

/** Runs the package's installer while it makes progress; gives why it may have failed. */
function install(search: ElectronSearch, version: string): Promise<string> {
  const { packageFolder, cache, environment, patience } = search;
  return withTemporaryFolder(cache, 'download-', async (folder) => {
    const progress = startProgress(`Electron ${version}`);
    const outcome = await runWhileItGrows({
      command: process.execPath,
      args: [path.join(packageFolder, 'install.js')],
      workingFolder: packageFolder,
      // The installer downloads to the system's temporary folder: give it one that can be watched.
      environment: { ...environment, TMPDIR: folder, TEMP: folder, TMP: folder },
      folders: [folder, path.join(packageFolder, 'dist')],
      patience,
      onBytes: (bytes) => progress.update(bytes),
    });
    progress.stop();
    if (outcome.end === 'stalled') return `no progress for ${patience / 1000} s`;
    return outcome.errors.trim().split('\n')[0] || `the installer ended with ${outcome.code}`;
  });
}

/** The package's own binary if it is there already; nothing is fetched. */
export function packageBinaryHere(search: ElectronSearch): Electron | null {
  const version = wantedVersion(search.packageFolder);
  return version ? installedBinary(search, version) : null;
}

/** The same test as the package's own, without its download. */
function installedBinary(
  { packageFolder, platform }: ElectronSearch,
  version: string,
): Electron | null {
  const name = executableName(platform);
  const dist = path.join(packageFolder, 'dist');
  if (versionIn(dist) !== version) return null;
  if (readText(path.join(packageFolder, 'path.txt')) !== name) return null;
  const executable = path.join(dist, name);
  return existsSync(executable) ? { executable, version, source: 'package' } : null;
}

function wantedVersion(packageFolder: string): string | null {
  const text = readText(path.join(packageFolder, 'package.json'));
  return text ? (JSON.parse(text) as { version: string }).version : null;
}

function failureIn(stamp: string): Failure | null {
  try {
    const { time, reason } = JSON.parse(readText(stamp) ?? '') as Partial<Failure>;
    return typeof time === 'number' ? { time, reason: String(reason) } : null;
  } catch {
    return null;
  }
}
