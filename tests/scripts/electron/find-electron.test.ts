import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronHere, findElectron } from '../../../scripts/electron/find-electron.ts';
import { installs, machine, unpackedElectron } from './machine.ts';

// The machines are made as Linux’s, with programs that may be run.
describe.runIf(process.platform === 'linux')('finding Electron', () => {
  it('takes the folder ELECTRON_OVERRIDE_DIST_PATH names before anything else', async () => {
    const search = machine(installs);
    const folder = path.join(search.cache, 'mine');
    unpackedElectron(folder, 'v44.1.0');
    search.environment['ELECTRON_OVERRIDE_DIST_PATH'] = folder;
    expect(await findElectron(search)).toEqual({
      executable: path.join(folder, 'electron'),
      version: '44.1.0',
      source: 'override',
    });
  });

  it('says so when the override holds no Electron, and looks nowhere else', async () => {
    const search = machine(installs);
    search.environment['ELECTRON_OVERRIDE_DIST_PATH'] = path.join(search.cache, 'nothing');
    expect(await findElectron(search)).toMatchObject({
      problem: expect.stringContaining('nothing, which holds no electron'),
    });
  });

  it('takes the package’s own binary next', async () => {
    const search = { ...machine(installs), arch: 'x64' };
    expect(await findElectron(search)).toMatchObject({ version: '45.0.0', source: 'package' });
  });

  it('takes the npm runtime last, on Linux x64 only', async () => {
    const search = machine();
    const elsewhere = await findElectron(search);
    expect(elsewhere).toMatchObject({ problem: expect.stringContaining('fetch failed') });
    expect(elsewhere).toMatchObject({ problem: expect.not.stringContaining('npm registry') });
    expect(await findElectron({ ...search, arch: 'x64' })).toMatchObject({
      problem: expect.stringMatching(/fetch failed.*npm registry: there is no file/),
    });
  });

  it('can be asked for what is here already: nothing is fetched then', async () => {
    const search = machine(installs);
    expect(electronHere(search)).toBeNull();
    await findElectron(search);
    expect(electronHere(search)).toMatchObject({ version: '45.0.0', source: 'package' });
    search.environment['ELECTRON_OVERRIDE_DIST_PATH'] = path.join(search.cache, 'nothing');
    expect(electronHere(search)).toBeNull();
  });
});
