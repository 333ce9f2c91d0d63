import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronSearch } from '../../../scripts/electron/electron.ts';
import { temporaryFolder } from '../temporary.ts';

/** The body of an installer that installs at once. */
export const installs = `
  const fs = require('node:fs');
  fs.mkdirSync('dist', { recursive: true });
  fs.writeFileSync('dist/electron', 'binary');
  fs.writeFileSync('dist/version', '45.0.0');
  fs.writeFileSync('path.txt', 'electron');
`;
/** The body of an installer that cannot reach its server. */
export const fails = `console.error('TypeError: fetch failed\\n at …'); process.exit(1);`;

/** A machine of temporary folders whose electron package has the given install.js. */
export function machine(installer = fails): ElectronSearch {
  const folder = temporaryFolder();
  const packageFolder = path.join(folder, 'electron');
  mkdirSync(packageFolder);
  writeFileSync(path.join(packageFolder, 'package.json'), '{ "version": "45.0.0" }');
  writeFileSync(
    path.join(packageFolder, 'install.js'),
    `require('node:fs').appendFileSync('runs', 'x');${installer}`,
  );
  return {
    platform: 'linux',
    arch: 'arm64',
    // A tarball that is not there: no test ever downloads one.
    environment: { PATH: process.env['PATH'], VITRINE_RUNTIME_TARBALL: '/there/is/no.tgz' },
    packageFolder,
    cache: path.join(folder, 'cache'),
    now: () => 0,
    patience: 5000,
  };
}

/** Puts a ready Electron into a folder, as an unpacked release has it. */
export function unpackedElectron(folder: string, version: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'electron'), 'binary');
  chmodSync(path.join(folder, 'electron'), 0o755);
  writeFileSync(path.join(folder, 'version'), version);
}
