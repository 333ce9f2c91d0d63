import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { link } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { copyDurably } from '../../../src/node/durable-files.ts';
import { AppImage } from '../../../src/node/updates/app-image.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-library.ts';

vi.mock('node:fs/promises', { spy: true });
vi.mock('../../../src/node/durable-files.ts', { spy: true });

const checksum = (text: string): string => createHash('sha512').update(text).digest('base64');

function twoFiles() {
  const folder = temporaryFolder();
  writeFiles(folder, { 'app/Vitrine.AppImage': 'old', fetched: 'new' });
  const file = path.join(folder, 'app/Vitrine.AppImage');
  const beside = (): string[] => readdirSync(path.dirname(file)).sort();
  return { file, fetched: path.join(folder, 'fetched'), beside };
}

test('the bytes that lie there in the end are those that were published, or nothing changes', async () => {
  const { file, fetched, beside } = twoFiles();
  const told = { version: '0.2.0', sha512: checksum('new'), before: '0.1.0' };
  writeFileSync(fetched, 'changed since it was fetched');
  await expect(new AppImage(file).replaceWith(fetched, told)).rejects.toThrow('checksum differs');
  expect([readFileSync(file, 'utf8'), beside()]).toEqual(['old', ['Vitrine.AppImage']]);
});

test('a file that cannot be put there changes nothing, and leaves no trial', async () => {
  const { file, fetched, beside } = twoFiles();
  const told = { version: '0.2.0', sha512: checksum('new'), before: '0.1.0' };
  // What stands in the way of the trial's file stands for a disk that fails.
  mkdirSync(`${file}.trial/in/the/way`, { recursive: true });
  await expect(new AppImage(file).replaceWith(fetched, told)).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(beside()).not.toContain('Vitrine.AppImage.next');
  expect(await new AppImage(file).trial()).toBe(null);
});

test('where there are no links, the one before is a copy that a power cut leaves whole', async () => {
  const { file, fetched } = twoFiles();
  const told = { version: '0.2.0', sha512: checksum('new'), before: '0.1.0' };
  vi.mocked(link).mockRejectedValueOnce(new Error('EPERM'));
  await new AppImage(file).replaceWith(fetched, told);
  expect(copyDurably).toHaveBeenCalledWith(file, `${file}.previous`);
  expect(readFileSync(`${file}.previous`, 'utf8')).toBe('old');
  expect(statSync(`${file}.previous`).mode & 0o777).toBe(0o755);
});
