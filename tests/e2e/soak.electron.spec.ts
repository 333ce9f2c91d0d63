import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Recording } from '../../scripts/soak/recording.ts';
import { expect, root, test } from './support/kiosk.ts';
import { deck, temporaryFolder, writeFiles } from './support/library.ts';

const run = promisify(execFile);

test('a short soak sees every frame, deck and change, and finds nothing wrong', async () => {
  test.setTimeout(240_000);
  const { folder, remove } = temporaryFolder();
  const decks = ['a', 'b', 'c', 'd', 'e', 'f'];
  const files = decks.flatMap((id) => [
    [`${id}/deck.md`, deck(`Projet ${id}`, 2)],
    [`${id}/deck.en.md`, deck(`Project ${id}`, 2)],
  ]);
  writeFiles(path.join(folder, 'slides'), Object.fromEntries(files) as Record<string, string>);
  const out = path.join(folder, 'soak.html');
  const words = ['--hours', '6', '--speed', '300', '--slides', path.join(folder, 'slides')];
  const electron = path.dirname(process.env['VITRINE_ELECTRON'] ?? '');
  const { stdout } = await run(process.execPath, ['scripts/soak.ts', ...words, '--out', out], {
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron },
  }).catch((error: { stdout?: string }) => {
    // Its verdict says more than its exit code.
    throw new Error(error.stdout || String(error));
  });
  const page = readFileSync(out, 'utf8');
  const json = /<script type="application\/json" id="recording">(.*?)<\/script>/s.exec(page)?.[1];
  const { samples, plays, changes, badFrames, faults } = JSON.parse(json ?? '') as Recording;
  expect({ badFrames, faults }).toEqual({ badFrames: [], faults: [] });
  expect(new Set(plays.map((play) => play.deck))).toEqual(new Set(decks));
  expect(changes.length).toBeGreaterThanOrEqual(5);
  expect(samples.reduce((sum, { seen }) => sum + seen.frames, 0)).toBeGreaterThan(500);
  expect(samples.every(({ heap, memory }) => heap > 1e6 && memory > 5e7)).toBe(true);
  expect(stdout).not.toContain('missed:');
  expect(page).toContain('<svg');
  remove();
});
