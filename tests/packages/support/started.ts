import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { asOrdinaryUser, hasSandbox } from './ordinary-user.ts';

/** A packaged kiosk that runs. */
export interface Started {
  readonly program: ChildProcess;
  /** What it has written so far. */
  readonly said: () => string;
  /** Its `/health`, or what it has said while there is none. */
  readonly health: () => Promise<object>;
  /** Asks it to end, and waits until it has. Gives its exit code and signal. */
  readonly end: () => Promise<unknown[]>;
}

/**
 * Starts a packaged kiosk as an ordinary user, with Chromium’s sandbox where the machine has one. Playwright cannot
 * drive it: its fuses shut what Playwright uses.
 *
 * @param home a folder of that user’s, for all the kiosk keeps
 */
export function start(
  file: string,
  home: string,
  environment: NodeJS.ProcessEnv,
  ...options: string[]
): Started {
  const bare = hasSandbox() ? [] : ['--no-sandbox'];
  const [command, args] = asOrdinaryUser(file, [...bare, '--port', '0', ...options]);
  const env = { ...environment, HOME: home, XDG_CONFIG_HOME: '', XDG_RUNTIME_DIR: home };
  const program = spawn(command, args, { env, cwd: home });
  let said = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const health = async (): Promise<object> => {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/health/.exec(said) ?? [];
    return address ? ((await (await fetch(address)).json()) as object) : { said };
  };
  const end = async () => {
    const ended = once(program, 'close');
    program.kill();
    return ended;
  };
  return { program, said: () => said, health, end };
}
