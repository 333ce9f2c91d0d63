import { expect, test } from 'vitest';
import { isOpenUrl } from '../../../src/core/deck/front-matter-schema.ts';
import { cleanLine } from '../../../src/core/plain-line.ts';

test.each(['\u2060', '\u3164', '\u00ad \u2060'])(
  'a line of nothing to be seen is empty: %j',
  (line) => {
    expect(cleanLine(line)).toBe('');
    expect(cleanLine(`a${line}b`)).toContain('a');
  },
);

test.each(['\u2044', '\u2215', '\u29f8', '\uff0f', '\uff1f', '\uff03'])(
  'no address has a host with a lookalike of / ? #: %j',
  (letter) => {
    expect(isOpenUrl(`https://good.example${letter}evil.example/x`)).toBe(false);
    expect(isOpenUrl(`https://good.example/a${letter}b`)).toBe(true);
  },
);
