import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { outputOf, run } from '../../scripts/run.ts';

const scripts = path.resolve(import.meta.dirname, '..', '..', 'scripts');

/** Starts a shell with a Node in it that runs a program until it is told to end. */
function shellWithProgram() {
  const program = `console.log(process.pid, process.ppid); setInterval(() => {}, 1000)`;
  const script = `
    import { run } from ${JSON.stringify(path.join(scripts, 'run.ts'))};
    process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(program)}]);`;
  // The second command keeps the shell from becoming the first.
  return spawn('sh', ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, script], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function pids(shell: ReturnType<typeof shellWithProgram>): Promise<[number, number]> {
  const [line] = (await once(shell.stdout, 'data')) as [Buffer];
  const [program = 0, script = 0] = line.toString().split(' ').map(Number);
  onTestFinished(() => [program, script].filter(isAlive).forEach((pid) => process.kill(pid, 9)));
  return [program, script];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

// Windows has neither these signals nor npm’s shell.
describe.skipIf(process.platform === 'win32')('running a program', () => {
  it('gives its exit code', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
  });

  it('gives 128 and the signal that ended it, as a shell does', async () => {
    expect(await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGTERM")'])).toBe(143);
  });

  it('rejects when there is no such program', async () => {
    await expect(run('/there/is/none', [])).rejects.toThrow('ENOENT');
  });

  it('passes a signal on to it', async () => {
    const shell = shellWithProgram();
    const [program, script] = await pids(shell);
    process.kill(script, 'SIGTERM');
    await expect.poll(() => isAlive(program), { timeout: 5000 }).toBe(false);
  });

  it('ends it when npm’s shell was killed', async () => {
    const shell = shellWithProgram();
    const [program, script] = await pids(shell);
    shell.kill('SIGKILL');
    await expect.poll(() => isAlive(program) || isAlive(script), { timeout: 5000 }).toBe(false);
  });

  it('gives what it printed, or null when it failed', async () => {
    expect(await outputOf(process.execPath, ['-p', '6 * 7'])).toBe('42\n');
    expect(await outputOf(process.execPath, ['-e', 'process.exit(1)'])).toBeNull();
    expect(await outputOf('/there/is/none', [])).toBeNull();
  });
});
