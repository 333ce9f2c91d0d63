/**
 * `npm run soak -- --hours 24 --speed 60 [--out soak.html] [--slides folder]`: runs the real Electron for hours/speed on a
 * screen of its own while content changes, and writes one HTML file with a verdict and charts. Ends with 0 when nothing was
 * missed, 1 when something was, 2 when it could not run. Linux: what is on the screen is read from Xvfb.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { complain, say, type Unavailable } from './checkout.ts';
import type { Electron } from './electron/electron.ts';
import { findElectron } from './electron/find-electron.ts';
import { frameFolder, readableScreen } from './soak/frame-buffer.ts';
import { SoakKiosk } from './soak/kiosk.ts';
import { SoakLibrary } from './soak/library.ts';
import { parseSoakOptions, type SoakOptions } from './soak/options.ts';
import { soakPage } from './soak/page.ts';
import type { Recording } from './soak/recording.ts';
import { observe } from './soak/run.ts';
import { judge, worst } from './soak/verdict.ts';
import { bringSystemPackages } from './system-packages.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { withDisplay } from './with-display.ts';

process.exit(await soak(parseSoakOptions(process.argv.slice(2))));

async function soak(options: SoakOptions | string): Promise<number> {
  if (typeof options === 'string') return refuse(options);
  if (process.platform !== 'linux')
    return refuse('a soak reads the screen of Xvfb: run it on Linux');
  const lacking = await bringSystemPackages();
  if (lacking) return refuse(lacking);
  const electron = await findElectron();
  if (!('executable' in electron)) return refuse(electron);
  if ((await buildIfStale()) !== 0) return 2;
  const recording = await withTemporaryFolder(frameFolder, 'vitrine-soak-', (folder) =>
    withDisplay((display) => record(options, electron, folder, display), readableScreen(folder)),
  );
  writeFileSync(options.out, soakPage(recording));
  const findings = judge(recording);
  for (const { outcome, title, text } of findings) console.log(`${outcome}: ${title}. ${text}`);
  console.log(options.out);
  return worst(findings) === 'missed' ? 1 : 0;
}

async function record(
  { hours, speed, slides }: SoakOptions,
  electron: Electron,
  folder: string,
  display: NodeJS.ProcessEnv,
): Promise<Recording> {
  const library = new SoakLibrary(slides, folder);
  const begun = new Date().toISOString();
  const seconds = (hours * 3_600) / speed;
  const options = [
    ...['--slides', library.folder, '--speed', String(speed)],
    ...['--user-data-dir', path.join(folder, 'user')],
  ];
  const kiosk = await SoakKiosk.open(electron.executable, options, display);
  say(`soaking for ${(seconds / 60).toFixed(1)} minutes …`);
  const observed = await observe(kiosk, library, folder, seconds);
  await kiosk.close();
  const end = observed.samples.at(-1)?.at ?? 0;
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'CPU'}, ${os.type()} ${os.release()}`;
  return {
    ...{ begun, hours, speed, seconds: end, electron: electron.version, machine },
    ...{ turns: library.turns, faults: kiosk.faults, ...observed },
  };
}

function refuse(problem: string | Unavailable): number {
  if (typeof problem === 'string') say(problem);
  else complain(problem);
  return 2;
}
