/**
 * `npm run package [-- targets] [--out <folder>] [--quick] [--update-files] [--release] [--as-version <version>]`: builds
 * the app and makes the packages that this machine can make. Says in one line each what was made, or why it was not.
 * With --release, fails unless all of this system's are there and fit to be published.
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { checkout, complain, say, tool } from './checkout.ts';
import type { Electron } from './electron/electron.ts';
import { findElectron } from './electron/find-electron.ts';
import { type PackageOptions, parsePackageOptions } from './package/options.ts';
import { faultsOf, type Names, whyNotPublish } from './package/release.ts';
import { lackOf, standInEnvironment } from './package/stand-ins/stand-ins.ts';
import { systemNames, type Target } from './package/targets.ts';
import { chatter, run } from './run.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

interface Manifest extends Names {
  version: string;
}

/** How electron-builder is told for which system and processors; for Linux it is this machine's. */
const systemWords: Partial<Record<NodeJS.Platform, string[]>> = {
  win32: ['--x64', '--win'],
  darwin: ['--arm64', '--x64', '--mac'],
};

const manifest = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8')) as Manifest;
const options = parsePackageOptions(process.argv.slice(2));
if (typeof options === 'string') say(options);
process.exitCode = typeof options === 'string' ? 2 : await pack(options);

async function pack(options: PackageOptions): Promise<number> {
  const electron = await findElectron();
  if (!('executable' in electron)) {
    complain(electron);
    return 2;
  }
  if (options.release && !isWell(whyNotPublish(electron, electronWanted(), manifest))) return 1;
  const built = await buildIfStale();
  if (built !== 0) return built;
  const refused = new Map<Target, string>();
  for (const target of options.targets) {
    const reason = await whyNot(target, electron);
    if (reason !== null) refused.set(target, reason);
  }
  const possible = options.targets.filter((target) => !refused.has(target));
  for (const target of possible) {
    for (const file of filesOf(target, options)) rmSync(file, { recursive: true, force: true });
  }
  const code = possible.length > 0 ? await build(possible, electron, options) : 0;
  for (const target of options.targets) console.log(report(target, refused.get(target), options));
  return code === 0 && options.release && !isWell(missed(options)) ? 1 : code;
}

/** What keeps the packages of this system from being published; sentences. */
function missed(options: PackageOptions): string[] {
  const wanted = options.targets.filter(
    ({ name, platform }) => platform === process.platform && name !== 'dir',
  );
  return wanted.flatMap((target) => faultsOf(target, filesOf(target, options), options.out));
}

/** Says what is wrong; gives whether nothing is. */
function isWell(faults: readonly string[]): boolean {
  for (const fault of new Set(faults)) say(fault);
  return faults.length === 0;
}

/** The version of Electron that is in node_modules. */
function electronWanted(): string {
  return (JSON.parse(readFileSync(tool('electron', 'package.json'), 'utf8')) as Manifest).version;
}

/** Why a target cannot be made on this machine, or null. */
async function whyNot(target: Target, electron: Electron): Promise<string | null> {
  if (target.platform !== process.platform) {
    return `is made on ${systemNames[target.platform] ?? target.platform} (docs/release.md)`;
  }
  return hasOwnTools(electron) ? null : lackOf(target);
}

/** Whether electron-builder can fetch what it needs: it comes from where Electron's own binary does. */
function hasOwnTools({ source }: Electron): boolean {
  return source === 'package';
}

function build(possible: Target[], electron: Electron, options: PackageOptions): Promise<number> {
  const { out, version, quick, updateFiles } = options;
  const args = [
    ...(systemWords[process.platform] ?? ['--linux']),
    ...possible.map(({ builder }) => builder),
    ...['--publish', 'never', `-c.directories.output=${out}`],
    ...(version === null ? [] : [`-c.extraMetadata.version=${version}`]),
    ...(quick ? ['-c.deb.compression=gz', '-c.rpm.compression=gzip', '-c.compression=store'] : []),
    // electron-builder writes them for a server alone, whichever it is: each site has its own, and sets it.
    ...(updateFiles ? ['-c.publish.provider=generic', '-c.publish.url=https://site.invalid/'] : []),
  ];
  return withTemporaryFolder(os.tmpdir(), 'vitrine-package-', async (folder) => {
    const own = hasOwnTools(electron);
    if (!own) {
      args.push(`-c.electronDist=${path.dirname(electron.executable)}`);
      args.push(`-c.electronVersion=${electron.version}`);
    }
    return run(process.execPath, [tool('electron-builder', 'cli.js'), ...args], {
      cwd: checkout,
      env: { ...process.env, ...(own ? {} : standInEnvironment(folder)) },
      stdio: chatter,
    });
  });
}

/** The files and folders of a target that lie in the output folder, of the version that is asked for. */
function filesOf({ name, files }: Target, { out, version }: PackageOptions): string[] {
  const wanted = version ?? manifest.version;
  try {
    return readdirSync(out)
      .filter((file) => files.test(file) && (name === 'dir' || file.includes(wanted)))
      .map((file) => path.join(out, file));
  } catch {
    return [];
  }
}

/** One line on a target: what was made of it, and how large, or why not. */
function report(target: Target, refused: string | undefined, options: PackageOptions): string {
  const name = target.name.padEnd(9);
  if (refused !== undefined) return `not made  ${name} ${refused}`;
  const made = filesOf(target, options);
  if (made.length === 0) return `not made  ${name} electron-builder says above why`;
  return made.map((file) => `made      ${name} ${file}  ${size(file)}`).join('\n');
}

function size(file: string): string {
  const status = statSync(file);
  const bytes = status.isDirectory()
    ? readdirSync(file, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, each) => sum + statSync(path.join(each.parentPath, each.name)).size, 0)
    : status.size;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
