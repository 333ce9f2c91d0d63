import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { processesBelow } from '../chaos/processes.ts';
import { type FrameBuffer, lookAt } from '../soak/frame-buffer.ts';
import { memoryOf } from '../soak/process-memory.ts';
import type { PackedApp } from './packages.ts';

/** A frame with more ink than this shows something: text on a ground, and not the ground alone. */
const leastInk = 0.002;
/** In ms, between two looks at the screen. */
const lookInterval = 8;
/** In ms: what is shown for so long is no flash of a window that opens. */
const steady = 200;
const longestStart = 60_000;
/** Linux tells times of processes in these: 100 to a second, whatever the kernel's own. */
const ticksPerSecond = 100;

/** A packed app that runs for a while, seen from outside: on the screen that the X server really shows, and in `/proc`. */
export class RunningApp {
  /** From its start to the first frame with something on it, in ms. */
  readonly paint: number;
  readonly #program: ChildProcess;

  private constructor(program: ChildProcess, paint: number) {
    this.#program = program;
    this.paint = paint;
  }

  /** Starts an app, and waits until it shows something. */
  static async start(
    { program }: PackedApp,
    args: readonly string[],
    environment: NodeJS.ProcessEnv,
    screen: FrameBuffer,
  ): Promise<RunningApp> {
    while (lookAt(screen.read()).ink > leastInk) await wait(lookInterval);
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const start = performance.now();
    const options = {
      env: { ...environment, T0: String(Date.now()) },
      stdio: process.env['SHOW'] ? 'inherit' : 'ignore',
    } as const;
    const child = spawn(program, [...asRoot, ...args], options);
    let since: number | null = null;
    for (;;) {
      const now = performance.now();
      // A window that is just being mapped is half black for a frame or two: that shows nothing.
      since = lookAt(screen.read()).ink > leastInk ? (since ?? now) : null;
      if (since !== null && now - since > steady) return new RunningApp(child, since - start);
      if (now - start > longestStart) {
        child.kill('SIGKILL');
        throw new Error(`${program} showed nothing for a minute.`);
      }
      await wait(lookInterval);
    }
  }

  /** Memory of all its processes (PSS), in bytes. */
  get memory(): number {
    return memoryOf(this.#pid);
  }

  /** How much of one core all its processes use for some time (in ms): 1 is a whole core. */
  async load(duration: number): Promise<number> {
    const [before, from] = [this.#ticks(), performance.now()];
    await wait(duration);
    const seconds = (performance.now() - from) / 1_000;
    return (this.#ticks() - before) / ticksPerSecond / seconds;
  }

  /** Ends it and waits until nothing of it is left. */
  async stop(): Promise<void> {
    const processes = processesBelow(this.#pid);
    this.#program.kill('SIGTERM');
    const isAlive = ({ pid }: { pid: number }): boolean => processesBelow(pid).length > 0;
    while (processes.some(isAlive)) await wait(50);
  }

  get #pid(): number {
    return this.#program.pid ?? 0;
  }

  #ticks(): number {
    return processesBelow(this.#pid).reduce((sum, { pid }) => sum + ticksOf(pid), 0);
  }
}

function ticksOf(pid: number): number {
  try {
    // The name, in brackets, may hold anything: what follows begins with the third field of proc_pid_stat(5).
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      ?.split(' ');
    return Number(fields?.[11]) + Number(fields?.[12]);
  } catch {
    return 0;
  }
}

/** Every file below a folder, with its size in bytes. */
export function filesOf(folder: string): { file: string; size: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ file, size: statSync(file).size }));
}

/** Makes Linux forget what it holds of these folders' files in memory, as after switching the machine on. */
export function forget(...folders: readonly string[]): void {
  execFileSync('sync');
  const files = folders.flatMap(filesOf).map(({ file }) => file);
  // With a count of 0, dd(1) drops the whole file from the page cache; no right of root's is needed for that.
  for (const file of files) {
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none']);
  }
}
