import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from '../e2e/support/kiosk.ts';
import { temporaryFolder, twoDecks, writeFiles } from '../e2e/support/library.ts';
import { test } from '../e2e/support/own-display.ts';
import { SocketChannel } from '../support/socket-channel.ts';
import { folderOf, versions } from './support/make-packages.ts';
import { asOrdinaryUser, giveToUser, hasSandbox, makeHome } from './support/ordinary-user.ts';
import { start } from './support/started.ts';

/** Why a deb cannot be installed here, or null. */
function problem(): string | null {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return 'needs Debian, and root';
  return existsSync('/opt/Vitrine')
    ? 'Vitrine is installed on this machine: it stays as it is'
    : null;
}

const reason = problem();
test.skip(reason !== null, reason ?? '');
test.describe.configure({ mode: 'serial' });

const own = temporaryFolder();
chmodSync(own.folder, 0o755);
const home = makeHome(path.join(own.folder, 'home'));
const kept = path.join(home, '.config/Vitrine');
const { now, next } = versions();
/** Pages want Chromium’s sandbox, which not every test machine has. */
const bare = hasSandbox() ? [] : ['--no-sandbox'];

test.afterAll(() => {
  if (reason === null) spawnSync('dpkg', ['--purge', 'vitrine']);
  own.remove();
});

