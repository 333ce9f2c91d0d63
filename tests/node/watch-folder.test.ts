import { expect, onTestFinished, test } from 'vitest';
import { watchFolder } from '../../src/node/watch-folder.ts';
import { pause, temporaryFolder, until } from '../support/temporary-library.ts';

const quiet = 50;

test('a file whose size grows without a word, as on a network share, is waited for', async () => {
  const looks = ['1 %', '30 %', '60 %', '100 %', '100 %'];
  let look = 0;
  const settled: (string | null)[] = [];
  const undo = watchFolder(temporaryFolder(), {
    fingerprint: async () => looks[look++] ?? '100 %',
    settled: async (fingerprint) => void settled.push(fingerprint),
    quiet,
  });
  onTestFinished(undo);
  await until(() => settled.length > 0);
  expect(settled).toEqual(['100 %']);
  expect(look).toBe(5);
});

test('a change that no watcher tells of is found by looking again', async () => {
  let content = 'old';
  const settled = new Set<string | null>();
  const undo = watchFolder(temporaryFolder(), {
    fingerprint: async () => content,
    settled: async (fingerprint) => void settled.add(fingerprint),
    quiet,
    rescan: 4 * quiet,
  });
  onTestFinished(undo);
  await until(() => settled.has('old'));
  content = 'new';
  await until(() => settled.has('new'));
});

test('an undo while the folder is being looked at is final', async () => {
  let looking = false;
  let settled = 0;
  const undo = watchFolder(temporaryFolder(), {
    fingerprint: async () => {
      looking = true;
      await pause(2 * quiet);
      return 'same';
    },
    settled: async () => void (settled += 1),
    quiet,
  });
  await until(() => looking);
  await pause(3 * quiet);
  undo();
  await pause(6 * quiet);
  expect(settled).toBe(0);
});
