import { expect, test } from 'vitest';
import { talkSchema } from '../../../src/core/talk/talk.ts';

const nameOf = (name: string) =>
  talkSchema.safeParse({ name, decks: ['a'], minutes: null }).data?.name ?? null;

test.each([
  [' Visite ', 'Visite'],
  ['Vi\u202esi\nte', 'Visi te'],
  ['x'.repeat(80), 'x'.repeat(80)],
  ['x'.repeat(81), null],
  ['', null],
  ['\u202e', null],
  ['\u3164 \u200b', null],
])('a talk called %j is %j: one line that can be read, or none', (wanted, name) => {
  expect(nameOf(wanted)).toBe(name);
});
