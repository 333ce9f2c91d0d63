import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStart } from '../../../src/core/settings/start-options.ts';
import { readWindowOptions } from '../../../src/core/settings/window-options.ts';

const words = fc.constantFrom(
  ...['--windowed', '--windowed=yes', '--windowed=', '--user-data-dir', '--user-data-dir='],
  ...[
    '--user-data-dir=a=b',
    '--user-data-dir=--web',
    '--slides',
    '--slides=x',
    '--deck',
    '--no-sandbox',
  ],
  ...['--user-data-dir=a\nb', '--web', '--', '-', '', 'a', '/b', 'windowed', 'user-data-dir'],
);
const environments = fc.record(
  {
    VITRINE_WINDOWED: fc.constantFrom(
      'true',
      'TRUE',
      'Yes',
      '1',
      'false',
      'no',
      '0',
      'maybe',
      '',
      ' 1',
    ),
    VITRINE_USER_DATA_DIR: fc.constantFrom('/kept', '', '--x'),
  },
  { requiredKeys: [] },
);

test('a window’s options are those of the whole start, whatever is asked for', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), environments, (args, environment) => {
      const { userDataDir, windowed } = readStart(args, environment).options;
      expect(readWindowOptions(args, environment)).toEqual({ userDataDir, windowed });
    }),
    { numRuns: 2_000 },
  );
});
