import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { askHealth } from '../../host/ask-health.ts';
import { fine, wrong, type Finding } from './finding.ts';

const run = promisify(execFile);
const giga = 1024 ** 3;
/** In bytes; several versions of a library, the journal and the logs need it. */
const leastDisk = giga;
const leastMemory = 2 * giga;
/** In ms, for the X server. */
const patience = 3_000;

/** The machine, and the disk that the user data folder lies on. */
export async function examineMachine(userData: string): Promise<Finding[]> {
  const memory = os.totalmem();
  const text = `${os.type()} ${os.release()} (${os.arch()}), ${String(os.cpus().length)} cores, ${inGiga(memory)} of memory`;
  const machine =
    memory < leastMemory
      ? wrong(text, `Vitrine needs ${inGiga(leastMemory)} of memory or more.`)
      : fine(text);
  return [machine, await examineDisk(userData)];
}

async function examineDisk(userData: string): Promise<Finding> {
  try {
    const folder = nearestFolder(userData);
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const text = `${userData}: ${inGiga(bavail * bsize)} free`;
    return bavail * bsize < leastDisk
      ? wrong(text, `Free some: below ${inGiga(leastDisk)}, new content may not be stored.`)
      : fine(text);
  } catch (error) {
    const todo =
      'Let the kiosk’s account write there, or name another folder with --user-data-dir.';
    return wrong(`${userData} cannot be written: ${messageOf(error)}`, todo);
  }
}

/** The connected displays, as far as they can be known without Electron. */
export async function examineDisplays(): Promise<Finding[]> {
  if (process.platform !== 'linux') {
    return [fine('Which displays there are stands in the log after a start.')];
  }
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env;
  if (!x11 && wayland) return [fine(`Wayland at ${wayland}; its displays stand in the log.`)];
  if (!x11) {
    const todo = 'Start in a desktop session; from afar, set DISPLAY, for example to :0.';
    return [wrong('There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).', todo)];
  }
  try {
    const { stdout } = await run('xrandr', ['--query'], { timeout: patience });
    const connected = [...stdout.matchAll(/^(\S+) connected.*?(\d+x\d+\+\d+\+\d+)?(?: |$)/gm)];
    if (connected.length === 0) return [wrong(`${x11} has no display.`, 'Plug one in.')];
    return connected.map(([line]) => fine(line.trim()));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [
        fine(`An X server at ${x11}; xrandr, which would tell its displays, is not installed.`),
      ];
    }
    const todo = 'Is the desktop running, and does it let this account in (XAUTHORITY)?';
    return [wrong(`Nothing answers at DISPLAY=${x11}.`, todo)];
  }
}

/** Whether a kiosk runs, by its port, and how it is. */
export async function examinePort(port: number): Promise<Finding[]> {
  const health = await askHealth(port);
  if (health === null) return [fine(`No kiosk answers on port ${String(port)}.`)];
  if (health === 'stranger') {
    const todo = 'Give Vitrine another with --port, or look for its next one in the log.';
    return [wrong(`Another program listens on port ${String(port)}.`, todo)];
  }
  const { status, version, mode, deck, slide } = health;
  const place = mode === null ? 'no screen' : `${mode} ${deck ?? ''} ${String(slide ?? '')}`;
  const text = `Vitrine ${version} runs, ${status}: ${place}`;
  const todo =
    'Nothing plays, or nothing was painted for 30 s: look at the library and the faults.';
  return [status === 'ok' ? fine(text) : wrong(text, todo)];
}

/** The Electron that would show the kiosk: in a package its own, else where the environment names one. */
export function examineElectron(): Finding[] {
  const own = process.versions['electron'];
  if (own !== undefined) return [fine(`${own}, of this package`)];
  const named = process.env['VITRINE_ELECTRON'];
  if (!named) return [fine('Not here yet: npm start fetches it, or serves to browsers.')];
  if (existsSync(named)) return [fine(named)];
  return [wrong(`There is no ${named}.`, 'Name another in VITRINE_ELECTRON, or none.')];
}

/** The folder, or the first one above it that is there: nothing is made here. */
function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}

function inGiga(bytes: number): string {
  return `${(bytes / giga).toFixed(1)} GB`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
