import path from 'node:path';
import { expect, test } from 'vitest';
import type { Electron } from '../../../scripts/electron/electron.ts';
import { faultsOf, whyNotPublish } from '../../../scripts/package/release.ts';
import { targets } from '../../../scripts/package/targets.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-library.ts';

const genuine: Electron = { executable: 'electron', version: '45.4.1', source: 'package' };
const names = { author: 'Someone <someone@vitrine.fr>', homepage: 'https://vitrine.fr/' };
const [appImage, deb, dmg] = ['AppImage', 'deb', 'dmg'].map((name) =>
  targets.find((target) => target.name === name),
);

/** A folder that a release was made into. */
function made(files: Record<string, string>) {
  const out = temporaryFolder();
  writeFiles(out, files);
  return { out, files: Object.keys(files).map((name) => path.join(out, name)) };
}

test('a release is made with the Electron that was asked for, as it is published, by someone', () => {
  expect(whyNotPublish(genuine, '45.4.1', names)).toEqual([]);
  expect(whyNotPublish({ ...genuine, version: '33.2.1' }, '45.4.1', names)).toHaveLength(1);
  expect(whyNotPublish({ ...genuine, source: 'npm-runtime' }, '45.4.1', names)).toHaveLength(1);
  for (const nobody of [
    { ...names, author: 'Nobody <nobody@vitrine.invalid>' },
    { ...names, homepage: 'https://vitrine.invalid/' },
  ]) {
    expect(whyNotPublish(genuine, '45.4.1', nobody)).toEqual([
      expect.stringContaining('package.json'),
    ]);
  }
});

test('a release lacks none of its packages, nor what update servers hand out', () => {
  const feed = { 'latest-linux.yml': '' };
  const { out, files } = made({ 'vitrine.deb': '!<arch>' });
  expect(deb && faultsOf(deb, files, out)).toEqual(['latest-linux.yml is missing.']);
  expect(deb && faultsOf(deb, [], made(feed).out)).toEqual(['Of deb, 0 of 1 files were made.']);
  // One for each of the two processors.
  const mac = made({ 'latest-mac.yml': '' });
  expect(dmg && faultsOf(dmg, ['one.dmg'], mac.out)).toEqual(['Of dmg, 1 of 2 files were made.']);
  expect(dmg && faultsOf(dmg, ['one.dmg', 'other.dmg'], mac.out)).toEqual([]);
});

test('an AppImage that is released begins with the runtime that mounts it, not with what stands in for it', () => {
  const name = 'Vitrine.AppImage';
  const check = (bytes: string) => {
    const { out } = made({ [name]: bytes, 'latest-linux.yml': '' });
    return appImage && faultsOf(appImage, [path.join(out, name)], out);
  };
  expect(check('\x7fELF\x02\x01\x01\x00AI\x02 and more')).toEqual([]);
  for (const bytes of [
    '#!/bin/sh\n',
    '',
    '\x7fELF\x02\x01\x01\x00AI\x01',
    'MZ\x90\x00\x02\x01\x01\x00AI\x02',
  ]) {
    expect(check(bytes), bytes).toEqual([expect.stringContaining('does not begin as an AppImage')]);
  }
});
