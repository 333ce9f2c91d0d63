import { describe, expect, it } from 'vitest';
import { presenterIntentOf } from '../../../src/renderer/ui/presenter-keys.ts';

describe('a presenter’s key', () => {
  it.each([
    ['PageDown', { type: 'move', to: 'next' }],
    ['PageUp', { type: 'move', to: 'previous' }],
    ['b', { type: 'black' }],
    ['B', { type: 'black' }],
    ['.', { type: 'black' }],
    ['P', { type: 'move', to: 'previous' }],
    ['m', { type: 'pauseTimer' }],
  ])('%j asks for %j', (key, command) => {
    expect(presenterIntentOf(key)).toEqual({ type: 'asked', command });
  });

  it.each(['b', '.', 's', 'm', 'd', 'u', 'Escape', 'o', '7'])(
    '%j that is held down acts once',
    (key) => {
      expect(presenterIntentOf(key, false)).not.toBeNull();
      expect(presenterIntentOf(key, true)).toBeNull();
    },
  );

  it('that is held down moves on and on', () => {
    expect(presenterIntentOf('ArrowRight', true)).toEqual(presenterIntentOf('ArrowRight'));
  });

  it('S is the speaker view’s, as in reveal.js', () => {
    expect(presenterIntentOf('S')).toEqual({ type: 'presenterViewToggled' });
  });

  it('of a digit begins a jump with it', () => {
    expect(presenterIntentOf('7')).toEqual({ type: 'overviewWanted', words: '7' });
  });

  it('never ends the presentation', () => {
    const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    for (const key of [...all, 'Escape', 'F5', 'Tab', 'constructor', '__proto__'])
      expect(presenterIntentOf(key)).not.toMatchObject({ command: { type: 'end' } });
    expect(presenterIntentOf('F5')).toBeNull();
    expect(presenterIntentOf('constructor')).toBeNull();
  });
});
