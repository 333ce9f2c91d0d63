import { expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

const known = ['title', 'subtitle', 'tags', 'duration', 'cover'];

it.each([
  ['titel', 'title'],
  ['Title', 'title'],
  ['subtitel', 'subtitle'],
  ['durations', 'duration'],
  ['tag', 'tags'],
])('takes %s for %s', (word, expected) => {
  expect(nearest(word, known)).toBe(expected);
});

it.each(['theme', 'revealOptions', '', 'x', 'y'.repeat(1_000_000)])(
  'takes %.20s for nothing known',
  (word) => {
    expect(nearest(word, known)).toBeNull();
  },
);
