import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf, isBuilt } from '../../scripts/build-if-stale.ts';
import { temporaryFolder } from './temporary.ts';

const inputs = ['src', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];

async function built() {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  write('src/main/index.ts', 'one');
  write('src/core/a.ts', 'two');
  write('package.json', '{}');
  write('out/main/start.js', 'built');
  write('out/renderer/index.html', 'built');
  write('out/.stamp', await hashOf(folder, inputs));
  return { folder, write };
}

describe('whether the build is stale', () => {
  it('is not while the sources are those it was made from, whatever their times', async () => {
    const { folder } = await built();
    utimesSync(path.join(folder, 'src/main/index.ts'), new Date(), new Date());
    expect(await isBuilt(folder)).toBe(true);
  });

  it.each([
    ['a changed source', 'src/core/a.ts'],
    ['a new source', 'src/core/b.ts'],
    ['a changed dependency', 'package-lock.json'],
    ['another configuration', 'electron.vite.config.ts'],
    ['a resource', 'resources/icon.svg'],
  ])('is after %s', async (_what, file) => {
    const { folder, write } = await built();
    write(file, 'changed');
    expect(await isBuilt(folder)).toBe(false);
  });

  it('is after a source is removed or renamed', async () => {
    const { folder } = await built();
    renameSync(path.join(folder, 'src/core/a.ts'), path.join(folder, 'src/core/z.ts'));
    expect(await isBuilt(folder)).toBe(false);
    rmSync(path.join(folder, 'src/core/z.ts'));
    expect(await isBuilt(folder)).toBe(false);
  });

  it('is when a part of the build is missing, or its stamp', async () => {
    const { folder, write } = await built();
    rmSync(path.join(folder, 'out/.stamp'));
    expect(await isBuilt(folder)).toBe(false);
    write('out/.stamp', await hashOf(folder, inputs));
    rmSync(path.join(folder, 'out/renderer/index.html'));
    expect(await isBuilt(folder)).toBe(false);
  });
});
