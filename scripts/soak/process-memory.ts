import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of a process and all below it, in bytes: the sum of their proportional set sizes (proc_pid_smaps(5)), in which
 * memory that several share counts once. 0 where the system does not tell.
 */
export function memoryOf(pid: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(name) : null;
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const sum = (each: number): number =>
    (children.get(each) ?? []).reduce((total, child) => total + sum(child), ownMemory(each));
  return sum(pid);
}

function parentOf(pid: string): number | null {
  const status = readText(`/proc/${pid}/status`);
  const match = /^PPid:\s*(\d+)/m.exec(status);
  return match ? Number(match[1]) : null;
}

function ownMemory(pid: number): number {
  const match = /^Pss:\s*(\d+) kB/m.exec(readText(`/proc/${pid}/smaps_rollup`));
  return match ? Number(match[1]) * 1024 : 0;
}

/** The file's text; none when the process has just ended. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
