import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test as anywhere } from 'vitest';
import { temporaryFolder, writeFiles } from '../support/temporary-library.ts';

const script = path.resolve(import.meta.dirname, '../../resources/linux/after-install.sh');

const test = anywhere.runIf(process.platform === 'linux');

/** A machine that a deb or an rpm is installed on. */
interface Machine {
  /** Whether an ordinary account may have user namespaces. */
  forAll: boolean;
  /** Whether AppArmor allows them to programs with a profile alone; null for a kernel that cannot. */
  restricted: boolean | null;
  /** What AppArmor makes of our profile; null for no AppArmor. */
  profile: 'loads' | 'is too new' | 'fails to load' | null;
}

/** Runs the script as electron-builder fills it in, on a root of its own. Gives the mode of the sandbox's helper. */
function install({ forAll, restricted, profile }: Machine) {
  const root = temporaryFolder();
  const answer = (code: number): string => `#!/bin/sh\nexit ${String(code)}\n`;
  const parser = `#!/bin/sh\n[ "$1" = --replace ] && exit ${profile === 'fails to load' ? '1' : '0'}\nexit ${profile === 'is too new' ? '1' : '0'}\n`;
  writeFiles(root, {
    'opt/Vitrine/chrome-sandbox': '',
    'opt/Vitrine/bin/vitrine': '',
    'opt/Vitrine/resources/apparmor-profile': 'a profile',
    'usr/bin/.here': '',
    'etc/apparmor.d/.here': '',
    ...(restricted !== null && {
      'proc/sys/kernel/apparmor_restrict_unprivileged_userns': restricted ? '1\n' : '0\n',
    }),
    'fakes/runuser': answer(forAll ? 0 : 1),
    'fakes/apparmor_status': answer(profile === null ? 1 : 0),
    'fakes/apparmor_parser': parser,
    'fakes/ischroot': answer(1),
    'fakes/unshare': answer(0),
    // What it brings up to date is the machine's own.
    'fakes/update-desktop-database': answer(0),
    'fakes/gtk-update-icon-cache': answer(0),
  });
  const fakes = path.join(root, 'fakes');
  for (const name of readdirSync(fakes)) chmodSync(path.join(fakes, name), 0o755);
  const text = readFileSync(script, 'utf8')
    .replaceAll('${sanitizedProductName}', 'Vitrine')
    .replaceAll('${executable}', 'vitrine')
    .replaceAll(/(?<=['\s])\/(opt|usr\/bin|etc|proc)\//g, `${root}/$1/`);
  execFileSync('/bin/sh', ['-c', text], {
    env: { PATH: `${fakes}:/usr/bin:/bin` },
  });
  return {
    helper: (statSync(path.join(root, 'opt/Vitrine/chrome-sandbox')).mode & 0o7777).toString(8),
    hasProfile: existsSync(path.join(root, 'etc/apparmor.d/vitrine')),
  };
}

const plain: Machine = { forAll: true, restricted: null, profile: null };

test('where the kiosk’s account may have user namespaces, Chromium’s sandbox needs no rights', () => {
  expect(install(plain)).toEqual({ helper: '755', hasProfile: false });
});

test('where root alone may have them, the helper gets root’s rights', () => {
  expect(install({ ...plain, forAll: false }).helper).toBe('4755');
  expect(install({ forAll: false, restricted: null, profile: 'loads' }).helper).toBe('4755');
});

test('where AppArmor asks for a profile, it gets one; else the helper gets root’s rights', () => {
  const ubuntu: Machine = { forAll: true, restricted: true, profile: 'loads' };
  expect(install(ubuntu)).toEqual({ helper: '755', hasProfile: true });
  expect(install({ ...ubuntu, profile: 'fails to load' }).helper).toBe('4755');
  const older = { helper: '4755', hasProfile: false };
  expect(install({ ...ubuntu, profile: 'is too new' })).toEqual(older);
  expect(install({ ...ubuntu, restricted: false, profile: 'is too new' }).helper).toBe('755');
});
