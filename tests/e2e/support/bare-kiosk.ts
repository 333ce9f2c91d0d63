import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { healthSchema, type Health } from '../../../src/contract/health.ts';
import { temporaryFolder, writeFiles } from './library.ts';
import { processesBelow, type OwnProcess } from '../../../scripts/chaos/processes.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** A kiosk that nothing holds: no tool drives it, so that it may die and begin anew. */
export class BareKiosk {
  readonly userData: string;
  readonly #library: string;
  readonly #port: number;
  readonly #remove: () => void;

  constructor(files: Readonly<Record<string, string>>, port: number) {
    const { folder, remove } = temporaryFolder();
    this.#library = path.join(folder, 'library');
    this.userData = path.join(folder, 'user');
    this.#port = port;
    this.#remove = remove;
    writeFiles(this.#library, files);
  }

  /** Electron, and what it is started with. */
  get command(): [string, string[]] {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const own = ['--slides', this.#library, '--user-data-dir', this.userData, '--windowed'];
    const port = ['--port', String(this.#port)];
    return [process.env['VITRINE_ELECTRON'] ?? '', [root, ...asRoot, ...own, ...port]];
  }

  /** Starts it; whatever becomes of it, {@link main} finds it. */
  start(environment: NodeJS.ProcessEnv = {}): void {
    const options = { stdio: 'ignore', env: { ...process.env, ...environment } } as const;
    spawn(...this.command, options).unref();
  }

  /** The process that is the app now, by its user data folder; 0 when there is none. */
  get main(): number {
    const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && this.#isMain(name));
    return Number(found ?? 0);
  }

  /** The app's processes. */
  get processes(): OwnProcess[] {
    const { main } = this;
    return main === 0 ? [] : processesBelow(main);
  }

  /** Where it tells how it is. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** What it says of itself; null when it says nothing. */
  async health(): Promise<Health | null> {
    try {
      const signal = AbortSignal.timeout(2_000);
      const answer = await fetch(new URL('/health', this.address), { signal });
      return healthSchema.parse(await answer.json());
    } catch {
      return null;
    }
  }

  /** What it is: `loop alpha 1 ok`, or an empty text. */
  async place(): Promise<string> {
    const health = await this.health();
    return health ? [health.mode, health.deck, health.slide, health.status].join(' ') : '';
  }

  /** Its last faults, as they are on the disk. */
  get faults(): string {
    return readFileSync(path.join(this.userData, 'logs', 'faults.json'), 'utf8');
  }

  /** Ends all of it. */
  async close(): Promise<void> {
    for (let look = 0; look < 20; look += 1) {
      for (const { pid } of this.processes) kill(pid);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.#remove();
  }

  #isMain(pid: string): boolean {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const isOurs = words.includes(this.userData) && words.startsWith(this.command[0]);
      return (
        isOurs && !/--type=/.test(words) && !/ Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
      );
    } catch {
      return false;
    }
  }
}

/** Kills a process that may have gone. */
export function kill(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has.
  }
}
