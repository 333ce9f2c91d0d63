import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { setLinuxAutostart } from '../../src/node/linux-autostart.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-library.ts';

const command = {
  command: ['/opt/My Vitrine/vitrine', '--slides', 'a "b" $c 50%\\'],
  folder: '/srv',
};

describe.runIf(process.platform === 'linux')('starting with the machine, on Linux', () => {
  test('is a file in the session’s own folder, with every argument as it was', async () => {
    const home = temporaryFolder();
    await setLinuxAutostart(home, true, command);
    const text = readFileSync(path.join(home, 'autostart/vitrine.desktop'), 'utf8');
    expect(text).toContain(
      String.raw`Exec="/opt/My Vitrine/vitrine" "--slides" "a \\"b\\" \\$c 50%%\\\\"`,
    );
    expect(text).toContain('Path=/srv\n');
    await setLinuxAutostart(home, false, command);
    expect(existsSync(path.join(home, 'autostart/vitrine.desktop'))).toBe(false);
  });

  test('follows a program that has moved', async () => {
    const home = temporaryFolder();
    await setLinuxAutostart(home, true, command);
    await setLinuxAutostart(home, true, { ...command, command: ['/new'] });
    expect(readFileSync(path.join(home, 'autostart/vitrine.desktop'), 'utf8')).toContain(
      'Exec="/new"\n',
    );
  });

  test('leaves alone what someone else has put there, and needs no folder to be there', async () => {
    const home = temporaryFolder();
    await setLinuxAutostart(path.join(home, 'none'), false, command);
    writeFiles(home, { 'autostart/vitrine.desktop': '[Desktop Entry]\nName=Mine\n' });
    await setLinuxAutostart(home, false, command);
    expect(existsSync(path.join(home, 'autostart/vitrine.desktop'))).toBe(true);
    writeFileSync(path.join(home, 'file'), '');
    await expect(setLinuxAutostart(path.join(home, 'file'), true, command)).rejects.toThrow();
  });
});
