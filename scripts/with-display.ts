import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { once } from 'node:events';

/**
 * Lends an X screen of 1920×1080 with a window manager, without which no window fills the screen;
 * `use` gets the environment to run programs in. Needs Xvfb and openbox; other systems than Linux
 * have their desktop, and nothing is done there.
 */
export async function withDisplay<Result>(
  use: (environment: NodeJS.ProcessEnv) => Promise<Result>,
): Promise<Result> {
  if (process.platform !== 'linux') return use(process.env);
  // Xvfb picks a free number and writes it to descriptor 3.
  const screen = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', screen, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const children: ChildProcess[] = [server];
  try {
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      DISPLAY: `:${await displayNumber(server)}`,
    };
    delete environment['WAYLAND_DISPLAY'];
    children.unshift(spawn('openbox', [], { env: environment, stdio: 'ignore' }));
    return await use(environment);
  } finally {
    for (const child of children) child.kill();
  }
}

/** The number the server announces once it accepts connections. Rejects if it ends before. */
async function displayNumber(server: ChildProcess): Promise<string> {
  const announced = server.stdio[3] as Readable;
  const ended = once(server, 'exit').then(() => {
    throw new Error('Xvfb ended before it was ready');
  });
  const [chunk] = (await Promise.race([once(announced, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  return chunk.toString().trim();
}
