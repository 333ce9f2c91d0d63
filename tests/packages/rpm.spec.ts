import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../e2e/support/library.ts';
import { folderOf, versions } from './support/make-packages.ts';

// No Fedora and no openSUSE can be had here: Debian's rpm reads what is in the package, and unpacks it into a root of its own.

const { now } = versions();
const folder = folderOf(now);
const [name] = existsSync(folder)
  ? readdirSync(folder).filter((each) => each.endsWith('.rpm'))
  : [];
test.skip(name === undefined, 'needs rpmbuild');

const file = path.join(folder, name ?? '');
const own = temporaryFolder();
test.afterAll(own.remove);

function lines(command: string, args: readonly string[], input = ''): string[] {
  const text = execFileSync(command, args, { encoding: 'utf8', input, maxBuffer: 1e8 });
  return text.split('\n').filter((line) => line !== '');
}

/** What is asked of the package itself, as `rpm -qp` answers. */
const ask = (...query: string[]): string[] => lines('rpm', ['-qp', ...query, file]);

test('asks for libraries by their own names, as every distribution knows them, and for none that is not used', () => {
  const wanted = ask('--requires').filter((each) => !/^(rpmlib\(|\/bin\/sh$)/.test(each));
  expect(wanted).toContain('libnss3.so()(64bit)');
  const program = path.join(folder, 'linux-unpacked/vitrine');
  const used = lines('/usr/lib/rpm/elfdeps', ['--requires'], `${program}\n`);
  expect(wanted.filter((each) => !used.includes(each))).toEqual([]);
});

test('is for its processor, and holds what the deb holds', () => {
  expect(ask('--queryformat', '%{name} %{version} %{arch} %{license}\n')).toEqual([
    `vitrine ${now} x86_64 MIT`,
  ]);
  const [deb = ''] = readdirSync(folder).filter((each) => each.endsWith('.deb'));
  const inDeb = lines('dpkg-deb', ['--contents', path.join(folder, deb)])
    .filter((line) => !line.startsWith('d'))
    .map((line) => line.replace(/^(\S+\s+){5}\./, ''));
  const inRpm = ask('--queryformat', '[%{filemodes:perms} %{filenames}\n]')
    .filter((line) => !line.startsWith('d'))
    .map((line) => line.replace(/^\S+ /, ''));
  expect(inRpm.sort()).toEqual(inDeb.sort());
});

test('does at its coming and going what the deb does, with nothing left to fill in', () => {
  const scripts = ask('--scripts').join('\n');
  expect(scripts).toContain('postinstall scriptlet');
  expect(scripts).toContain('postuninstall scriptlet');
  expect(scripts).toContain("'/opt/Vitrine/chrome-sandbox'");
  expect(scripts).not.toMatch(/\$\{(sanitizedProductName|executable)\}|%%/);
});

test('is unpacked whole, and removed without a trace', () => {
  test.skip(process.getuid?.() !== 0, 'needs root');
  const root = path.join(own.folder, 'root');
  mkdirSync(root);
  // What it needs, and what its scripts call, is not in this root.
  const rpm = (...args: string[]): string[] => lines('rpm', ['--root', root, ...args]);
  rpm('--install', '--nodeps', '--noscripts', file);
  expect(rpm('--verify', '--nodeps', '--noscripts', 'vitrine')).toEqual([]);
  expect(readdirSync(path.join(root, 'opt/Vitrine/bin'))).toContain('vitrine');
  rpm('--erase', '--nodeps', '--noscripts', 'vitrine');
  expect(existsSync(path.join(root, 'opt/Vitrine'))).toBe(false);
});
