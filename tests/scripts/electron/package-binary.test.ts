import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageBinary } from '../../../scripts/electron/package-binary.ts';
import { fails, installs, machine } from './machine.ts';

const day = 86_400_000;
const runs = ({ packageFolder }: { packageFolder: string }) =>
  readFileSync(path.join(packageFolder, 'runs'), 'utf8').length;

// The machines are made as Linux’s, with programs that may be run.
describe.runIf(process.platform === 'linux')('the electron package’s own binary', () => {
  it('is fetched by the package’s installer, once', async () => {
    const search = machine(installs);
    const binary = {
      executable: path.join(search.packageFolder, 'dist', 'electron'),
      version: '45.0.0',
      source: 'package',
    };
    expect(await packageBinary(search)).toEqual(binary);
    expect(await packageBinary(search)).toEqual(binary);
    expect(runs(search)).toBe(1);
    expect(readdirSync(search.cache)).toEqual([]);
  });

  it('is fetched again when the one there is another version’s', async () => {
    const search = machine(installs);
    await packageBinary(search);
    writeFileSync(path.join(search.packageFolder, 'dist', 'version'), '44.0.0');
    expect(await packageBinary(search)).toMatchObject({ version: '45.0.0' });
    expect(runs(search)).toBe(2);
  });

  it('is not tried again for a day after a failure', async () => {
    const search = machine(fails);
    const at = (now: number) => packageBinary({ ...search, now: () => now });
    const failed = await at(1000);
    expect(failed).toMatchObject({
      problem: 'Electron 45.0.0 could not be fetched (TypeError: fetch failed)',
      cure: expect.stringContaining('electron-45.0.0-failed.json'),
    });
    await at(1000 + day - 1);
    expect(runs(search)).toBe(1);
    await at(1000 + day);
    expect(runs(search)).toBe(2);
  });

  it('is tried again when the failure seems to lie in the future, or its note is damaged', async () => {
    const search = machine(fails);
    await packageBinary({ ...search, now: () => 2000 });
    await packageBinary({ ...search, now: () => 1999 });
    expect(runs(search)).toBe(2);
    writeFileSync(path.join(search.cache, 'electron-45.0.0-failed.json'), '{');
    await packageBinary({ ...search, now: () => 2000 });
    expect(runs(search)).toBe(3);
  });

  it('is tried at once for another version', async () => {
    const search = machine(fails);
    await packageBinary(search);
    writeFileSync(path.join(search.packageFolder, 'package.json'), '{ "version": "46.0.0" }');
    await packageBinary(search);
    expect(runs(search)).toBe(2);
  });

  it('is given up when the installer makes no progress, leaving only the note', async () => {
    const search = machine('setTimeout(() => {}, 60_000);');
    expect(await packageBinary({ ...search, patience: 300 })).toMatchObject({
      problem: 'Electron 45.0.0 could not be fetched (no progress for 0.3 s)',
    });
    expect(readdirSync(search.cache)).toEqual(['electron-45.0.0-failed.json']);
  });

  it('says that npm install is missing when there is no package', async () => {
    const search = { ...machine(), packageFolder: '/there/is/none' };
    expect(await packageBinary(search)).toMatchObject({ cure: 'npm install' });
  });
});
