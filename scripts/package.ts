/**
 * `npm run package [-- <folder>]`: builds the app and packs it with the Electron that is here, into
 * `dist` unless told otherwise. Prints the folder that holds the packed app.
 */
import path from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { checkout, complain, tool } from './checkout.ts';
import { findElectron } from './electron/find-electron.ts';
import { chatter, run } from './run.ts';

process.exitCode = await pack(path.resolve(process.argv[2] ?? path.join(checkout, 'dist')));

async function pack(folder: string): Promise<number> {
  const electron = await findElectron();
  if (!('executable' in electron)) {
    complain(electron);
    return 2;
  }
  const built = await buildIfStale();
  if (built !== 0) return built;
  const args = [
    ...['--dir', '--publish', 'never', `-c.directories.output=${folder}`],
    `-c.electronDist=${path.dirname(electron.executable)}`,
    `-c.electronVersion=${electron.version}`,
  ];
  const builder = tool('electron-builder', 'cli.js');
  const code = await run(process.execPath, [builder, ...args], { cwd: checkout, stdio: chatter });
  if (code === 0) console.log(path.join(folder, 'linux-unpacked'));
  return code;
}
