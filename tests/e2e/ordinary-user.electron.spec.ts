import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, root } from './support/kiosk.ts';
import { temporaryFolder, twoDecks, writeFiles } from './support/library.ts';
import { test } from './support/own-display.ts';

/** Debian’s account that owns nothing. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups'];

/** Why Chromium’s sandbox cannot be had here, or null. */
function sandboxProblem(): string | null {
  const [command, ...args] = isRoot
    ? ['setpriv', ...asNobody, 'unshare', '--user', '--map-root-user', 'true']
    : ['unshare', '--user', '--map-root-user', 'true'];
  try {
    execFileSync(command ?? '', args, { stdio: 'pipe' });
    return null;
  } catch (error) {
    return `an ordinary user may open no user namespace here: ${String(error).split('\n').slice(0, 2).join(' ')}`;
  }
}

/** What Linux says of a process. */
function status(pid: number): Record<string, string> {
  const lines = readFileSync(`/proc/${String(pid)}/status`, 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => line.split(':\t') as [string, string]));
}

/** The processes below one, itself included, by the `--type` of Chromium’s. */
function family(pid: number): { pid: number; type: string }[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map<number, number>();
  for (const name of all) {
    try {
      parents.set(Number(name), Number(status(Number(name))['PPid']));
    } catch {
      // Ended meanwhile.
    }
  }
  const isBelow = (each: number | undefined): boolean =>
    each === pid || (each !== undefined && each > 1 && isBelow(parents.get(each)));
  return [...parents.keys()].filter(isBelow).map((each) => {
    const command = readFileSync(`/proc/${String(each)}/cmdline`, 'utf8');
    return { pid: each, type: /--type=([\w-]+)/.exec(command)?.[1] ?? 'main' };
  });
}

/** Puts what runs where anybody may read it: a checkout may lie in a folder of root’s alone. */
function publish(folder: string): { electron: string; app: string } {
  const electron = process.env['VITRINE_ELECTRON'] ?? '';
  const runtime = path.join(folder, 'electron');
  const app = path.join(folder, 'app');
  cpSync(path.dirname(electron), runtime, { recursive: true });
  for (const name of ['out', 'resources', 'package.json']) {
    cpSync(path.join(root, name), path.join(app, name), { recursive: true });
  }
  const lock = readFileSync(path.join(root, 'node_modules/.package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lock) as { packages: Record<string, { dev?: boolean }> };
  for (const [name, { dev }] of Object.entries(packages)) {
    if (dev) continue;
    cpSync(path.join(root, name), path.join(app, name), { recursive: true, dereference: true });
  }
  chmodSync(folder, 0o755);
  return { electron: path.join(runtime, path.basename(electron)), app };
}

test('as an ordinary user, with Chromium’s sandbox on, the kiosk plays and can be visited', async ({
  display,
}) => {
  test.setTimeout(120_000);
  const problem = sandboxProblem();
  if (problem !== null) console.warn(`NOT TESTED with the sandbox on: ${problem}`);
  test.skip(problem !== null, problem ?? '');
  const own = temporaryFolder();
  const { electron, app } = publish(own.folder);
  const library = path.join(own.folder, 'library');
  writeFiles(library, { ...twoDecks, 'kiosk.yaml': 'title: Essai\nlanguages: [fr]\nidle: 5s\n' });
  const home = path.join(own.folder, 'home');
  mkdirSync(home);
  if (isRoot) chownSync(home, nobody, nobody);
  const started = [electron, app, '--slides', library, '--port', '0'];
  const [command = '', ...args] = isRoot ? ['setpriv', ...asNobody, ...started] : started;
  const kiosk = spawn(command, [...args, '--user-data-dir', path.join(home, 'data')], {
    env: { ...display.environment, HOME: home, XDG_RUNTIME_DIR: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [kiosk.stdout, kiosk.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const health = async (): Promise<object> => {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/health/.exec(said) ?? [];
    if (!address) return { said: said.slice(-1_000) };
    const answer = await fetch(address);
    return { code: answer.status, ...((await answer.json()) as object) };
  };
  const shows = (what: object) =>
    expect.poll(health, { timeout: 30_000 }).toMatchObject({ code: 200, ...what });

  await shows({ mode: 'loop', deck: 'alpha', slide: 1 });
  const processes = family(kiosk.pid ?? 0);
  const pages = processes.filter(({ type }) => type === 'renderer');
  expect(pages).toHaveLength(1);
  for (const { pid } of processes) {
    const { Uid, Seccomp, NoNewPrivs, NSpid } = status(pid);
    expect(Uid?.split('\t')[0]).toBe(String(isRoot ? nobody : process.getuid?.()));
    if (!pages.some((page) => page.pid === pid)) continue;
    // A filter on system calls, no way to more rights, and a process table of its own.
    expect({ Seccomp, NoNewPrivs }).toEqual({ Seccomp: '2', NoNewPrivs: '1' });
    expect(NSpid?.split('\t').length).toBeGreaterThan(1);
  }

  const { xdotool } = display;
  const [window = ''] = xdotool('search', '--sync', '--onlyvisible', '--name', 'Alpha').split('\n');
  xdotool('windowactivate', '--sync', window);
  xdotool('key', 'Page_Down');
  await shows({ mode: 'loop', slide: 2 });
  xdotool('mousemove', '700', '400', 'click', '1');
  await shows({ mode: 'explore' });
  // The menu has the focus on the project that was on screen.
  xdotool('key', 'Return');
  await wait(500);
  xdotool('key', 'Right');
  await shows({ mode: 'explore', slide: 3 });
  await wait(500);
  xdotool('key', 'Escape');
  await wait(500);
  xdotool('key', 'Escape');
  await shows({ mode: 'loop' });
  const ended = once(kiosk, 'exit');
  xdotool('key', 'ctrl+shift+q');
  await ended;
  own.remove();
});