function apt(...words: string[]): string {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return execFileSync('apt-get', ['-y', '--no-install-recommends', ...words], {
    ...{ env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  });
}

function debOf(version: string): string {
  const [name = ''] = readdirSync(folderOf(version)).filter((file) => file.endsWith('.deb'));
  return path.join(folderOf(version), name);
}

/** Runs the installed program as over ssh: by an ordinary user, without a display. */
function vitrine(...words: string[]): { code: number | null; stdout: string; stderr: string } {
  const [command, args] = asOrdinaryUser('vitrine', words);
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: '', DISPLAY: undefined };
  const { status, stdout, stderr } = spawnSync(command, args, { env, cwd: home, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

test('is installed, with an entry in the menus and a command on the PATH', () => {
  apt('install', debOf(now));
  expect(execFileSync('vitrine', ['--version'], { encoding: 'utf8' })).toBe(`${now}\n`);
  execFileSync('desktop-file-validate', ['/usr/share/applications/vitrine.desktop']);
  expect(existsSync('/usr/share/icons/hicolor/512x512/apps/vitrine.png')).toBe(true);
  // What came with the package is what is there.
  expect(execFileSync('dpkg', ['--verify', 'vitrine'], { encoding: 'utf8' })).toBe('');
});

test.describe('the installed command line, without a display', () => {
  test('tells its version and what it can do, however it is asked', () => {
    for (const word of ['--version', '-v']) {
      expect(vitrine(word), word).toMatchObject({ code: 0, stdout: `${now}\n` });
    }
    for (const word of ['--help', '-h', 'help']) {
      expect(vitrine(word), word).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('doctor'),
      });
    }
  });

  test('checks a library, and answers on standard output alone', () => {
    const folder = path.join(own.folder, 'checked');
    writeFiles(folder, twoDecks);
    const { code, stdout } = vitrine('check', folder, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], skipped: [] });
    expect(code).toBe(0);
    expect(existsSync(kept)).toBe(false);
  });

  test('exits 1 where a library has errors, 2 where a command cannot be carried out', () => {
    const folder = path.join(own.folder, 'broken');
    writeFiles(folder, { ...twoDecks, 'alpha/deck.md': '---\ntitle: [\n---\n\n# Alpha\n' });
    expect(vitrine('check', folder).code).toBe(1);
    expect(vitrine('check', path.join(folder, 'nowhere'))).toMatchObject({ code: 2, stdout: '' });
    expect(vitrine('chekc', folder)).toMatchObject({ code: 2, stdout: '' });
  });

  test('prints a talk, draws a contact sheet and looks at the layout, with nothing but itself', async () => {
    const folder = path.join(own.folder, 'printed');
    writeFiles(folder, twoDecks);
    const pdf = path.join(home, 'talk.pdf');
    const printed = vitrine(...bare, 'export', folder, '--pdf', pdf, '--talk', 'beta,alpha');
    expect(printed).toMatchObject({ code: 0, stdout: `${pdf}\n` });
    expect((await PDFDocument.load(readFileSync(pdf))).getPageCount()).toBe(5);
    const sheet = path.join(home, 'sheet.png');
    expect(vitrine(...bare, 'contact-sheet', folder, sheet)).toMatchObject({ code: 0 });
    expect(readFileSync(sheet).subarray(1, 4).toString()).toBe('PNG');
    const { code, stdout } = vitrine(...bare, 'check', folder, '--layout', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ skipped: [] });
    expect(code).toBe(0);
    expect(existsSync(kept)).toBe(false);
  });

  test('prints as root, too', () => {
    const pdf = path.join(own.folder, 'root.pdf');
    const words = ['export', path.join(own.folder, 'printed'), '--pdf', pdf, '--notes'];
    const env = { ...process.env, DISPLAY: '' };
    expect(execFileSync('vitrine', words, { env, encoding: 'utf8' })).toBe(`${pdf}\n`);
  });

  test('examines the machine, as root too', () => {
    const { stdout } = vitrine('doctor');
    expect(stdout).toContain(`Machine, for Vitrine ${now}`);
    expect(stdout).toMatch(/Electron\n {2}✓ [\d.]+, of this package/);
    expect(execFileSync('vitrine', ['help'], { encoding: 'utf8' })).toContain('schedule');
  });

  test('says that a screen needs a display, and what does not', () => {
    const answer = vitrine();
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(answer.stderr).toContain('There is no display');
    expect(answer.stderr).toContain('vitrine serve');
  });

  test('tells of a misspelt word before it tells of the display, and root that it is root', () => {
    const { code, stderr } = vitrine('--chekc', '/srv/slides');
    expect(code).toBe(1);
    expect(stderr).toMatch(/no option --chekc\.[^]*--help[^]*There is no display/);
    const asRoot = spawnSync('vitrine', [], { encoding: 'utf8' });
    expect(asRoot).toMatchObject({ status: 1, stdout: '' });
    expect(asRoot.stderr).toMatch(/^vitrine: [^\n]*root[^\n]*\n$/);
  });

  test('says in one line that it may not write there, and exits 2', () => {
    for (const words of [
      ['export', path.join(own.folder, 'printed'), '--pdf', '/root/t.pdf'],
      ['contact-sheet', path.join(own.folder, 'printed'), '/root/s.png'],
      ['report', '--user-data-dir', own.folder, '--out', '/root/r.html'],
    ]) {
      const answer = vitrine(...bare, ...words);
      expect(answer, words[0]).toMatchObject({ code: 2, stdout: '' });
      // Before it Chromium may tell what else it misses of this machine.
      expect(answer.stderr).toMatch(/^“\/root[^”]*” cannot be written: [^\n]+\n$(?![^])/m);
      expect(answer.stderr).not.toContain('    at ');
    }
  });

  for (const how of ['serve', '--web'])
    test(`serves the bundled library to browsers until it is asked to end: ${how}`, async () => {
      const served = path.join(home, 'served');
      const words = [how, '--port', '0', '--user-data-dir', served];
      const [command, args] = asOrdinaryUser('vitrine', words);
      const server = spawn(command, args, { env: { ...process.env, HOME: home, DISPLAY: '' } });
      const [address] = (await once(server.stdout, 'data')) as [Buffer];
      const health = await fetch(`${address.toString().trim()}health`);
      expect(await health.json()).toMatchObject({ version: now, library: { errors: 0 } });
      const ended = once(server, 'exit');
      server.kill();
      expect(await ended).toEqual([0, null]);
    });

  test('its web host prints a saved talk for the presenter who asks', async () => {
    const served = path.join(home, 'presented');
    const talks = [{ name: 'Visite', decks: ['seqone'], minutes: null }];
    writeFiles(served, { 'settings.json': JSON.stringify({ version: 1, talks }) });
    giveToUser(home);
    // What it prints in is a process of its own, which must do without a sandbox, too.
    const words = [...bare, 'serve', '--port', '0', '--user-data-dir', served];
    const [command, args] = asOrdinaryUser('vitrine', words);
    const server = spawn(command, args, { env: { ...process.env, HOME: home, DISPLAY: '' } });
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    const address = said.toString().trim();
    const channel = await SocketChannel.open(address, 'companion');
    const asked = await channel.call('makeHandout', { talk: 'Visite', notes: true });
    expect(asked).toMatchObject({ ok: true, value: { state: 'making', title: 'Visite' } });
    const state = () => channel.call('getHandout', undefined);
    await expect.poll(state, { timeout: 60_000 }).toMatchObject({ value: { state: 'made' } });
    const reply = await channel.call('fetchHandout', undefined);
    const { path: place } = (reply.ok ? reply.value : {}) as { path: string };
    const answer = await fetch(new URL(place, address));
    const book = await PDFDocument.load(await answer.arrayBuffer());
    expect([book.getTitle(), book.getPageCount()]).toEqual(['Visite', 9]);
    channel.socket.close();
    const ended = once(server, 'exit');
    server.kill();
    expect(await ended).toEqual([0, null]);
  });
});

