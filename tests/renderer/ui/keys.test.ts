import { describe, expect, it } from 'vitest';
import { intentOfKey } from '../../../src/renderer/ui/keys.ts';

const touched = { type: 'touched' };
const reading = { mode: 'explore', view: 'stage' } as const;
const choosing = { mode: 'explore', view: 'menu' } as const;
const warned = { mode: 'explore', view: 'warning' } as const;
const looping = { mode: 'loop', view: 'stage' } as const;
const writing = [...'aÉ я.bB', 'Enter', 'Backspace', 'Delete', 'Dead', 'Process', 'Unidentified'];
const moving = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageDown'];

describe('a key', () => {
  it.each([...writing, ...moving])('%j moves nothing while someone writes', (key) => {
    expect(intentOfKey(key, reading, 'field')).toEqual(touched);
  });

  it('goes back one step by Escape: from the deck to the menu, from there to the loop', () => {
    expect(intentOfKey('Escape', reading, 'nothing')).toEqual({ type: 'menuOpened' });
    expect(intentOfKey('Escape', reading, 'button')).toEqual({ type: 'menuOpened' });
    expect(intentOfKey('Escape', choosing, 'field')).toEqual({ type: 'left' });
  });

  it.each([...moving, 'Escape', ' ', 'Enter', 'x'])(
    '%j is the panel’s while one is open',
    (key) => {
      expect(intentOfKey(key, reading, 'panel')).toEqual(touched);
      expect(intentOfKey(key, warned, 'nothing')).toEqual(touched);
    },
  );

  it('moves the focus in the menu, and no slide', () => {
    for (const key of moving) expect(intentOfKey(key, choosing, 'button')).toEqual(touched);
  });

  it('scrolls what scrolls and has the focus, and turns pages aside', () => {
    expect(intentOfKey('ArrowDown', reading, 'scroller')).toEqual(touched);
    expect(intentOfKey('ArrowRight', reading, 'scroller')).toMatchObject({ type: 'moved' });
  });

  it('opens the menu from the loop, but for a clicker’s', () => {
    expect(intentOfKey('ArrowRight', looping, 'nothing')).toEqual(touched);
    expect(intentOfKey('PageDown', looping, 'nothing')).toMatchObject({ type: 'moved' });
    expect(intentOfKey('b', looping, 'nothing')).toBeNull();
  });

  it('moves slides where nobody writes, on a button too', () => {
    for (const focus of ['nothing', 'button'] as const) {
      const move = intentOfKey('ArrowRight', reading, focus);
      expect(move).toEqual({ type: 'moved', to: 'next', clicker: false });
    }
  });

  it('is left to the button that has the focus when it presses it', () => {
    expect(intentOfKey(' ', reading, 'button')).toEqual(touched);
    expect(intentOfKey(' ', reading, 'nothing')).toMatchObject({ type: 'moved' });
  });

  it('means nothing alone when it changes others', () => {
    expect(intentOfKey('Shift', reading, 'field')).toBeNull();
  });
});
