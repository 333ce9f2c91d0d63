import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contrast, type Color } from '../../../src/cli/review/contrast.ts';

const tokens = readFileSync('src/renderer/ui/tokens.css', 'utf8');
function colour(name: string): Color {
  const digits = new RegExp(`--${name}: #([0-9a-f]{3,6});`).exec(tokens)?.[1] ?? '';
  const six = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16)) as Color;
}

it('the pen stands out from the edge around it, which no ground shines through', () => {
  expect(contrast(colour('pen'), 1, colour('pen-edge'))).toBeGreaterThan(4.5);
});

it.each(['paper', 'ink'])('and from our own %s by itself', (ground) => {
  expect(contrast(colour('pen'), 1, colour(ground))).toBeGreaterThan(3);
});
