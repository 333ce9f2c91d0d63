import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FrameBuffer } from '../soak/frame-buffer.ts';
import type { PackedApp } from './packages.ts';
import { filesOf, forget, RunningApp } from './running.ts';

/** Both apps, the same number of times, in turn. */
export interface Pair<Value> {
  readonly vitrine: Value;
  readonly bare: Value;
}

/** What was measured; times in ms, sizes in bytes, loads in cores. */
export interface Figures {
  readonly size: Pair<number>;
  readonly warm: Pair<number[]>;
  readonly cold: Pair<number[]>;
  readonly memory: Pair<number[]>;
  readonly load: Pair<number[]>;
}

/** In ms: what an app still does after its first frame is over by then. */
const settling = 10_000;
/** In ms, of one look at the load: as long as it takes until what moves on a still slide has moved once (renderer/stage/invitation.ts). */
const watched = 24_000;
const names = ['bare', 'vitrine'] as const;

/** Measures both apps in turn, so that what else the machine does falls on both. */
export async function compare(
  apps: Pair<PackedApp>,
  {
    folder,
    runs,
    environment,
    screen,
  }: {
    folder: string;
    runs: number;
    environment: NodeJS.ProcessEnv;
    screen: FrameBuffer;
  },
): Promise<Figures> {
  const data = (name: string): string => path.join(folder, name);
  const still = writeStillLibrary(path.join(folder, 'still'));
  const start = (name: (typeof names)[number], ...args: string[]): Promise<RunningApp> => {
    const own = name === 'vitrine' ? ['--port', '0', ...args] : [];
    return RunningApp.start(
      apps[name],
      [...own, `--user-data-dir=${data(name)}`],
      environment,
      screen,
    );
  };
  const starts = async (prepare: () => void): Promise<Pair<number[]>> => {
    const times: Pair<number[]> = { vitrine: [], bare: [] };
    for (let run = 0; run < runs; run += 1) {
      for (const name of names) {
        prepare();
        const app = await start(name);
        times[name].push(app.paint);
        await wait(1_000);
        await app.stop();
      }
    }
    return times;
  };
  // The first start of all stores the library, and fills caches.
  for (const name of names) {
    const app = await start(name);
    await wait(settling / 2);
    await app.stop();
  }
  const warm = await starts(() => undefined);
  const cold = await starts(() => forget(...names.map((name) => apps[name].folder), folder));
  const memory: Pair<number[]> = { vitrine: [], bare: [] };
  const load: Pair<number[]> = { vitrine: [], bare: [] };
  for (let run = 0; run < Math.ceil(runs / 2); run += 1) {
    for (const name of names) {
      const app = await start(name, '--slides', still);
      await wait(settling);
      memory[name].push(app.memory);
      load[name].push(await app.load(watched));
      await app.stop();
    }
  }
  const size = { vitrine: sizeOf(apps.vitrine.folder), bare: sizeOf(apps.bare.folder) };
  return { size, warm, cold, memory, load };
}

/** What is installed, without the media of the library that comes with it; in bytes. */
function sizeOf(folder: string): number {
  const isMedia = (file: string): boolean => /\/slides\/[^/]+\/media\//.test(file);
  return filesOf(folder).reduce((sum, { file, size }) => sum + (isMedia(file) ? 0 : size), 0);
}

/** One slide that stays for an hour, and nothing on it that moves. */
function writeStillLibrary(folder: string): string {
  mkdirSync(path.join(folder, 'still'), { recursive: true });
  writeFileSync(path.join(folder, 'kiosk.yaml'), 'title: Still\nlanguages: [en]\n');
  const text = '---\ntitle: Still\nduration: 1h\n---\n\n# A slide\n\nOne that stays as it is.\n';
  writeFileSync(path.join(folder, 'still/deck.md'), text);
  return folder;
}
