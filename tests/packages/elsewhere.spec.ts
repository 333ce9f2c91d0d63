import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { root } from '../e2e/support/kiosk.ts';
import { temporaryFolder, writeFiles } from '../e2e/support/library.ts';
import { versions } from './support/make-packages.ts';

// No Electron for Windows or macOS can be had here: what is asked is what electron-builder makes of our configuration.

const own = temporaryFolder();
test.afterAll(own.remove);

/** Electron’s fuses as it ships them, behind the mark by which they are found: version 1, eight of them. */
const fuses = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000810101110', 'latin1');

/** A folder laid out as Electron for Windows, around a small program that is none. */
function standIn(): string {
  const folder = path.join(own.folder, 'electron');
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

function build(...words: string[]): { status: number | null; output: string } {
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  const args = [builder, ...words, '--publish', 'never', `-c.directories.output=${own.folder}/out`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

test('a Windows package is Vitrine’s by name, version, icon and fuses, and holds what Linux’s holds', async () => {
  const electron = standIn();
  const made = build(
    '--win',
    'dir',
    '--x64',
    `-c.electronDist=${electron}`,
    '-c.electronVersion=33.2.1',
  );
  expect(made.status, made.output).toBe(0);
  const app = path.join(own.folder, 'out/win-unpacked');
  const program = path.join(app, 'vitrine.exe');

  const executable = NtExecutable.from(readFileSync(program), { ignoreCert: true });
  const { entries } = NtExecutableResource.from(executable);
  const [info] = Resource.VersionInfo.fromEntries(entries);
  const [language] = info?.getAllLanguagesForStringValues() ?? [];
  expect(language && info?.getStringValues(language)).toMatchObject({
    ...{ ProductName: 'Vitrine', FileDescription: 'Vitrine' },
    LegalCopyright: 'Vitrine contributors, MIT licence',
  });
  const [major = 0, minor = 0, patch = 0] = versions().now.split('.').map(Number);
  expect(info?.fixedInfo).toMatchObject({
    ...{ productVersionMS: major * 0x10000 + minor, productVersionLS: patch * 0x10000 },
  });
  const [icon] = Resource.IconGroupEntry.fromEntries(entries);
  expect(icon?.icons.map(({ width }) => width)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 0]);

  const wire = await getCurrentFuseWire(program);
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);

  expect(readdirSync(path.join(app, 'resources')).sort()).toEqual(['app.asar', 'slides']);
  expect(readdirSync(path.join(app, 'locales')).sort()).toEqual(['en-US.pak', 'fr.pak']);
  const files = listPackage(path.join(app, 'resources/app.asar'), { isPack: false });
  expect(files.map((file) => file.replaceAll('\\', '/'))).toContain('/out/main/start.js');
});

test('what is configured for macOS and Windows is what electron-builder knows, whole', () => {
  // It reads all of it before it makes anything, for whichever system.
  for (const misspelt of ['mac.hardenedRun', 'dmg.title.text', 'nsis.perMaschine']) {
    const { status, output } = build('--win', 'dir', `-c.${misspelt}=true`);
    expect(status).not.toBe(0);
    expect(output).toContain('Invalid configuration object');
  }
});
