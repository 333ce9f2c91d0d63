import { expect, it } from 'vitest';
import { parseLength } from '../../src/core/length.ts';

it.each([
  ['43in', 1092],
  ['24"', 610],
  ['23.8 in', 605],
  ['61cm', 610],
  [' 610MM ', 610],
])('%s is %i mm', (written, millimetres) => {
  expect(parseLength(written)).toBe(millimetres);
});

it.each(['24', 24, 'in', '-5in', '24 feet', '1e3in', '', null])('%j is no length', (written) => {
  expect(parseLength(written)).toBeNull();
});
