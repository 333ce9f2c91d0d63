import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawingProblem } from '../../src/node/drawing-budget.ts';
import { costlyDrawings } from '../fixtures/hostile/drawings.ts';
import { png } from '../cli/review/pictures.ts';

const problemWith = (text: string) => drawingProblem(Buffer.from(text));
const slides = path.resolve(import.meta.dirname, '../../slides');
const ours = readdirSync(slides, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.svg'),
);

describe('a drawing', () => {
  test.each(Object.entries(costlyDrawings))('with %s is refused at once', async (_, text) => {
    const started = performance.now();
    expect(await problemWith(text)).toMatch(
      /^(?:counts|uses|has|moves|nests|hides|declares|carries|is)/,
    );
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('of our own slides is fine', async () => {
    expect(ours.length).toBeGreaterThan(10);
    for (const name of ours)
      expect(await drawingProblem(readFileSync(path.join(slides, name))), name).toBeNull();
  });

  test.each([
    [
      'a repeated symbol',
      '<symbol id="a"><path d="M0 0"/></symbol>' + '<use href="#a"/>'.repeat(500),
    ],
    [
      'a gradient for all',
      '<linearGradient id="g"><stop/></linearGradient>' + '<rect fill="url(#g)"/>'.repeat(900),
    ],
    [
      'arrowheads',
      '<marker id="m"><path/></marker>' + '<path marker-end="url(#m)" d="M0 0L9 9"/>'.repeat(200),
    ],
    [
      'a soft shadow',
      '<filter id="f"><feGaussianBlur/><feOffset/></filter><g filter="url(#f)"><rect/></g>',
    ],
    ['some movement', '<circle r="1"><animate attributeName="r" to="9"/></circle>'],
    ['a link to its own top', '<g id="top"><a href="#top"><text>data: 50 %</text></a></g>'],
    ['a photograph', `<image href="data:image/png;base64,\n${png(800, 600).toString('base64')}"/>`],
    ['a font', "<style>@font-face{src:url('data:font/woff2;base64,d09GMgAB')}</style>"],
  ])('with %s is fine', async (_, inside) => {
    expect(await problemWith(`<?xml version="1.0"?>\n<svg id="s">${inside}</svg>`)).toBeNull();
  });

  test('of any text is judged', async () => {
    const piece = fc.constantFrom(
      '<',
      '</',
      '>',
      '/>',
      '"',
      "'",
      '=',
      '<!--',
      '<![CDATA[',
      ' ',
      '&#x;',
      'use',
      'href',
      '#a',
      'id',
      'data:',
      ',',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string())), async (pieces) => {
        await problemWith(pieces.join(''));
      }),
    );
  });

  test.each([
    '<',
    'a=',
    '<a ',
    '"',
    '<!',
    '<!--',
    '&',
    'url(',
    'data:',
    '<a b="',
    '<use href="#a" id="a"/>',
    "<a b='url(#a)' c",
  ])(
    'of 4 MB of %j is judged within seconds',
    async (piece) => {
      const started = performance.now();
      await problemWith(piece.repeat(Math.floor((4 * 1024 * 1024) / piece.length)));
      await problemWith(`<a href="${piece.replaceAll('"', '').repeat(700_000)}"/>`);
      expect(performance.now() - started).toBeLessThan(8_000);
    },
    20_000,
  );
});
