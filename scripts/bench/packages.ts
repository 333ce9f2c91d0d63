import path from 'node:path';
import { checkout, tool } from '../checkout.ts';
import type { Electron } from '../electron/electron.ts';
import { chatter, run } from '../run.ts';

/** A packed program and its folder. */
export interface PackedApp {
  readonly folder: string;
  readonly program: string;
}

/**
 * Packs Vitrine and the bare app with the same Electron and the same configuration, but for what each holds.
 * @throws when one cannot be packed
 */
export async function packBoth(
  electron: Electron,
  folder: string,
): Promise<{ vitrine: PackedApp; bare: PackedApp }> {
  const bareFolder = path.join(checkout, 'scripts/bench/bare-app');
  return {
    vitrine: await pack(checkout, electron, path.join(folder, 'vitrine')),
    bare: await pack(bareFolder, electron, path.join(folder, 'bare')),
  };
}

async function pack(project: string, electron: Electron, output: string): Promise<PackedApp> {
  const args = [
    ...['--linux', 'dir', '--publish', 'never', '--projectDir', project],
    `-c.directories.output=${output}`,
    `-c.electronDist=${path.dirname(electron.executable)}`,
    `-c.electronVersion=${electron.version}`,
  ];
  const options = { cwd: checkout, stdio: chatter };
  const code = await run(process.execPath, [tool('electron-builder', 'cli.js'), ...args], options);
  if (code !== 0) throw new Error(`electron-builder could not pack ${project}.`);
  const folder = path.join(output, 'linux-unpacked');
  return { folder, program: path.join(folder, 'vitrine') };
}
