import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { capFolder } from '../../src/node/capped-folder.ts';
import { RecoveryMemory } from '../../src/node/recovery-memory.ts';
import { temporaryFolder } from '../support/temporary-library.ts';

const starts = [{ at: 1, endedCleanly: true, isSafe: false }];

test('what the app remembers of its mishaps outlives it, in the order it was written', async () => {
  const userData = temporaryFolder();
  const memory = new RecoveryMemory(userData, () => undefined);
  void memory.write('starts', []);
  await memory.write('starts', starts);
  expect(new RecoveryMemory(userData, () => undefined).read('starts')).toEqual(starts);
  await memory.write('starts', null);
  expect(memory.read('starts')).toBeNull();
  expect(readdirSync(path.join(userData, 'recovery'))).toEqual([]);
});

test.each(['', '[{"at":', '\0\0', '{}', '[{"at":"now"}]'])(
  'a file that holds %j is taken for empty, and told of',
  (text) => {
    const userData = temporaryFolder();
    const lines: string[] = [];
    const memory = new RecoveryMemory(userData, (line) => lines.push(line));
    mkdirSync(path.join(userData, 'recovery'));
    writeFileSync(memory.fileOf('starts'), text);
    expect(memory.read('starts')).toBeNull();
    expect(lines).toEqual([expect.stringContaining('starts.json cannot be read')]);
  },
);

test('a disk that takes nothing costs the memory alone', async () => {
  const userData = path.join(temporaryFolder(), 'user');
  writeFileSync(userData, 'a file stands in its place');
  const lines: string[] = [];
  const memory = new RecoveryMemory(userData, (line) => lines.push(line));
  await memory.write('starts', starts);
  expect(lines).toEqual([expect.stringContaining('starts.json cannot be written')]);
});

test('of crash dumps the newest stay, in number and in bytes, and nothing else is touched', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'completed'));
  for (let age = 0; age < 6; age += 1) {
    const file = path.join(folder, 'completed', `${age}.dmp`);
    writeFileSync(file, 'x'.repeat(100));
    utimesSync(file, 1_000_000 - age, 1_000_000 - age);
  }
  writeFileSync(path.join(folder, 'settings.dat'), 'x'.repeat(1_000));
  const isDump = (name: string) => name.endsWith('.dmp');
  expect(await capFolder(folder, isDump, { files: 4, bytes: 10_000 })).toBe(2);
  expect(readdirSync(path.join(folder, 'completed'))).toEqual(['0.dmp', '1.dmp', '2.dmp', '3.dmp']);
  expect(await capFolder(folder, isDump, { files: 4, bytes: 250 })).toBe(2);
  expect(readdirSync(folder)).toContain('settings.dat');
  expect(await capFolder(path.join(folder, 'none'), isDump, { files: 0, bytes: 0 })).toBe(0);
});
