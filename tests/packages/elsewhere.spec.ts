import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { root } from '../e2e/support/kiosk.ts';
import { temporaryFolder, writeFiles } from '../e2e/support/library.ts';
import { allFuses } from './support/fuses.ts';
import { versions } from './support/make-packages.ts';

// No Electron for Windows or macOS can be had here: what is asked is what electron-builder makes of our configuration.

const own = temporaryFolder();
test.afterAll(own.remove);

/** Electron’s fuses as it ships them, behind the mark by which they are found: version 1, the nine that Electron 45 has. */
const fuses = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101110011', 'latin1');

/** A folder laid out as Electron for Windows, around a small program that is none. */
function windowsElectron(): string {
  const folder = path.join(own.folder, 'electron-windows');
  writeFiles(folder, {
    ...{ LICENSE: 'Of Electron', 'LICENSES.chromium.html': 'Of Chromium', version: '33.2.1' },
    ...{ 'locales/de.pak': '', 'locales/en-US.pak': '', 'locales/fr.pak': '' },
  });
  const program = path.join(root, 'node_modules/electron-winstaller/vendor/StubExecutable.exe');
  const executable = NtExecutable.from(readFileSync(program), { ignoreCert: true });
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  const bytes = Buffer.concat([Buffer.from(executable.generate()), fuses]);
  writeFileSync(path.join(folder, 'electron.exe'), bytes);
  return folder;
}

/** A property list that names a program. */
const plist = (program: string): string =>
  `<?xml version="1.0"?><plist version="1.0"><dict><key>CFBundleExecutable</key><string>${program}</string></dict></plist>`;

/** A folder laid out as Electron for macOS, without any program. */
function macElectron(): string {
  const folder = path.join(own.folder, 'electron-mac');
  const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => {
    const name = `Electron Helper${kind}`;
    const contents = `Electron.app/Contents/Frameworks/${name}.app/Contents`;
    return { [`${contents}/MacOS/${name}`]: '', [`${contents}/Info.plist`]: plist(name) };
  });
  const languages = ['de', 'en', 'fr'].map((language) => ({
    [`Electron.app/Contents/Resources/${language}.lproj/.here`]: '',
    [`Electron.app/${frameworkFolder}/Versions/A/Resources/${language}.lproj/locale.pak`]: '',
  }));
  writeFiles(folder, {
    ...{ LICENSE: 'Of Electron', 'LICENSES.chromium.html': 'Of Chromium', version: '33.2.1' },
    'Electron.app/Contents/Info.plist': plist('Electron'),
    'Electron.app/Contents/MacOS/Electron': '',
    [`Electron.app/${frameworkFolder}/Electron Framework`]: fuses.toString('latin1'),
    ...Object.assign({}, ...helpers, ...languages),
  });
  return folder;
}

/** Where macOS’s Electron has its fuses, within the app. */
const frameworkFolder = 'Contents/Frameworks/Electron Framework.framework';

