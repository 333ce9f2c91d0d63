import { expect, test } from 'vitest';
import { commandOfKey } from '../../../src/renderer/companion/keys.ts';

test.each([
  ['PageDown', 'next'],
  ['PageUp', 'previous'],
  ['ArrowRight', 'next'],
  ['ArrowLeft', 'previous'],
  [' ', 'next'],
  ['N', 'next'],
  ['p', 'previous'],
  ['Home', 'first'],
  ['End', 'last'],
])('%s moves to the %s', (key, to) => {
  expect(commandOfKey(key)).toEqual({ type: 'move', to });
});

test.each(['b', 'B', '.'])('%s makes the screen black', (key) => {
  expect(commandOfKey(key)).toEqual({ type: 'black' });
});

test('what is held down moves on and on, and makes the screen black once', () => {
  expect(commandOfKey('PageDown', true)).toEqual({ type: 'move', to: 'next' });
  expect(commandOfKey('b', true)).toBeNull();
});

test.each(['a', 'Escape', 'F5', 'constructor', '', 'toString'])('%s asks nothing', (key) => {
  expect(commandOfKey(key)).toBeNull();
});
