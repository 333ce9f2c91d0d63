/**
 * `npm run bench [-- --runs 5]`: measures what Vitrine adds to a bare Electron app, packed alike, and writes it to
 * `docs/benchmarks.md`. Ends with 0 when every aim is met, 1 when one is missed, 2 when it could not run. Linux, on a screen of its
 * own; wants the machine for itself.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from './bench/compare.ts';
import { packBoth } from './bench/packages.ts';
import { writeReport } from './bench/report.ts';
import { buildIfStale } from './build-if-stale.ts';
import { checkout, complain, tool } from './checkout.ts';
import { findElectron } from './electron/find-electron.ts';
import { run } from './run.ts';
import { FrameBuffer, frameFolder, readableScreen } from './soak/frame-buffer.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { withDisplay } from './with-display.ts';

/** In px, between two points of the screen that are looked at. */
const step = 16;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
});
process.exit(await bench(Number(values.runs)));

async function bench(runs: number): Promise<number> {
  const electron = await findElectron();
  if (!('executable' in electron)) return (complain(electron), 2);
  if ((await buildIfStale()) !== 0) return 2;
  return withTemporaryFolder(os.tmpdir(), 'vitrine-bench-', async (folder) => {
    const apps = await packBoth(electron, path.join(folder, 'packed'));
    return withTemporaryFolder(frameFolder, 'vitrine-bench-', (frames) =>
      withDisplay(async (environment) => {
        const screen = new FrameBuffer(frames, step);
        const data = path.join(folder, 'data');
        mkdirSync(data);
        const figures = await compare(apps, { folder: data, runs, environment, screen });
        screen.close();
        const day = new Date().toISOString().slice(0, 10);
        const { page, isWell } = writeReport(figures, { electron: electron.version, runs, day });
        const file = path.join(checkout, 'docs/benchmarks.md');
        writeFileSync(file, page);
        await run(process.execPath, [
          tool('prettier', 'bin', 'prettier.cjs'),
          '--write',
          '--log-level',
          'warn',
          file,
        ]);
        console.log(page);
        return isWell ? 0 : 1;
      }, readableScreen(frames)),
    );
  });
}
