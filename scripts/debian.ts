import { existsSync } from 'node:fs';
import { chatter, outputOf, run } from './run.ts';

/** Debian and what derives from it: systems whose packages apt-get installs. */
export function isDebian(): boolean {
  return existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-query');
}

/** Whether this process may install packages. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The command that installs some packages. */
export function installCommand(names: string[]): string {
  const command = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  return isRoot() ? command : `sudo ${command}`;
}

/**
 * The names some packages have on this system: since Debian 13 and Ubuntu 24.04 many libraries are
 * in a package of the same name with `t64` at its end, and the old name may be ambiguous.
 */
export async function currentNames(names: string[]): Promise<string[]> {
  const listing = (await outputOf('apt-cache', ['pkgnames'])) ?? '';
  const known = new Set(listing.split('\n'));
  return names.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}

/** Those of some packages that are not installed, under their old name or their new one. */
export async function notInstalled(names: string[]): Promise<string[]> {
  const format = '${db:Status-Status} ${Package}\\n';
  const listing = (await outputOf('dpkg-query', ['--show', '--showformat', format])) ?? '';
  const lines = new Set(listing.split('\n'));
  return names.filter(
    (name) => !lines.has(`installed ${name}`) && !lines.has(`installed ${name}t64`),
  );
}

/** Installs packages, all chatter to standard error. Gives apt-get's exit code. */
export async function install(names: string[]): Promise<number> {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: chatter,
  };
  const updated = await run('apt-get', ['update', '-qq'], options);
  if (updated !== 0) return updated;
  const current = await currentNames(names);
  return run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...current], options);
}
