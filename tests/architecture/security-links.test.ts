import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'SECURITY.md'), 'utf8');
/** `[title of the test](its file)`. */
const links = [...text.matchAll(/\[([^\]]+)\]\((tests\/[^)]+)\)/g)].map(
  ([, title = '', file = '']) => ({ title, file }),
);

/** The titles of the tests and groups in a file that are run. */
function titlesOf(source: string): string[] {
  const call =
    /\b(?:test|it|describe)(?:\.(?:each|skipIf)\([^]*?\))?\(\s*(['"`])(.*?)(?<!\\)\1\s*,/g;
  return [...source.matchAll(call)].map(([, , title = '']) => title.replace(/\\(.)/g, '$1'));
}

describe('SECURITY.md', () => {
  test.each(links)('links to a test that is there: $title', ({ title, file }) => {
    const target = path.join(root, file);
    expect(existsSync(target), file).toBe(true);
    if (title === 'a test') return;
    const source = readFileSync(target, 'utf8');
    expect(
      titlesOf(source).some((each) => each.includes(title)),
      title,
    ).toBe(true);
    expect(source).not.toMatch(/\b(?:describe|test|it)\.(?:skip|todo|fixme)\(\s*['"`]/);
  });

  test('has a test for each line of its tables', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('| '));
    const rows = lines.filter((line) => !/^\| (what must|---)/.test(line));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) expect(row).toMatch(/\]\(tests\//);
  });
});
