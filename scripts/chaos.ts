/**
 * `npm run chaos -- [--minutes 30] [--speed 20] [--slides folder]`: kills the kiosk's processes at random while the loop runs,
 * and looks whether slides come again in time, and whether settings and journal have lost nothing. Ends with 0 when all was well,
 * 1 when something was not, 2 when it could not run. Linux, on a screen of its own.
 */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.ts';
import { Kept } from './chaos/kept.ts';
import { SupervisedKiosk, type Told } from './chaos/supervised.ts';
import { checkout, complain, say } from './checkout.ts';
import { findElectron } from './electron/find-electron.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { withDisplay } from './with-display.ts';

/** In ms, for slides to come again: through the supervisor where the app itself died. */
const longestRecovery = { main: 10_000, page: 3_000 };
/** In ms, added to both: the slide that is looked for is the one after the first to come back. */
const untilNextSlide = 1_000;
/** In ms between two deaths: faster, the kiosk would rightly take it for a crash loop and show its built-in deck. */
const pace = { least: 15_000, most: 25_000, main: 60_000 };

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    minutes: { ...text, default: '30' },
    speed: { ...text, default: '20' },
    slides: { ...text, default: path.join(checkout, 'slides') },
  },
});
process.exit(await chaos());

async function chaos(): Promise<number> {
  const electron = await findElectron();
  if (!('executable' in electron)) return (complain(electron), 2);
  if ((await buildIfStale()) !== 0) return 2;
  return withTemporaryFolder(os.tmpdir(), 'vitrine-chaos-', (folder) =>
    withDisplay(async (display) => {
      const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const options = ['--slides', values.slides, '--speed', values.speed];
      const args = [checkout, ...asRoot, ...options, '--user-data-dir', folder];
      const kiosk = new SupervisedKiosk(electron.executable, args, display, await freePort());
      const kept = new Kept(folder);
      let problems: string[];
      try {
        problems = await killAtRandom(kiosk, kept, Number(values.minutes) * 60_000);
      } finally {
        await kiosk.close();
      }
      problems.push(...kept.look());
      for (const problem of problems) console.log(problem);
      console.log(problems.length === 0 ? 'All was well.' : `${String(problems.length)} problems.`);
      return problems.length === 0 ? 0 : 1;
    }),
  );
}

/** A port of its own: on a common one, another kiosk would answer in this one's place. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function killAtRandom(
  kiosk: SupervisedKiosk,
  kept: Kept,
  duration: number,
): Promise<string[]> {
  const problems: string[] = [];
  if ((await timeToPlay(kiosk, 60_000)) === null) return ['It did not begin to play.'];
  const end = performance.now() + duration;
  let mainDied = -Infinity;
  while (performance.now() < end) {
    await wait(pace.least + Math.random() * (pace.most - pace.least));
    const mayEnd = performance.now() - mainDied > pace.main;
    const all = kiosk.processes.filter(({ type }) => type !== 'main' || mayEnd);
    const victim = all[Math.floor(Math.random() * all.length)];
    if (!victim) continue;
    if (victim.type === 'main') mainDied = performance.now();
    // Without a zygote, and after the third death of the graphics process, the app begins anew.
    const mayBeginAnew = ['main', 'zygote', 'gpu-process'].includes(victim.type);
    kept.changeSetting();
    process.kill(victim.pid, Math.random() < 0.5 ? 'SIGKILL' : 'SIGSEGV');
    const limit = longestRecovery[mayBeginAnew ? 'main' : 'page'] + untilNextSlide;
    const took = await timeToPlay(kiosk, 2 * longestRecovery.main);
    const outcome =
      took === null ? 'did not come back' : `back after ${(took / 1_000).toFixed(1)} s`;
    say(`${victim.type}: ${outcome}`);
    if (took === null || took > limit) problems.push(`${victim.type}: ${outcome}.`);
    problems.push(...kept.look());
  }
  return problems;
}

/** How long it takes, in ms, until another slide is painted, as the kiosk says; null when it takes too long. */
async function timeToPlay(kiosk: SupervisedKiosk, limit: number): Promise<number | null> {
  const begun = performance.now();
  let before: Told | null = null;
  while (performance.now() - begun < limit) {
    const now = await kiosk.health();
    if (now?.status === 'ok' && now.deck !== null && now.deck !== 'welcome') {
      before ??= now;
      if (now.slide !== before.slide || now.deck !== before.deck) return performance.now() - begun;
    }
    await wait(100);
  }
  return null;
}
