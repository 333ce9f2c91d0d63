import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readableAccent, tonesOf } from '../../../src/renderer/covers/palette.ts';

/** WCAG 2.2 contrast of two colours, each three channels of 0 to 255. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [bright = 0, dark = 0] = [one, other]
    .map((colour) => {
      const [r = 0, g = 0, b = 0] = colour.map((each) =>
        each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .toSorted((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
}

const paper = [0xf7, 0xf2, 0xe8];
const channels = (colour: string) => (colour.match(/\d+/g) ?? []).map(Number);
const withPaper = (colour: string) => contrast(channels(colour), paper);

it('keeps title and ground, and title and every quiet tone, readable for any accent', () => {
  const accent = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(fc.oneof(accent, fc.constantFrom('#000', '#fff', '#ff0', '#00f')), (colour) => {
      const tones = tonesOf(colour);
      expect(withPaper(tones.accent)).toBeGreaterThanOrEqual(4.6);
      expect(withPaper(tones.ground)).toBeGreaterThan(withPaper(tones.accent) * 1.3);
      expect(withPaper(tones.shade)).toBeGreaterThan(withPaper(tones.ground) * 1.15);
      expect(withPaper(tones.light)).toBeLessThan(2.4);
    }),
  );
});

it('reads short colours as long ones', () => {
  expect(tonesOf('#3a7')).toEqual(tonesOf('#33aa77'));
});

it('keeps an accent that is read on paper, and darkens a pale one until it is', () => {
  expect(readableAccent('#1f6f8b')).toBe('#1f6f8b');
  expect(readableAccent('#068')).toBe('#068');
  for (const pale of ['#ffd84a', '#ffff00', '#ff0', '#fff']) {
    const accent = readableAccent(pale);
    expect(accent).toMatch(/^#[0-9a-f]{6}$/);
    const parts = [1, 3, 5].map((index) => parseInt(accent.slice(index, index + 2), 16));
    expect(contrast(parts, paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(parts, paper)).toBeLessThan(4.7);
  }
});