function build(...words: string[]): { status: number | null; output: string } {
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  const args = [builder, ...words, '--publish', 'never', `-c.directories.output=${own.folder}/out`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

/** Makes an app of a stand-in. Gives its folder. */
function pack(system: 'win' | 'mac', arch: 'x64' | 'arm64', electron: string): string {
  const target = [`--${system}`, 'dir', `--${arch}`, '-c.electronVersion=33.2.1'];
  const { status, output } = build(...target, `-c.electronDist=${electron}`);
  expect(status, output).toBe(0);
  const folder = { win: 'win-unpacked', mac: `mac-${arch}/Vitrine.app` }[system];
  return path.join(own.folder, 'out', folder);
}

function listed(...folders: string[]): string[] {
  return readdirSync(path.join(...folders)).sort();
}

/** Of an archive Electron asks the hash of its header, which holds those of all files. */
function headerHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}

/** What every package holds of the app itself, by its top folders. */
function contentsOf(archive: string): string[] {
  const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  return [...new Set(files.map((file) => file.split('/').slice(1, 3).join('/')))].sort();
}

const app = [
  ...['out', 'out/main', 'out/preload', 'out/renderer'],
  ...['package.json', 'resources', 'resources/welcome'],
];

test.describe('a Windows package', () => {
  let folder: string;
  test.beforeAll(() => {
    folder = pack('win', 'x64', windowsElectron());
  });

  test('is Vitrine’s by name, version and icon', () => {
    const program = readFileSync(path.join(folder, 'vitrine.exe'));
    const executable = NtExecutable.from(program, { ignoreCert: true });
    const { entries } = NtExecutableResource.from(executable);
    const [info] = Resource.VersionInfo.fromEntries(entries);
    const [language] = info?.getAllLanguagesForStringValues() ?? [];
    expect(language && info?.getStringValues(language)).toMatchObject({
      ...{
        ProductName: 'Vitrine',
        FileDescription: 'Vitrine',
        CompanyName: 'Vitrine contributors',
      },
      FileVersion: versions().now,
      ...{ InternalName: 'vitrine', OriginalFilename: '' },
      LegalCopyright: 'Vitrine contributors, MIT licence',
    });
    const [major = 0, minor = 0, patch = 0] = versions().now.split('.').map(Number);
    expect(info?.fixedInfo).toMatchObject({
      ...{ productVersionMS: major * 0x10000 + minor, productVersionLS: patch * 0x10000 },
    });
    const [icon] = Resource.IconGroupEntry.fromEntries(entries);
    expect(icon?.icons.map(({ width }) => width)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 0]);
  });

  test('has every fuse set', async () => {
    expect(await getCurrentFuseWire(path.join(folder, 'vitrine.exe'))).toEqual(allFuses);
  });

  test('names the archive that it may run, without which that fuse lets it run none', () => {
    const program = readFileSync(path.join(folder, 'vitrine.exe'));
    const executable = NtExecutable.from(program, { ignoreCert: true });
    const { entries } = NtExecutableResource.from(executable);
    const [named, ...more] = entries.filter(({ type }) => type === 'INTEGRITY');
    expect([named?.id, more]).toEqual(['ELECTRONASAR', []]);
    expect(JSON.parse(Buffer.from(named?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
      {
        ...{ file: 'resources\\app.asar', alg: 'SHA256' },
        value: headerHash(path.join(folder, 'resources/app.asar')),
      },
    ]);
  });

  test('holds what Linux’s holds, and no more', () => {
    expect(listed(folder)).toEqual([
      ...['LICENSE.electron.txt', 'LICENSE.txt', 'LICENSES.chromium.html'],
      ...[
        'LICENSES.css-tree.txt',
        'LICENSES.pages.txt',
        'LICENSES.program.txt',
        'locales',
        'resources',
        'vitrine.exe',
      ],
    ]);
    expect(listed(folder, 'resources')).toEqual(['app.asar', 'slides']);
    expect(listed(folder, 'locales')).toEqual(['en-US.pak', 'fr.pak']);
    expect(contentsOf(path.join(folder, 'resources/app.asar'))).toEqual(app);
  });
});

test.describe('a macOS package', () => {
  let folder: string;
  test.beforeAll(() => {
    folder = pack('mac', 'arm64', macElectron());
  });

  test('is Vitrine’s by name, version, kind and icon', () => {
    const text = readFileSync(path.join(folder, 'Contents/Info.plist'), 'utf8');
    const info = Object.fromEntries(
      [...text.matchAll(/<key>(\w+)<\/key>\s*<string>([^<]*)</g)].map(([, key, value]) => [
        key,
        value,
      ]),
    ) as object;
    expect(info).toMatchObject({
      ...{ CFBundleName: 'Vitrine', CFBundleDisplayName: 'Vitrine', CFBundleExecutable: 'Vitrine' },
      ...{ CFBundleIdentifier: 'org.vitrine.kiosk', CFBundleIconFile: 'icon.icns' },
      ...{ CFBundleShortVersionString: versions().now, CFBundleVersion: versions().now },
      LSApplicationCategoryType: 'public.app-category.education',
    });
    expect(text).toContain('ElectronAsarIntegrity');
    expect(text).toContain(headerHash(path.join(folder, 'Contents/Resources/app.asar')));
  });

  test('has every fuse set', async () => {
    const program = path.join(folder, 'Contents/MacOS/Vitrine');
    expect(await getCurrentFuseWire(program)).toEqual(allFuses);
  });

  test('holds what Linux’s holds, and what launchd wants', () => {
    // Of an Electron that it fetches, not of one it is handed, electron-builder takes the licences along, too.
    expect(listed(folder, 'Contents/Resources')).toEqual([
      ...['LICENSE.txt', 'LICENSES.css-tree.txt', 'LICENSES.pages.txt'],
      ...['LICENSES.program.txt', 'app.asar'],
      ...['en.lproj', 'fr.lproj', 'icon.icns', 'org.vitrine.kiosk.plist', 'slides'],
    ]);
    const languages = listed(folder, frameworkFolder, 'Versions/A/Resources');
    expect(languages).toEqual(['en.lproj', 'fr.lproj']);
    // Code that lies elsewhere would break the signature.
    expect(listed(folder, 'Contents')).toEqual(['Frameworks', 'Info.plist', 'MacOS', 'Resources']);
    expect(contentsOf(path.join(folder, 'Contents/Resources/app.asar'))).toEqual(app);
  });
});

test('without a certificate macOS’s app is signed ad hoc, with one it is hardened for notarisation', () => {
  const read = `import('./electron-builder.ts').then((read) => console.log(JSON.stringify(read.default.mac)))`;
  const mac = (environment: NodeJS.ProcessEnv): object => {
    const env = { ...process.env, ...environment };
    const asked = { cwd: root, env, encoding: 'utf8' } as const;
    return JSON.parse(execFileSync(process.execPath, ['-e', read], asked)) as object;
  };
  expect(mac({ CSC_LINK: '' })).toMatchObject({ identity: '-', hardenedRuntime: false });
  const signed = mac({ CSC_LINK: 'a certificate' });
  expect(signed).toMatchObject({ hardenedRuntime: true });
  expect(signed).not.toHaveProperty('identity');
});

test('Windows’s packages are for the processor that the documentation promises, on whichever they are made', () => {
  const read = `import('./electron-builder.ts').then((read) => console.log(JSON.stringify(read.default.win.target)))`;
  const asked = { cwd: root, encoding: 'utf8' } as const;
  const targets = JSON.parse(execFileSync(process.execPath, ['-e', read], asked)) as unknown[];
  expect(targets).toHaveLength(3);
  for (const target of targets) expect(target).toMatchObject({ arch: ['x64'] });
});

test('what is configured for macOS and Windows is what electron-builder knows, whole', () => {
  // It reads all of it before it makes anything, for whichever system.
  for (const misspelt of ['mac.hardenedRun', 'dmg.title.text', 'nsis.perMaschine']) {
    const { status, output } = build('--win', 'dir', `-c.${misspelt}=true`);
    expect(status).not.toBe(0);
    expect(output).toContain('Invalid configuration object');
  }
});
