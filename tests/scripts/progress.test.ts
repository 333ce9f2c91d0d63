import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const progress = path.join(import.meta.dirname, '../../scripts/progress.ts');

/** What a process that runs some lines with a progress display `bar` writes before it ends. */
async function writtenBy(lines: string): Promise<string> {
  const script = `import { startProgress } from ${JSON.stringify(progress)};
    const bar = startProgress('runtime', 10_000_000); ${lines}`;
  const args = ['--input-type=module', '-e', script];
  const { stderr } = await promisify(execFile)(process.execPath, args, { timeout: 8000 });
  return stderr;
}

it('shows the share that has arrived, and lets the process end', async () => {
  expect(await writtenBy('bar.update(5_000_000); bar.stop();')).toMatch(/50 % of 10 MB/);
});

it('shows nothing before the first megabyte', async () => {
  expect(await writtenBy('bar.update(400_000); bar.stop();')).toBe('');
});

it('stays ended when bytes are told after its end', async () => {
  expect(await writtenBy('bar.stop(); bar.update(10_000_000);')).toBe('');
});
