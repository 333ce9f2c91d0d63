import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { once } from 'node:events';

/** An X server with one screen of 1920×1080, in memory. */
const virtualScreen = ['Xvfb', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];

/**
 * Lends an X screen with a window manager, without which no window fills the screen; `use` gets the
 * environment to run programs in. Needs the server and openbox; other systems than Linux have their
 * desktop, and nothing is done there.
 *
 * @param command the X server and its options
 * @param manager the window manager and its options
 */
export async function withDisplay<Result>(
  use: (environment: NodeJS.ProcessEnv) => Promise<Result>,
  command: readonly string[] = virtualScreen,
  manager: readonly string[] = ['openbox'],
): Promise<Result> {
  if (process.platform !== 'linux') return use(process.env);
  const [program = '', ...options] = command;
  const [managing = '', ...managerOptions] = manager;
  // The server picks a free number and writes it to descriptor 3.
  const server = spawn(program, [...options, '-displayfd', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const children: ChildProcess[] = [server];
  try {
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      DISPLAY: `:${await displayNumber(server)}`,
    };
    delete environment['WAYLAND_DISPLAY'];
    children.unshift(spawn(managing, managerOptions, { env: environment, stdio: 'ignore' }));
    return await use(environment);
  } finally {
    for (const child of children) child.kill();
  }
}

/** The number the server announces once it accepts connections. Rejects if it ends before. */
async function displayNumber(server: ChildProcess): Promise<string> {
  const announced = server.stdio[3] as Readable;
  const ended = once(server, 'exit').then(() => {
    throw new Error(`${server.spawnfile} ended before it was ready`);
  });
  const [chunk] = (await Promise.race([once(announced, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  return chunk.toString().trim();
}
