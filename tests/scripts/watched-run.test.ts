import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runWhileItGrows } from '../../scripts/watched-run.ts';
import { temporaryFolder } from './temporary.ts';

function watch(script: string, patience: number, onBytes?: (bytes: number) => void) {
  const folder = temporaryFolder();
  return runWhileItGrows({
    command: process.execPath,
    args: ['-e', script],
    workingFolder: folder,
    environment: process.env,
    folders: [folder, path.join(folder, 'not-there-yet')],
    patience,
    onBytes,
  });
}

describe('running a download while it grows', () => {
  it('lets a slow one end that is longer than the patience but never still', async () => {
    let most = 0;
    const outcome = await watch(
      `let n = 0; setInterval(() => { require('fs').appendFileSync('part', 'x'.repeat(100));
         if (++n === 16) process.exit(0); }, 100)`,
      800,
      (bytes) => (most = Math.max(most, bytes)),
    );
    expect(outcome).toEqual({ end: 'exit', code: 0, errors: '' });
    expect(most).toBeGreaterThan(1000);
  });

  it('kills one that stands still, however often it writes to its terminal', async () => {
    const began = performance.now();
    const outcome = await watch(`setInterval(() => console.error('waiting'), 50)`, 400);
    expect(outcome).toEqual({ end: 'stalled' });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('tells what one that fails had to say', async () => {
    const outcome = await watch(`console.error('no route'); process.exit(3)`, 2000);
    expect(outcome).toEqual({ end: 'exit', code: 3, errors: 'no route\n' });
  });

  it('tells of no more bytes once it has ended, however long counting them takes', async () => {
    const told: number[] = [];
    await watch(
      `const { appendFileSync, writeFileSync } = require('fs');
       for (let n = 0; n < 3000; n++) writeFileSync('part' + n, 'x');
       setInterval(() => appendFileSync('part0', 'x'), 10);
       setTimeout(() => process.exit(0), 500)`,
      200,
      (bytes) => told.push(bytes),
    );
    const atTheEnd = told.length;
    await wait(1000);
    expect(told).toHaveLength(atTheEnd);
  });

  it('takes a program that does not exist for a failure', async () => {
    const outcome = await runWhileItGrows({
      command: '/there/is/none',
      args: [],
      workingFolder: temporaryFolder(),
      environment: {},
      folders: [],
      patience: 1000,
    });
    expect(outcome).toMatchObject({ end: 'exit', code: null });
  });
});
