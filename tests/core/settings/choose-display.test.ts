import { describe, expect, test } from 'vitest';
import {
  chooseDisplay,
  describeDisplay,
  type ConnectedDisplay,
} from '../../../src/core/settings/choose-display.ts';

function display(label: string, more: Partial<ConnectedDisplay> = {}): ConnectedDisplay {
  const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
  return { label, bounds, scaleFactor: 1, internal: false, primary: false, ...more };
}

const laptop = display('LGD 0x07AA', { internal: true, primary: true });
const wall = display('SAMSUNG', {
  bounds: { x: 1920, y: 0, width: 1920, height: 1080 },
  scaleFactor: 2,
});
const column = display('DELL U2720Q', { bounds: { x: 3840, y: -40, width: 1440, height: 2560 } });
const all = [laptop, wall, column];

function chosen(wanted: string | null, connected: readonly ConnectedDisplay[] = all) {
  return chooseDisplay(wanted, connected)?.display;
}

describe('the display of a kiosk', () => {
  test('is the primary one when none is named, wherever it stands in the list', () => {
    expect(chooseDisplay(null, [wall, laptop])).toEqual({ display: laptop, problem: null });
  });

  test.each([
    ['dell u2720q', column],
    ['  SAMSUNG ', wall],
    ['internal', laptop],
    ['Primary', laptop],
    ['3840x2160', wall],
    ['3840 × 2160', wall],
  ])('is found by “%s”', (wanted, expected) => {
    expect(chooseDisplay(wanted, all)).toEqual({ display: expected, problem: null });
  });

  test('is found by its size however it is turned', () => {
    expect(chosen('2560x1440')).toBe(column);
    expect(chosen('1440x2560')).toBe(column);
  });

  test('has its size in physical pixels: a scaled one is not what the desktop calls it', () => {
    expect(chosen('1920x1080')).toBe(laptop);
    expect(chooseDisplay('1920x1080', [wall, column])?.problem).not.toBeNull();
  });

  test('is not a square of one of its sides', () => {
    expect(chooseDisplay('1920x1920', all)?.problem).toContain('“1920x1920” is not connected');
  });

  test('is known by its name before its size, and the first of two alike is taken', () => {
    const odd = display('1920x1080');
    expect(chosen('1920x1080', [laptop, odd])).toBe(odd);
    const twin = { ...wall };
    expect(chosen('samsung', [wall, twin])).toBe(wall);
  });

  test('is never an unnamed one for its lack of a name', () => {
    const unnamed = display('');
    expect(chosen(' ', [laptop, unnamed])).toBe(laptop);
  });

  test('is the primary one while the named one is not connected, with what there is', () => {
    expect(chooseDisplay('Lobby', [laptop, wall])).toEqual({
      display: laptop,
      problem:
        'display “Lobby” is not connected; using “LGD 0x07AA”, 1920x1080 at 0,0, internal, primary; ' +
        'connected: “LGD 0x07AA”, 1920x1080 at 0,0, internal, primary; “SAMSUNG”, 3840x2160 at 1920,0',
    });
  });

  test('is whatever is connected where no primary one is known, and none where nothing is', () => {
    expect(chosen('Lobby', [wall, column])).toBe(wall);
    expect(chooseDisplay('primary', [])).toBeNull();
  });
});

test('a display without a name is told by its size and place', () => {
  const unnamed = display('', { bounds: { x: -1080, y: 0, width: 1080, height: 1920 } });
  expect(describeDisplay(unnamed)).toBe('unnamed, 1080x1920 at -1080,0');
});
