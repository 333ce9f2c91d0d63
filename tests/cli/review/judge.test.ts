import { describe, expect, test } from 'vitest';
import { contrast, type Color } from '../../../src/cli/review/contrast.ts';
import type { SeenText } from '../../../src/cli/review/inspect-page.ts';
import { findingsOf, judgeSlide } from '../../../src/cli/review/judge.ts';
import { openVersions } from './library.ts';

const white: Color = [255, 255, 255];
const black: Color = [0, 0, 0];
/** The lightest grey that has 4.5 : 1 on white. */
const grey: Color = [118, 118, 118];

const text: SeenText = {
  text: 'Un texte',
  size: 46,
  bold: false,
  isLabel: false,
  color: black,
  opacity: 1,
  boxes: [],
};

function codes(seen: Partial<SeenText>, ground: Color[] = [white]) {
  const slide = { fit: 1, leaks: [], missing: [], texts: [{ ...text, ...seen }] };
  return judgeSlide(slide, [ground]).map(({ code }) => code);
}

describe('contrast', () => {
  test('is that of WCAG', () => {
    expect(contrast(black, 1, white)).toBeCloseTo(21);
    expect(contrast(white, 1, white)).toBeCloseTo(1);
    expect(contrast(grey, 1, white)).toBeCloseTo(4.54, 2);
  });

  test('counts what shines through', () => {
    expect(contrast(black, 0.5, white)).toBeCloseTo(contrast([127.5, 127.5, 127.5], 1, white));
  });

  test.each<[string, Partial<SeenText>, string[]]>([
    ['text of 4.5 : 1', { color: grey }, []],
    ['text below', { color: [120, 120, 120] }, ['layout/contrast']],
    ['large text below', { color: [120, 120, 120], size: 58 }, []],
    ['bold text below', { color: [120, 120, 120], size: 46, bold: true }, []],
    ['large text below 3 : 1', { color: [150, 150, 150], size: 58 }, ['layout/contrast']],
    ['text that is half there', { opacity: 0.5 }, ['layout/contrast']],
  ])('%s', (_, seen, expected) => expect(codes(seen)).toEqual(expected));

  test('counts the worst of what is behind', () => {
    expect(codes({}, [white, [40, 40, 40]])).toEqual(['layout/contrast']);
  });
});

describe('type size', () => {
  test.each<[string, Partial<SeenText>, string[]]>([
    ['text of 42 px', { size: 42 }, []],
    ['text below', { size: 41 }, ['layout/type-size']],
    ['a label of 28 px', { size: 28, isLabel: true }, []],
    ['a label below', { size: 27, isLabel: true }, ['layout/type-size']],
  ])('%s', (_, seen, expected) => expect(codes(seen)).toEqual(expected));

  test('says when text had to shrink', () => {
    const seen = { leaks: [], missing: [], texts: [{ ...text, size: 30 }] };
    expect(judgeSlide({ ...seen, fit: 0.66 }, [[white]])[0]?.message).toContain('shrunk to fit');
    expect(judgeSlide({ ...seen, fit: 1 }, [[white]])[0]?.message).toContain('enlarge it');
  });
});

test('a picture that has no room is not to be shortened', () => {
  const leak = { what: 'Un plan', by: 9, cut: true, isBlock: true };
  const [fault] = judgeSlide({ fit: 1, texts: [], missing: [], leaks: [leak] }, []);
  expect(fault?.message).toBe(
    '“Un plan” is cut by 9 px: make it smaller, or give it a slide of its own.',
  );
});

test('characters that no font has are named', () => {
  const [fault] = judgeSlide({ fit: 1, texts: [], leaks: [], missing: ['人', '工'] }, []);
  expect(fault).toMatchObject({
    code: 'layout/glyph',
    message: expect.stringContaining('“人 工”'),
  });
});

test('each kind of fault is told once for a slide: the worst, with the shapes it shows in', async () => {
  const [version] = await openVersions({ 'a/deck.md': '# Un\n\n---\n\n# Deux\n' });
  const slide = version?.deck.slides[1];
  if (!version || !slide) throw new Error('There is no such slide.');
  const leak = (what: string, by: number) => {
    const leaks = [
      { what: 'x', by: 1, cut: true, isBlock: false },
      { what, by, cut: false, isBlock: false },
    ];
    return judgeSlide({ fit: 1, texts: [], missing: [], leaks }, []);
  };
  const faults = [
    ...leak('little', 5).map((fault) => ({ shape: 'landscape', fault })),
    ...leak('much', 50).map((fault) => ({ shape: 'portrait', fault })),
  ];
  expect(findingsOf(slide, version.file, faults)).toEqual([
    {
      severity: 'error',
      code: 'layout/overflow',
      file: 'a/deck.md',
      line: 5,
      column: 1,
      message: expect.stringMatching(/^“much” .* 50 px.*\(landscape, portrait\)$/),
    },
  ]);
});
