import type { Unavailable } from './checkout.ts';
import { currentNames, installCommand, isDebian } from './debian.ts';
import { outputOf } from './run.ts';

/**
 * The Debian package of each library Electron and Chromium load, by the library's name up to
 * `.so`. The names are Debian 12’s; later systems provide most of them from `…t64` packages.
 */
const packages: Record<string, string> = {
  libX11: 'libx11-6',
  'libX11-xcb': 'libx11-xcb1',
  libXcomposite: 'libxcomposite1',
  libXdamage: 'libxdamage1',
  libXext: 'libxext6',
  libXfixes: 'libxfixes3',
  libXrandr: 'libxrandr2',
  libXss: 'libxss1',
  libXtst: 'libxtst6',
  libasound: 'libasound2',
  'libatk-1.0': 'libatk1.0-0',
  'libatk-bridge-2.0': 'libatk-bridge2.0-0',
  libatspi: 'libatspi2.0-0',
  libcairo: 'libcairo2',
  libcups: 'libcups2',
  'libdbus-1': 'libdbus-1-3',
  libdrm: 'libdrm2',
  libexpat: 'libexpat1',
  libgbm: 'libgbm1',
  'libgdk_pixbuf-2.0': 'libgdk-pixbuf-2.0-0',
  'libgio-2.0': 'libglib2.0-0',
  'libglib-2.0': 'libglib2.0-0',
  'libgobject-2.0': 'libglib2.0-0',
  'libgtk-3': 'libgtk-3-0',
  'libgdk-3': 'libgtk-3-0',
  libnspr4: 'libnspr4',
  libnss3: 'libnss3',
  libnssutil3: 'libnss3',
  libsmime3: 'libnss3',
  'libpango-1.0': 'libpango-1.0-0',
  libudev: 'libudev1',
  libxcb: 'libxcb1',
  libxkbcommon: 'libxkbcommon0',
};

/** The libraries an executable asks for and the system has not, such as `libnss3.so`. Linux only. */
export async function missingLibraries(executable: string): Promise<string[]> {
  // ldd fails on what is not a dynamic executable: then there is nothing to miss.
  return notFound((await outputOf('ldd', [executable])) ?? '');
}

/** The names that a listing of ldd says are not found, each once. */
export function notFound(listing: string): string[] {
  const names = [...listing.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '');
  return [...new Set(names)];
}

/** The Debian packages that hold some libraries, and the libraries no package is known for. */
export function packagesOf(libraries: string[]): { packages: string[]; unknown: string[] } {
  const found = new Set<string>();
  const unknown: string[] = [];
  for (const library of libraries) {
    const name = packages[library.replace(/\.so(\.\d+)*$/, '')];
    if (name) found.add(name);
    else unknown.push(library);
  }
  return { packages: [...found].sort(), unknown };
}

/** Says which libraries are missing and how they are installed. */
export async function librariesMissing(libraries: string[]): Promise<Unavailable> {
  const problem = `Electron lacks system libraries: ${libraries.join(', ')}`;
  const { packages: names, unknown } = packagesOf(libraries);
  const install = names.length > 0 && isDebian() ? installCommand(await currentNames(names)) : null;
  const byHand = install ? unknown : libraries;
  const rest = byHand.length > 0 ? `install the packages that hold ${byHand.join(', ')}` : null;
  return { problem, cure: [install, rest].filter(Boolean).join('; and ') };
}
