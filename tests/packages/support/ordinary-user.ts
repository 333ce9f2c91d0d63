import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Debian’s account that owns nothing. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];

/** A command and how it is run as an ordinary user: by nobody where the tests run as root. */
export function asOrdinaryUser(command: string, args: readonly string[]): [string, string[]] {
  return isRoot ? ['setpriv', [...asNobody.slice(1), command, ...args]] : [command, [...args]];
}

/** A new home for that user. */
export function makeHome(folder: string): string {
  mkdirSync(folder, { recursive: true });
  giveToUser(folder);
  return folder;
}

/** Gives a folder and all that is in it to that user, and lets everybody read it. */
export function giveToUser(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of ['.', ...names]) {
    if (isRoot) chownSync(path.join(folder, name), nobody, nobody);
  }
  chmodSync(folder, 0o755);
}

/** Whether an ordinary user can have Chromium’s sandbox here, which needs user namespaces. */
export function hasSandbox(): boolean {
  try {
    const [command, args] = asOrdinaryUser('unshare', ['--user', '--map-root-user', 'true']);
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
