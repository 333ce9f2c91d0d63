import { type Unavailable, say } from './checkout.ts';
import { findChromium, findProgram } from '../src/node/find-chromium.ts';
import { install, installCommand, isDebian, isRoot, notInstalled } from './debian.ts';

/** What the end-to-end tests need of Debian: screens, a window manager, hands, Electron's libraries. */
const debianPackages = [
  'xvfb',
  'xserver-xorg-core',
  'xserver-xorg-video-dummy',
  'x11-xserver-utils',
  'openbox',
  'xdotool',
  'fonts-dejavu-core',
  'libasound2',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libgbm1',
  'libgtk-3-0',
  'libnss3',
];

/** How other systems get a program; the first installer found is named. */
const otherInstallers: [installer: string, command: string][] = [
  [
    'dnf',
    'sudo dnf install -y xorg-x11-server-Xvfb openbox xdotool chromium nss gtk3 alsa-lib mesa-libgbm',
  ],
  [
    'pacman',
    'sudo pacman -S --needed xorg-server-xvfb openbox xdotool chromium nss gtk3 alsa-lib mesa',
  ],
  [
    'zypper',
    'sudo zypper install -y xorg-x11-server-Xvfb openbox xdotool chromium mozilla-nss gtk3 libasound2',
  ],
  ['brew', 'brew install --cask google-chrome'],
  ['winget', 'winget install Google.Chrome'],
];

/**
 * Sees to it that the system has what the tests need. As root on Debian it says what it installs
 * and installs it; elsewhere it gives the command to run.
 */
export async function bringSystemPackages(): Promise<Unavailable | null> {
  if (!isDebian()) return missingPrograms();
  return bringDebianPackages(findChromium() ? debianPackages : [...debianPackages, 'chromium']);
}

/** Sees to it that Debian has some packages. As root it says what it installs and installs it; else gives the command. */
export async function bringDebianPackages(wanted: string[]): Promise<Unavailable | null> {
  const missing = await notInstalled(wanted);
  if (missing.length === 0) return null;
  const cure = installCommand(missing);
  if (!isRoot()) return { problem: `system packages are missing: ${missing.join(', ')}`, cure };
  say(`installing system packages: ${missing.join(' ')}`);
  const code = await install(missing);
  return code === 0 ? null : { problem: `apt-get failed with ${code}`, cure };
}

function missingPrograms(): Unavailable | null {
  const programs = process.platform === 'linux' ? ['Xvfb', 'openbox', 'xdotool'] : [];
  const missing = programs.filter((name) => findProgram(name) === null);
  if (findChromium() === null) missing.push('Chromium or Chrome');
  if (missing.length === 0) return null;
  const known = otherInstallers.find(([name]) => findProgram(name) ?? findProgram(`${name}.exe`));
  return {
    problem: `the tests need ${missing.join(', ')}`,
    cure: known?.[1] ?? `install ${missing.join(', ')}`,
  };
}
