import { expect, test } from 'vitest';
import { drawQrCode } from '../../../src/renderer/ui/qr-code.ts';
import { readModules } from '../../support/read-qr-code.ts';

/** The dark modules that a path fills, without the quiet zone, which must be empty. */
function modulesOf(text: string): boolean[][] {
  const { size, path } = drawQrCode(text);
  const dark = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    dark[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  const inner = dark.slice(4, -4).map((row) => row.slice(4, -4));
  expect(inner.flat().filter(Boolean)).toHaveLength(dark.flat().filter(Boolean).length);
  return inner;
}

test.each([
  'https://example.org/project?from=lobby#top',
  '« Digitaliser » le cancer\nIRCM, Conseil européen de la recherche\nVoir autrement les lésions.',
  '知能与健康 — الذكاء الاصطناعي',
  'a',
])('what is drawn reads as what was meant: %s', (text) => {
  expect(readModules(modulesOf(text))).toBe(text);
});

test('a code has four light modules around it', () => {
  const { size, path } = drawQrCode('a');
  expect(size).toBe(21 + 8);
  expect(path.startsWith('M4 4h7v1h-7z')).toBe(true);
});
