import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { openPromise } from 'yauzl';

/** How an application's zip holds its Electron. */
export interface PackedRuntime {
  /** The folder inside the zip, with a slash at its end. */
  folder: string;
  /** The application's name for the Electron executable. */
  executable: string;
  /** Paths in that folder that belong to the application; a folder ends in a slash. */
  leftOut: string[];
  /** The Electron version. */
  electron: string;
}

/**
 * Unpacks the Electron that an application was packed with into `target`, and makes it again what
 * Electron's own release is: its fuses as for development, an app that loads the folder named on
 * the command line, the version file.
 */
export async function unpackRuntime(
  zip: string,
  packed: PackedRuntime,
  target: string,
): Promise<void> {
  await unzip(zip, packed, target);
  await flipFuses(path.join(target, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    // Playwright drives Electron through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    // The snapshot it would load is the application's own.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
  await mkdir(path.join(target, 'resources'), { recursive: true });
  await createPackage(
    path.join(import.meta.dirname, 'default-app'),
    path.join(target, 'resources', 'default_app.asar'),
  );
  await writeFile(path.join(target, 'version'), packed.electron);
}

async function unzip(zip: string, packed: PackedRuntime, target: string): Promise<void> {
  const archive = await openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.startsWith(packed.folder) || entry.fileName.endsWith('/')) continue;
    const name = entry.fileName.slice(packed.folder.length);
    if (packed.leftOut.some((out) => name === out || (out.endsWith('/') && name.startsWith(out)))) {
      continue;
    }
    const file = path.join(target, name === packed.executable ? 'electron' : name);
    await mkdir(path.dirname(file), { recursive: true });
    // The upper half of the attributes is the Unix mode.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file, { mode }));
  }
}
