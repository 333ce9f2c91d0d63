import { rm } from 'node:fs/promises';
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';

/** The name of the program that people start. */
const executableName = 'vitrine';

/** Every fuse electron-builder knows, so that none is left to Electron's choice (SECURITY.md). */
const electronFuses: Required<NonNullable<Configuration['electronFuses']>> = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: false,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  resetAdHocDarwinSignature: false,
};

/** What electron-builder takes away from an Electron it has fetched, but not from one it was handed. */
const leftovers = ['version', '.vitrine-runtime.json', 'resources/default_app.asar'];

async function afterPack({ appOutDir }: AfterPackContext): Promise<void> {
  for (const name of leftovers) await rm(path.join(appOutDir, name), { force: true });
  const executable = path.join(appOutDir, executableName);
  // Younger Electrons have a ninth fuse, which electron-builder cannot name yet: how WebAssembly checks its memory.
  if (FuseV1Options.WasmTrapHandlers in (await getCurrentFuseWire(executable))) {
    const ninth = { [FuseV1Options.WasmTrapHandlers]: true };
    await flipFuses(executable, { version: FuseVersion.V1, ...ninth });
  }
}

export default {
  appId: 'org.vitrine.kiosk',
  productName: 'Vitrine',
  directories: { output: 'dist' },
  // Node modules come by themselves; these two serve the command line alone.
  files: [
    ...['out/main', 'out/preload', 'out/renderer', 'resources/welcome', 'package.json'],
    '!**/node_modules/{commander,playwright-core}/**',
    '!**/node_modules/**/*.{ts,cts,mts,map}',
  ],
  extraResources: ['slides'],
  asar: true,
  // No module is compiled for a machine.
  npmRebuild: false,
  electronLanguages: ['fr', 'en-US'],
  electronFuses,
  afterPack,
  linux: { target: 'dir', category: 'Education', executableName },
} satisfies Configuration;
