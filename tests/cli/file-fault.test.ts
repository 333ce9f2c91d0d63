import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeFileFault } from '../../src/cli/file-fault.ts';
import { temporaryFolder } from '../support/temporary-library.ts';
import { runVitrine } from './run-vitrine.ts';

/** What the system would say: Node's errors of files have these parts. */
function fault(code: string, syscall: string, file?: string): Error {
  return Object.assign(new Error(`${code}: as Node says it`), { code, syscall, path: file });
}

/** What a work with files throws. */
function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

describe('what a file system refuses is told in a line: what, why, and what to do', () => {
  test.each([
    ['EACCES', 'access', /^“\/srv\/t\.pdf” cannot be written: .*may not.*Name another place/],
    ['EPERM', 'open', /^“\/srv\/t\.pdf” cannot be opened: .*may not.*Name another place/],
    ['EROFS', 'mkdir', /cannot be written: .*only be read.*Name another place/],
    ['ENOSPC', 'write', /cannot be written: .*full.*Make room/],
    ['EDQUOT', 'write', /cannot be written: .*full.*Make room/],
    ['EISDIR', 'rename', /cannot be written: .*is a folder.*Name a file/],
    ['ENOTDIR', 'scandir', /cannot be read: .*no folder/],
    ['ENOENT', 'open', /cannot be opened: .*not there/],
    ['EMFILE', 'open', /cannot be opened: .*too many files/],
  ])('%s of %s', (code, syscall, line) => {
    const told = describeFileFault(fault(code, syscall, '/srv/t.pdf'));
    expect(told).toMatch(line);
    expect(told).toContain(`(${code})`);
    expect(told).not.toMatch(/\n|\bat \/|syscall/);
  });

  test('of a file that was being written aside, the one that was asked for is named', () => {
    const told = describeFileFault(fault('EACCES', 'open', '/srv/r.html.4711.partial'));
    expect(told).toContain('“/srv/r.html” cannot be written');
  });

  test('a full disk that does not say which file is told all the same', () => {
    expect(describeFileFault(fault('ENOSPC', 'write'))).toMatch(/^A file cannot be written: /);
  });

  test('real ones are known: a folder that is read, a file that is not there', () => {
    const folder = temporaryFolder();
    const isFolder = describeFileFault(thrownBy(() => readFileSync(folder)));
    expect(isFolder).toContain('is a folder');
    const away = path.join(folder, 'away', 'x.txt');
    expect(describeFileFault(thrownBy(() => writeFileSync(away, '')))).toContain(`“${away}”`);
    expect(describeFileFault(thrownBy(() => mkdtempSync(away)))).toContain('not there');
    expect(describeFileFault(thrownBy(() => rmSync(away)))).toContain('not there');
  });

  test.each([
    ['a mistake of ours', new TypeError('x is not a function')],
    ['a program that does not start', fault('ENOENT', 'spawn chromium', 'chromium')],
    ['a network', fault('ECONNREFUSED', 'connect')],
    ['no error at all', 'a word'],
  ])('nothing is said of %s', (_, error) => {
    expect(describeFileFault(error)).toBeNull();
  });
});

describe('a command that cannot write what it was asked for', () => {
  test.skipIf(!existsSync('/proc/self'))(
    'says so in one line, with nothing on standard output, and exits 2',
    async () => {
      // Not even root makes a file there.
      const out = '/proc/report.html';
      const outcome = await runVitrine(
        'report',
        '--user-data-dir',
        temporaryFolder(),
        '--out',
        out,
      );
      expect(outcome).toMatchObject({ stdout: '', exitCode: 2 });
      expect(outcome.stderr).toMatch(/^“\/proc\/report\.html” cannot be written: [^\n]+\n$/);
    },
  );

  test.each([
    ['a folder that is not there', 'away/x', /no folder/],
    ['a folder', '', /is a folder/],
  ])('says so before it draws anything: %s', async (_, name, why) => {
    const folder = temporaryFolder();
    const library = path.resolve(import.meta.dirname, '../../resources/welcome');
    const out = path.join(folder, name);
    const outcome = await runVitrine('export', library, '--pdf', out);
    expect(outcome).toMatchObject({ stdout: '', exitCode: 2 });
    expect(outcome.stderr).toMatch(why);
    expect(outcome.stderr.trim()).not.toContain('\n');
  });
});
