import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { SearchMemory } from '../../../src/node/journal/search-memory.ts';
import { temporaryFolder } from '../../support/temporary-library.ts';

const storedSchema = z.object({
  key: z.string(),
  searches: z.record(z.string(), z.array(z.string())),
});

/** A memory that is written and read anew for each word, as if the kiosk were restarted. */
function remember() {
  const file = path.join(temporaryFolder(), 'searches.json');
  const typed = async (words: string, day: string) => {
    const memory = new SearchMemory(file);
    const kept = await memory.typed(words, day);
    await memory.save(day);
    return kept;
  };
  const stored = () => storedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { file, typed, stored };
}

test('words are given out on the third different day, and from then on', async () => {
  const { typed } = remember();
  const days = ['2026-11-02', '2026-11-02', '2026-11-05', '2026-11-09', '2026-11-09', '2026-11-30'];
  const given: (string | null)[] = [];
  for (const day of days) given.push(await typed('Robot', day));
  expect(given).toEqual([null, null, null, 'robot', 'robot', 'robot']);
});

test('what is stored is a keyed hash and days: no words, nor a hash that others could make', async () => {
  const { file, typed, stored } = remember();
  await typed('robot', '2026-11-02');
  const [[hash, days] = []] = Object.entries(stored().searches);
  expect(days).toEqual(['2026-11-02']);
  expect(readFileSync(file, 'utf8')).not.toContain('robot');
  expect(createHash('sha256').update('robot').digest('hex')).not.toContain(hash);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('two kiosks hash the same words differently', async () => {
  const [one, two] = [remember(), remember()];
  await one.typed('robot', '2026-11-02');
  await two.typed('robot', '2026-11-02');
  expect(Object.keys(one.stored().searches)).not.toEqual(Object.keys(two.stored().searches));
});

test('words that are not typed for 90 days are forgotten', async () => {
  const { typed, stored } = remember();
  await typed('robot', '2026-01-01');
  await typed('scanner', '2026-04-01');
  expect(Object.keys(stored().searches)).toHaveLength(2);
  await typed('prothèse', '2026-04-02');
  expect(Object.values(stored().searches)).toEqual([['2026-04-02'], ['2026-04-01']]);
});

test('2000 searches are remembered; the ones typed longest ago make room', async () => {
  const { file, stored } = remember();
  const memory = new SearchMemory(file);
  await memory.typed('the first', '2026-11-01');
  for (let index = 0; index < 2_000; index += 1) {
    await memory.typed(`w${String(index)}`, '2026-11-02');
  }
  await memory.save('2026-11-02');
  const kept = Object.values(stored().searches);
  expect(kept).toHaveLength(2_000);
  expect(kept).not.toContainEqual(['2026-11-01']);
});

test('a broken file is begun anew', async () => {
  const { file, typed, stored } = remember();
  writeFileSync(file, '{"key":"short","searches":{"robot":["2026-11-02"]}}');
  expect(await typed('robot', '2026-11-03')).toBeNull();
  expect(Object.values(stored().searches)).toEqual([['2026-11-03']]);
});
