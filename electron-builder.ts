import { rm } from 'node:fs/promises';
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';

/** The name of the program that people start. */
const executableName = 'vitrine';

/** Every fuse electron-builder knows, so that none is left to Electron's choice (SECURITY.md). */
const electronFuses: Required<NonNullable<Configuration['electronFuses']>> = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: false,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  // No fuse: whatever signature macOS’s Electron has, it is signed anew after its fuses are set.
  resetAdHocDarwinSignature: false,
};

/** What electron-builder takes away from an Electron it has fetched, but not from one it was handed. */
const leftovers = ['version', '.vitrine-runtime.json', 'resources/default_app.asar'];

/** Where a platform has the program that carries the fuses, within its folder. */
const programs: Readonly<Record<string, string>> = {
  darwin: 'Vitrine.app/Contents/MacOS/Vitrine',
  win32: `${executableName}.exe`,
  linux: executableName,
};

/** Ours and those of the libraries in our bundles, which the build collects; Electron’s and Chromium’s lie beside them. */
const licences = [
  { from: 'LICENSE', to: 'LICENSE.txt' },
  { from: 'out/main/licences.txt', to: 'LICENSES.program.txt' },
  { from: 'out/renderer/licences.txt', to: 'LICENSES.pages.txt' },
  // css-tree comes as a bundle that others made, of this as well.
  { from: 'node_modules/source-map-js/LICENSE', to: 'LICENSES.css-tree.txt' },
];

/** Macs with Apple’s processor start nothing that is unsigned: without a certificate, it is signed in nobody’s name. */
const macSignature = process.env['CSC_LINK']
  ? { hardenedRuntime: true }
  : { identity: '-', hardenedRuntime: false };

async function afterPack({ appOutDir, electronPlatformName }: AfterPackContext): Promise<void> {
  for (const name of leftovers) await rm(path.join(appOutDir, name), { force: true });
  const executable = path.join(appOutDir, programs[electronPlatformName] ?? executableName);
  // Younger Electrons have a ninth fuse, which electron-builder cannot name yet: how WebAssembly checks its memory.
  if (FuseV1Options.WasmTrapHandlers in (await getCurrentFuseWire(executable))) {
    const ninth = { [FuseV1Options.WasmTrapHandlers]: true };
    await flipFuses(executable, { version: FuseVersion.V1, ...ninth });
  }
}

export default {
  appId: 'org.vitrine.kiosk',
  productName: 'Vitrine',
  copyright: 'Vitrine contributors, MIT licence',
  directories: { output: 'dist', buildResources: 'resources/icon' },
  // The bundles hold what they use of other packages.
  files: [
    ...['out/main', 'out/preload', 'out/renderer', 'resources/welcome', 'package.json'],
    ...['!node_modules/**', '!out/*/licences.txt'],
  ],
  extraResources: ['slides'],
  asar: true,
  // No module is compiled for a machine.
  npmRebuild: false,
  electronLanguages: ['fr', 'en-US'],
  electronFuses,
  afterPack,
  // A site names its own update server, or none; npm run package -- --update-files makes what it hands out.
  publish: null,
  // With a runtime that needs no FUSE 2, which desktops no longer have; the default one does.
  toolsets: { appimage: '1.0.3' },
  linux: {
    target: ['deb', 'AppImage', 'tar.gz', 'rpm'],
    executableName,
    executableArgs: [],
    syncDesktopName: true,
    icon: 'resources/icon',
    category: 'Education',
    synopsis: 'Kiosk and presentation app for project decks',
    description: 'One Markdown deck per project, for the lobby, the visitor and the presenter.',
    extraFiles: [
      ...licences,
      { from: 'resources/linux', to: 'bin', filter: ['vitrine', '*.service', 'vitrine-appimage'] },
    ],
  },
  deb: {
    packageCategory: 'misc',
    afterInstall: 'resources/linux/after-install.sh',
    afterRemove: 'resources/linux/after-remove.sh',
    // What Electron is linked with and GTK does not bring; since 2024 some names end in t64.
    depends: [
      ...['libgtk-3-0 | libgtk-3-0t64', 'libatspi2.0-0 | libatspi2.0-0t64', 'libnss3'],
      ...['libasound2 | libasound2t64', 'libgbm1', 'libdrm2', 'libudev1', 'libxkbcommon0'],
    ],
    recommends: ['x11-xserver-utils'],
  },
  rpm: {
    packageCategory: 'Applications/Multimedia',
    // Fedora and openSUSE call the packages differently, and both find them by the libraries within.
    depends: [
      ...['libgtk-3.so.0', 'libatspi.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1'],
      ...['libdrm.so.2', 'libudev.so.1', 'libxkbcommon.so.0', 'libcups.so.2'],
    ].map((library) => `${library}()(64bit)`),
    afterInstall: 'resources/linux/after-install.sh',
    afterRemove: 'resources/linux/after-remove.sh',
  },
  win: {
    target: ['nsis', 'portable', 'zip'].map((target) => ({ target, arch: ['x64'] })),
    executableName,
    icon: 'resources/icon/icon.ico',
    extraFiles: licences,
    artifactName: '${productName}-${version}-${arch}-win.${ext}',
  },
  // For every account of the machine: a kiosk's own has no rights to install anything.
  nsis: {
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    runAfterFinish: false,
    installerLanguages: ['fr_FR', 'en_US'],
    license: 'LICENSE',
    artifactName: '${productName}-${version}-${arch}-setup.${ext}',
  },
  portable: { artifactName: '${productName}-${version}-${arch}-portable.${ext}' },
  mac: {
    target: [
      { target: 'dmg', arch: ['arm64', 'x64'] },
      { target: 'zip', arch: ['arm64', 'x64'] },
    ],
    icon: 'resources/icon/icon.icns',
    category: 'public.app-category.education',
    // Beside the program, macOS would take it for code that nobody has signed.
    extraResources: [
      ...licences,
      { from: 'resources/mac/org.vitrine.kiosk.plist', to: 'org.vitrine.kiosk.plist' },
    ],
    ...macSignature,
    gatekeeperAssess: false,
    artifactName: '${productName}-${version}-${arch}-mac.${ext}',
  },
  dmg: { artifactName: '${productName}-${version}-${arch}.${ext}' },
} satisfies Configuration;
