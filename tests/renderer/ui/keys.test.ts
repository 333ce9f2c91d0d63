import { describe, expect, it } from 'vitest';
import { intentOfKey } from '../../../src/renderer/ui/keys.ts';

const touched = { type: 'touched' };
const writing = [...'aÉ я.bB', 'Enter', 'Backspace', 'Delete', 'Dead', 'Process', 'Unidentified'];
const moving = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageDown'];

describe('a key', () => {
  it.each([...writing, ...moving])('%j moves nothing while someone writes', (key) => {
    expect(intentOfKey(key, 'explore', 'field')).toEqual(touched);
  });

  it('leaves by Escape, in a field too', () => {
    expect(intentOfKey('Escape', 'explore', 'field')).toEqual({ type: 'left' });
  });

  it('moves slides where nobody writes, on a button too', () => {
    for (const focus of ['nothing', 'button'] as const) {
      const move = intentOfKey('ArrowRight', 'explore', focus);
      expect(move).toEqual({ type: 'moved', to: 'next', clicker: false });
    }
  });

  it('is left to the button that has the focus when it presses it', () => {
    expect(intentOfKey(' ', 'explore', 'button')).toEqual(touched);
    expect(intentOfKey(' ', 'explore', 'nothing')).toMatchObject({ type: 'moved' });
  });

  it('means nothing alone when it changes others', () => {
    expect(intentOfKey('Shift', 'explore', 'field')).toBeNull();
  });
});
