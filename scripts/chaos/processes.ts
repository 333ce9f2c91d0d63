import { readdirSync, readFileSync } from 'node:fs';

/** A process of the kiosk, as Linux knows it. */
export interface OwnProcess {
  readonly pid: number;
  readonly parent: number;
  /** `main`, Chromium's own word (`renderer`, `gpu-process`, `utility`, `zygote`, …), or `helper` for what has none. */
  readonly type: string;
}

/** All processes whose ancestor is this one, itself included; those that are gone but not yet buried are not. */
export function processesBelow(root: number): OwnProcess[] {
  const all = readdirSync('/proc').flatMap((name) => {
    const found = /^\d+$/.test(name) ? readProcess(Number(name), root) : null;
    return found ? [found] : [];
  });
  const below = (parent: number): OwnProcess[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return [...all.filter(({ pid }) => pid === root), ...below(root)];
}

function readProcess(pid: number, root: number): OwnProcess | null {
  try {
    // The name, in brackets, may hold anything.
    const [, state, parent] =
      /^.*\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
    const type = words.find((word) => word.startsWith('--type='))?.slice('--type='.length);
    const own = pid === root ? 'main' : (type ?? 'helper');
    return state === 'Z' ? null : { pid, parent: Number(parent), type: own };
  } catch {
    return null;
  }
}
