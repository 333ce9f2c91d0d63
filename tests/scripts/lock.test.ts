import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../scripts/lock.ts';
import { temporaryFolder } from './temporary.ts';

describe('a lock', () => {
  it('makes the second wait for the first', async () => {
    const file = path.join(temporaryFolder(), 'out', '.lock');
    const release = await takeLock(file);
    const order: string[] = [];
    const second = takeLock(file).then((releaseSecond) => {
      order.push('second');
      releaseSecond();
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    order.push('first');
    release();
    await second;
    expect(order).toEqual(['first', 'second']);
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('is taken over from an owner that was killed', async () => {
    const file = path.join(temporaryFolder(), '.lock');
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(file, String(pid));
    (await takeLock(file))();
    expect(existsSync(file)).toBe(false);
  });
});
