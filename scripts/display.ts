import net from 'node:net';
import path from 'node:path';
import type { Unavailable } from './checkout.ts';

/** What draws windows: the system's own desktop, an X server or a Wayland compositor. */
export type Display = 'native' | 'x11' | 'wayland';

/**
 * The display windows would open on. On Linux one that the environment names and that answers:
 * a stale DISPLAY is common in ssh and tmux sessions.
 */
export async function findDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Display | Unavailable> {
  if (platform !== 'linux') return 'native';
  const x11 = environment['DISPLAY'];
  const wayland = environment['WAYLAND_DISPLAY'];
  if (x11 && (await anyAnswers(x11Addresses(x11)))) return 'x11';
  if (wayland && (await anyAnswers([waylandAddress(wayland, environment)]))) return 'wayland';
  const named = [x11 && `DISPLAY=${x11}`, wayland && `WAYLAND_DISPLAY=${wayland}`].filter(Boolean);
  return {
    problem:
      named.length > 0
        ? `nothing answers at ${named.join(' or ')}`
        : 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)',
    cure: 'run it in a desktop session, or under a virtual screen: xvfb-run -a npm start',
  };
}

/** Where the X server of a DISPLAY such as `:0`, `unix:1.0` or `localhost:10.0` listens. */
export function x11Addresses(display: string): net.NetConnectOpts[] {
  const match = /^(?<host>.*?):(?<number>\d+)(\.\d+)?$/.exec(display);
  if (!match?.groups) return [];
  const { host = '', number = '' } = match.groups;
  if (host !== '' && host !== 'unix') return [{ host, port: 6000 + Number(number) }];
  const socket = `/tmp/.X11-unix/X${number}`;
  // Some servers listen in Linux's abstract name space only.
  return [{ path: socket }, { path: `\0${socket}` }];
}

function waylandAddress(name: string, environment: NodeJS.ProcessEnv): net.NetConnectOpts {
  return { path: path.resolve(environment['XDG_RUNTIME_DIR'] ?? '/run', name) };
}

async function anyAnswers(addresses: net.NetConnectOpts[]): Promise<boolean> {
  const answers = await Promise.all(addresses.map(connects));
  return answers.includes(true);
}

function connects(address: net.NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.once('connect', () => finish(true)).once('error', () => finish(false));
  });
}
