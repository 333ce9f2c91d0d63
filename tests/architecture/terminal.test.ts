import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { log } from '../../src/main/log.ts';

const main = path.resolve(import.meta.dirname, '../../src/main');

test('whatever the main process tells, no file’s name drives the terminal', () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  log('a\u001b]0;owned\u0007\u009b31m.md', new Error('b\u001b[2J'));
  const text = told.mock.calls.flat().join('');
  told.mockRestore();
  expect(text).toMatch(/^a\uFFFD\]0;owned\uFFFD\uFFFD31m\.md Error: b/);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('the main process writes through its log alone', () => {
  for (const name of readdirSync(main, { encoding: 'utf8', recursive: true })) {
    if (name === 'log.ts' || !name.endsWith('.ts')) continue;
    const text = readFileSync(path.join(main, name), 'utf8');
    expect(text, name).not.toMatch(/console\.(?!log\(`Health: )|process\.std(?:out|err)/);
  }
});
