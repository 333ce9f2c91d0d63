/** A kind of package that Vitrine comes in. */
export interface Target {
  /** How it is asked for. */
  name: string;
  platform: NodeJS.Platform;
  /** What electron-builder calls it. */
  builder: string;
  /** Its files, among those that electron-builder writes. */
  files: RegExp;
  /** For how many processors it is made: so many files there are. */
  architectures: number;
  /** What makes it where electron-builder cannot fetch tools of its own: program → Debian's package. */
  standIns: Readonly<Record<string, string>>;
}

/** Every kind, as `npm run package` takes and reports them. */
export const targets: readonly Target[] = [
  linux('dir', /^linux(-arm64)?-unpacked$/, {}),
  linux('deb', /\.deb$/, { 'dpkg-deb': 'dpkg' }),
  linux('AppImage', /\.AppImage$/, {
    mksquashfs: 'squashfs-tools',
    unsquashfs: 'squashfs-tools',
    'desktop-file-validate': 'desktop-file-utils',
  }),
  linux('tar.gz', /\.tar\.gz$/, { '7za': 'p7zip-full' }),
  linux('rpm', /\.rpm$/, { rpmbuild: 'rpm' }),
  windows('nsis', 'nsis', /-setup\.exe$/),
  windows('portable', 'portable', /-portable\.exe$/),
  windows('win-zip', 'zip', /-win\.zip$/),
  mac('dmg', 'dmg', /\.dmg$/),
  mac('mac-zip', 'zip', /-mac\.zip$/),
];

/** What systems are called among people. */
export const systemNames: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'Linux',
  win32: 'Windows',
  darwin: 'macOS',
};

function linux(name: string, files: RegExp, standIns: Target['standIns']): Target {
  return { name, platform: 'linux', builder: name, files, architectures: 1, standIns };
}

function windows(name: string, builder: string, files: RegExp): Target {
  return { name, platform: 'win32', builder, files, architectures: 1, standIns: {} };
}

function mac(name: string, builder: string, files: RegExp): Target {
  return { name, platform: 'darwin', builder, files, architectures: 2, standIns: {} };
}
