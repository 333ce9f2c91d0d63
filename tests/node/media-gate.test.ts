import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import { costlyDrawings } from '../fixtures/hostile/drawings.ts';
import { png } from '../cli/review/pictures.ts';
import { temporaryLibrary, welcomeFolder } from '../support/temporary-library.ts';

test('a small file that is a huge picture is left out and reported; the deck plays on', async () => {
  const folder = temporaryLibrary({
    'kiosk.yaml': 'languages: [en]\n',
    'alpha/deck.md': '# A\n\n![bomb](media/bomb.png) ![fine](media/fine.png)\n',
    'alpha/media/bomb.png': png(20_000, 20_000),
    'alpha/media/fine.png': png(8_000, 8_000),
  });
  const { library } = await LibraryFolder.open({ folder, welcomeFolder });
  expect(library.diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'media/missing alpha/deck.md',
    'media/too-many-pixels alpha/media/bomb.png',
  ]);
  expect(library.decks[0]?.slides[0]?.media.map(({ url }) => url)).toEqual([
    expect.stringMatching(/^content\/alpha@[0-9a-f]{16}\/media\/fine\.png$/),
  ]);
});

/** What is reported of a library that shows a file, and how many media its slide has. */
async function show(name: string, bytes: string | Uint8Array) {
  const folder = temporaryLibrary({
    'kiosk.yaml': 'languages: [en]\n',
    'alpha/deck.md': `# A\n\n${/mp3$/.test(name) ? `<audio controls src="media/${name}"></audio>` : `![it](media/${name})`}\n`,
    [`alpha/media/${name}`]: bytes,
  });
  const { library } = await LibraryFolder.open({ folder, welcomeFolder });
  const codes = library.diagnostics.map(({ code, file }) => `${code} ${file}`);
  return { codes, media: library.decks[0]?.slides[0]?.media.length };
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const playlist = '#EXTM3U\n#EXTINF:4,\nhttp://evil.invalid/x.ts\n';
const frame = '\xff\xc0\0\x0b\x08\xff\xff\xff\xff';

test.each([
  ['a drawing that holds a page up', 'x.svg', String(costlyDrawings['uses of uses']), 'drawing'],
  ['a playlist named MP4', 'x.mp4', playlist, 'wrong-kind'],
  ['a playlist named MP3', 'x.mp3', playlist, 'wrong-kind'],
  ['a page named PNG', 'x.png', '<!doctype html>', 'wrong-kind'],
  ['a BMP named PNG', 'x.png', bytes('BM8\x04\0\0\0\0\0\0\x36\x04\0\0\x28\0'), 'wrong-kind'],
  [
    'an AVIF that tells no size',
    'x.avif',
    bytes('\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x0cmdat\0\0\0\0\0\0\0\x10meta\0\0\0\0\0\0\0\x01'),
    'wrong-kind',
  ],
  [
    'a huge JPEG behind fill bytes',
    'x.jpg',
    bytes(`\xff\xd8\xff\xe0\0\x04\0\0${'\xff'.repeat(9)}${frame.slice(1)}`),
    'too-many-pixels',
  ],
  [
    'a huge JPEG far down',
    'x.jpg',
    bytes(`\xff\xd8${`\xff\xe1\xff\xff${'\0'.repeat(65_533)}`.repeat(8)}${frame}`),
    'too-many-pixels',
  ],
])('%s is left out and reported; the deck plays on', async (_, name, content, code) => {
  expect(await show(name, content)).toEqual({
    codes: ['media/missing alpha/deck.md', `media/${code} alpha/media/${name}`],
    media: 0,
  });
});

test.each([
  'picture.avif',
  'picture.gif',
  'picture.jpg',
  'picture.webp',
  'late-index.mp4',
  'film.webm',
  'sound.m4a',
  'sound.wav',
])('%s is shown as it is', async (name) => {
  const file = path.resolve(import.meta.dirname, '../fixtures/media', name);
  const { codes } = await show(name, readFileSync(file));
  expect(codes.filter((code) => /missing|wrong-kind|pixels/.test(code))).toEqual([]);
});

test('a JPEG that is named PNG is shown all the same', async () => {
  const jpeg = readFileSync(path.resolve(import.meta.dirname, '../fixtures/media/picture.jpg'));
  expect((await show('x.png', jpeg)).codes).toEqual([]);
});
