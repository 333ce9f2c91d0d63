import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { settingKeys } from '../../src/core/settings/settings.ts';
import { startOptions, variableOf } from '../../src/core/settings/start-options.ts';

test('docs/settings.md lists every setting and option by all its names, and no other', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/settings.md'), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => /^\| .*VITRINE_/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, 4)
        .map((cell) => cell.trim()),
    );
  const wanted = startOptions.map((option) => {
    const isSetting = (settingKeys as readonly string[]).includes(option.key);
    return [
      isSetting ? `\`${option.key}\`` : '',
      `\`--${option.name}\``,
      `\`${variableOf(option)}\``,
    ];
  });
  expect(rows.sort()).toEqual(wanted.sort());
});

test('every setting can be set on the command line and in the environment', () => {
  const keys: string[] = startOptions.map(({ key }) => key);
  expect(settingKeys.filter((key) => !keys.includes(key))).toEqual([]);
});
