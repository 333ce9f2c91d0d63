import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './library.ts';

const ip = (...words: string[]): void => {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** Why there can be no network of a phone's own here; false where there can. */
export function lacksNetworks(): string | false {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'Networks of their own are made by root, on Linux.';
  try {
    const probe = `vitrine-${String(process.pid)}-probe`;
    ip('netns', 'add', probe);
    ip('netns', 'del', probe);
    return false;
  } catch (error) {
    return `No network namespace can be made: ${String(error)}`;
  }
}

/** A network that joins this machine and one phone, whose browser runs in a namespace of its own: a cable that can be cut. */
export class OwnNetwork {
  /** Of this machine, on that network. */
  readonly address: string;
  /** Starts what is given to it on the phone. */
  readonly browser: string;
  readonly #name = `vitrine-${String(process.pid)}`;
  /** This end of the cable; names of interfaces are 15 characters at most. */
  readonly #end = `vt${String(process.pid)}`;
  readonly #phone: string;
  readonly #remove: () => void;

  /** @param browser the phone's, as it is started here */
  constructor(browser: string) {
    const third = String(process.pid % 250);
    this.address = `10.213.${third}.1`;
    this.#phone = `10.213.${third}.2`;
    ip('netns', 'add', this.#name);
    ip('link', 'add', this.#end, 'type', 'veth', 'peer', 'name', 'phone', 'netns', this.#name);
    ip('address', 'add', `${this.address}/30`, 'dev', this.#end);
    ip('link', 'set', this.#end, 'up');
    ip('-n', this.#name, 'address', 'add', `${this.#phone}/30`, 'dev', 'phone');
    ip('-n', this.#name, 'link', 'set', 'lo', 'up');
    ip('-n', this.#name, 'link', 'set', 'phone', 'up');
    const { folder, remove } = temporaryFolder();
    this.#remove = remove;
    this.browser = path.join(folder, 'browser');
    writeFileSync(this.browser, `#!/bin/sh\nexec ip netns exec ${this.#name} ${browser} "$@"\n`);
    chmodSync(this.browser, 0o755);
  }

  /** The cable is out: both ends see it. */
  unplug(): void {
    ip('link', 'set', this.#end, 'down');
  }

  plugIn(): void {
    ip('link', 'set', this.#end, 'up');
  }

  /** What this machine says to the phone gets lost, and nobody is told. */
  swallow(): void {
    ip('route', 'add', 'blackhole', `${this.#phone}/32`);
  }

  carry(): void {
    ip('route', 'del', 'blackhole', `${this.#phone}/32`);
  }

  remove(): void {
    // The cable goes with its other end.
    ip('netns', 'del', this.#name);
    this.#remove();
  }
}
