import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { silentFilms } from '../../src/node/film-sound.ts';
import { temporaryFolder } from '../support/temporary-library.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/media');

function file(name: string, place = path.join(fixtures, name)) {
  return { name, path: place, size: 10_000, hash: '' };
}

test('films without a track of sound are silent, whatever the order of their parts', async () => {
  const films = ['early-index.mp4', 'late-index.mp4', 'film.webm', 'heard.mp4', 'heard.webm'];
  expect(await silentFilms(films.map((name) => file(name)))).toEqual(
    new Set(['early-index.mp4', 'late-index.mp4', 'film.webm']),
  );
});

test('what cannot be read, is cut off, or is no film may have sound', async () => {
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder, name);
  copyFileSync(path.join(fixtures, 'film.webm'), at('named.mp4'));
  writeFileSync(at('cut.webm'), '\x1a\x45\xdf\xa3', 'latin1');
  writeFileSync(at('zeros.mp4'), Buffer.alloc(4_000));
  writeFileSync(at('box.mp4'), '\0\0\0\x08ftyp\0\0\0\x01moov', 'latin1');
  const names = ['named.mp4', 'cut.webm', 'zeros.mp4', 'box.mp4', 'missing.webm', 'sound.wav'];
  expect(await silentFilms(names.map((name) => file(name, at(name))))).toEqual(new Set());
});
