import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const unit = path.resolve(import.meta.dirname, '../../../resources/linux/vitrine.service');

/** Does what systemd does with our unit, as far as its words go that matter here. */
export class TinySupervisor {
  /** How often it has started its charge. */
  starts = 0;
  readonly #replaced: readonly [string, readonly string[]];
  readonly #settings = readUnit();
  #isStopped = false;

  /** @param command stands for the program that the unit names; what the unit writes behind that stays */
  constructor(command: readonly [string, readonly string[]]) {
    this.#replaced = command;
  }

  /** Starts its charge, and again after each end that the unit calls a failure. */
  start(): void {
    const [program = '', ...own] = (this.#settings.get('ExecStart') ?? '').split(' ');
    if (program !== '/opt/Vitrine/vitrine') throw new Error(`What is ${program}?`);
    const [name = '', value = ''] = (this.#settings.get('Environment') ?? '').split('=');
    const [executable, args] = this.#replaced;
    this.starts += 1;
    const env = { ...process.env, [name]: value };
    const charge = spawn(executable, [...args, ...own], { stdio: 'ignore', env });
    charge.once('exit', (code, signal) => {
      // systemd.service(5): these ends are clean for Restart=on-failure.
      const isClean =
        code === 0 || ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGPIPE'].includes(signal ?? '');
      const restarts = this.#settings.get('Restart') === 'always' || !isClean;
      if (!restarts || this.#isStopped) return;
      setTimeout(() => this.start(), Number(this.#settings.get('RestartSec')) * 1_000);
    });
  }

  /** Starts nothing any more. */
  stop(): void {
    this.#isStopped = true;
  }
}

function readUnit(): Map<string, string> {
  const lines = readFileSync(unit, 'utf8').split('\n');
  const pairs = lines.flatMap((line) => {
    const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return new Map(pairs);
}
