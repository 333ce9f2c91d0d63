import { spawn } from 'node:child_process';
import { processesBelow, type OwnProcess } from './processes.ts';

/** In ms, before what died is started again: as the systemd unit says. */
const pause = 2_000;

/** What of `/health` counts here. */
export interface Told {
  readonly status: string;
  readonly deck: string | null;
  readonly slide: number | null;
}

/** A kiosk that is started again whenever it dies, as its systemd unit would. */
export class SupervisedKiosk {
  /** How often it was started. */
  starts = 0;
  readonly #start: () => void;
  readonly #port: number;
  #pid = 0;
  #isOver = false;

  constructor(executable: string, args: readonly string[], env: NodeJS.ProcessEnv, port: number) {
    this.#port = port;
    this.#start = () => {
      this.starts += 1;
      const options = { stdio: 'ignore', env: { ...env, VITRINE_SUPERVISED: '1' } } as const;
      const kiosk = spawn(executable, [...args, '--port', String(port)], options);
      this.#pid = kiosk.pid ?? 0;
      kiosk.once('exit', (code) => {
        if (!this.#isOver && code !== 0) setTimeout(this.#start, pause);
      });
    };
    this.#start();
  }

  /** Its processes now. */
  get processes(): OwnProcess[] {
    return processesBelow(this.#pid);
  }

  /** What it says of itself, or null. */
  async health(): Promise<Told | null> {
    const address = `http://127.0.0.1:${String(this.#port)}/health`;
    const signal = AbortSignal.timeout(1_000);
    const answer = await fetch(address, { signal }).catch(() => null);
    return ((await answer?.json().catch(() => null)) as Told | null | undefined) ?? null;
  }

  /** Quits it. */
  async close(): Promise<void> {
    this.#isOver = true;
    for (const { pid, type } of this.processes) if (type === 'main') process.kill(pid, 'SIGTERM');
    while (this.processes.length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