/** All that the site has set and the kiosk has kept, but for what grows or is made anew with every start. */
function remains(): Record<string, string> {
  const journal = path.join(kept, 'journal');
  const names = existsSync(journal) ? readdirSync(journal) : [];
  const days = names.map((name) => readFileSync(path.join(journal, name), 'utf8'));
  return {
    settings: readFileSync(path.join(kept, 'settings.json'), 'utf8'),
    journal: days.join(''),
  };
}

test('an update keeps the site’s library, settings and journal', async ({ display }) => {
  const library = path.join(own.folder, 'site');
  writeFiles(library, twoDecks);
  mkdirSync(kept, { recursive: true });
  const settings = { version: 1, slides: library, locale: 'en', idle: '90s' };
  writeFileSync(path.join(kept, 'settings.json'), JSON.stringify(settings));
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  writeFiles(path.join(kept, 'journal'), { [`${yesterday}.ndjson`]: '{"of":"yesterday"}\n' });
  giveToUser(home);
  const shown = { status: 'ok', mode: 'loop', locale: 'en', library: { decks: 2, errors: 0 } };

  const first = start('vitrine', home, display.environment);
  await expect.poll(first.health).toMatchObject({ ...shown, version: now });
  await first.end();
  const before = remains();
  expect(before['journal']).toContain('yesterday');

  apt('install', debOf(next));
  expect(remains()).toEqual(before);
  const second = start('vitrine', home, display.environment);
  await expect.poll(second.health).toMatchObject({ ...shown, version: next });
  await second.end();
  const after = remains();
  expect(after['settings']).toBe(before['settings']);
  expect(after['journal']).toContain(before['journal'] ?? '');
  expect(readdirSync(library).sort()).toEqual(['alpha', 'beta', 'kiosk.yaml']);
});

test('is removed without a trace, and leaves what people made where it is', () => {
  const before = remains();
  apt('purge', 'vitrine');
  const ours = ['/opt/Vitrine', '/usr/bin/vitrine', '/usr/share/applications/vitrine.desktop'];
  expect(ours.filter((file) => existsSync(file))).toEqual([]);
  expect(spawnSync('dpkg', ['--status', 'vitrine']).status).toBe(1);
  expect(remains()).toEqual(before);
});
