import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { AppImage } from '../../../src/node/updates/app-image.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-library.ts';

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
