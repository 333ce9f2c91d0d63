import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWhole, isWholeFile } from '../../src/node/media-completeness.ts';
import { temporaryFolder } from '../support/temporary-library.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/media');
const fixture = (name: string) => readFileSync(path.join(fixtures, name));

function looksWhole(name: string, bytes: Buffer): Promise<boolean> {
  return isWhole(name, bytes.length, async (position, length) =>
    bytes.subarray(position, position + length),
  );
}

const formats = [
  ...['picture.png', 'picture.jpg', 'picture.gif', 'picture.webp', 'picture.avif'],
  ...['early-index.mp4', 'late-index.mp4', 'sound.m4a', 'sound.wav', 'film.webm'],
];

describe.each(formats)('%s', (name) => {
  test('is whole as it is', async () => {
    expect(await looksWhole(name, fixture(name))).toBe(true);
    const file = path.join(fixtures, name);
    expect(await isWholeFile(file, fixture(name).length)).toBe(true);
  });

  test('is whole in spite of a few bytes that a program has appended', async () => {
    const longer = Buffer.concat([fixture(name), Buffer.from('more\n')]);
    expect(await looksWhole(name, longer)).toBe(true);
  });

  test('is not whole when any part of its end is missing', async () => {
    const whole = fixture(name);
    const step = Math.ceil(whole.length / 200);
    for (let length = 16; length < whole.length; length += step) {
      const part = whole.subarray(0, length);
      expect([length, await looksWhole(name, part)]).toEqual([length, false]);
    }
    expect(await looksWhole(name, whole.subarray(0, whole.length - 1))).toBe(false);
    expect(await looksWhole(name, Buffer.alloc(0))).toBe(false);
  });
});

test('a file made to its full length before it is filled, as some copiers do, is not whole', async () => {
  for (const name of [
    'picture.png',
    'picture.jpg',
    'picture.gif',
    'early-index.mp4',
    'late-index.mp4',
  ]) {
    const half = Buffer.from(fixture(name));
    half.fill(0, Math.floor(half.length / 2));
    expect([name, await looksWhole(name, half)]).toEqual([name, false]);
  }
});

test('the thumbnail inside a photograph does not count as its end', async () => {
  const photograph = fixture('picture.jpg');
  const thumbnail = Buffer.concat([Buffer.from('Exif\0\0'), photograph]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1);
  segment.writeUInt16BE(thumbnail.length + 2, 2);
  const head = photograph.subarray(0, 2);
  const whole = Buffer.concat([head, segment, thumbnail, photograph.subarray(2)]);
  expect(await looksWhole('x.jpg', whole)).toBe(true);
  expect(await looksWhole('x.jpg', whole.subarray(0, -40))).toBe(false);
});

test('a film whose length was never written, as a recorder leaves it, is taken as it is', async () => {
  const film = Buffer.from(fixture('film.webm'));
  const segment = film.indexOf(Buffer.from([0x18, 0x53, 0x80, 0x67]));
  film.set([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], segment + 4);
  expect(await looksWhole('x.webm', film.subarray(0, -100))).toBe(true);
});

describe('a drawing', () => {
  test.each([
    '<svg/>',
    '<SVG xmlns="http://www.w3.org/2000/svg"/>\n',
    '<svg><path d="M0 0"/></svg>',
    '\u{FEFF}<?xml version="1.0"?>\n<!-- x --><svg:svg xmlns:svg="x"><svg:g/></svg:svg >\n<!-- end -->\n',
    'not XML at all',
  ])('%j is whole', async (text) => {
    expect(await looksWhole('x.svg', Buffer.from(text))).toBe(true);
  });

  test.each(['<svg><path d="M0 0"/>', '<svg', '<?xml version="1.0"?>', '<svg><g></svg', ''])(
    '%j is not',
    async (text) => {
      expect(await looksWhole('x.svg', Buffer.from(text))).toBe(false);
    },
  );
});

test('a format that does not tell passes, as does a file that is something else than its name says', async () => {
  for (const name of ['x.vtt', 'x.mp3', 'x.ogg', 'x.ogv', 'x']) {
    expect(await looksWhole(name, Buffer.alloc(0))).toBe(true);
  }
  for (const name of ['x.png', 'x.jpg', 'x.gif', 'x.webp', 'x.mp4', 'x.webm', 'x.wav']) {
    expect([name, await looksWhole(name, Buffer.from('x'))]).toEqual([name, true]);
  }
});

test('a file that cannot be read is not called cut off', async () => {
  const folder = temporaryFolder();
  expect(await isWholeFile(path.join(folder, 'gone.png'), 10)).toBe(true);
  // It has become shorter since it was listed.
  writeFileSync(path.join(folder, 'x.png'), fixture('picture.png').subarray(0, 20));
  expect(await isWholeFile(path.join(folder, 'x.png'), 4_000)).toBe(false);
});
