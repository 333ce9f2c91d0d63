import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureSize } from '../../src/node/picture-size.ts';
import { readBytes } from '../../src/node/read-at.ts';
import { png } from '../cli/review/pictures.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const riff = (kind: string, rest: string) =>
  Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${kind}`, 'latin1'), hex(rest)]);

test.each([
  ['PNG', png(4_000, 3)],
  ['GIF', Buffer.concat([Buffer.from('GIF89a'), hex('a00f 0300')])],
  ['JPEG', hex('ffd8 ffe0 0004 0000 ffc4 0003 00 ffc2 000b 08 0003 0fa0')],
  ['extended WebP', riff('VP8X', '0a000000 00000000 9f0f00 020000')],
  ['lossless WebP', riff('VP8L', '00000000 2f 9f8f0000')],
  ['lossy WebP', riff('VP8 ', '00000000 000000 9d012a a00f 0300')],
])('reads the size of a %s', async (_, bytes) => {
  expect(await pictureSize(readBytes(bytes))).toEqual({ width: 4_000, height: 3 });
});

test('any other bytes have no size, or one, but never fail', async () => {
  const starts = fc.constantFrom('', '89504e47', 'ffd8ff', '52494646', '47494638');
  const property = fc.asyncProperty(starts, fc.uint8Array(), async (start, rest) => {
    await pictureSize(readBytes(Buffer.concat([hex(start), rest])));
  });
  await fc.assert(property);
  expect(await pictureSize(readBytes(Buffer.from('<svg/>')))).toBeNull();
});
