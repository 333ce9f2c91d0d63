import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { SettingsFile } from '../../../src/node/settings/settings-file.ts';
import { pause, temporaryFolder, until, writeFiles } from '../../support/temporary-library.ts';

// Processes are started and killed.
vi.setConfig({ testTimeout: 60_000 });

const good = '{ "version": 1, "idle": 30000 }';
/** In ms; far shorter than a kiosk's. */
const interval = 50;

async function open(folder: string) {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const file = await SettingsFile.open({ folder, log, interval });
  onTestFinished(file.watch(() => undefined));
  return { file, lines };
}

/** A user data folder with those files in it. */
function userData(files: Record<string, string | Uint8Array> = {}): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

const read = (folder: string, name = 'settings.json') =>
  readFileSync(path.join(folder, name), 'utf8');
const brokenOnes = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('settings.broken-'));

/** Does something as a user who is not root, whom permissions do not stop. */
async function asOrdinaryUser<Result>(work: () => Promise<Result>): Promise<Result> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('settings.json', () => {
  test('need not be there', async () => {
    const folder = path.join(userData(), 'not yet');
    const { file, lines } = await open(folder);
    expect([file.known.settings, file.storage.kind, lines]).toEqual([{}, 'disk', []]);
    await file.change({ idle: 20_000 });
    expect(JSON.parse(read(folder))).toEqual({ version: 1, idle: 20_000 });
    expect(read(folder, 'settings.json.bak')).toBe(read(folder));
    expect(statSync(path.join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
  });

  test('keeps what it holds through a restart, and what this Vitrine does not know', async () => {
    const folder = userData({
      'settings.json': '{ "version": 1, "idel": 1, "later": { "a": 2 } }',
    });
    const { file, lines } = await open(folder);
    await file.change({ volume: 0.5 });
    expect((await open(folder)).file.known.settings).toEqual({ volume: 0.5 });
    expect(JSON.parse(read(folder))).toMatchObject({ idel: 1, later: { a: 2 } });
    expect(lines.join()).toContain(
      '“idel” is not a setting; it is kept and not used. Did you mean “idle”?',
    );
  });

  test('may be written as people write: without a version, with a byte order mark, in words', async () => {
    const folder = userData({
      'settings.json':
        '\uFEFF{ "idle": "90s", "hours": "mon-fri: 08:00-19:00", "display": "primary" }',
    });
    const { settings, warnings } = (await open(folder)).file.known;
    expect(warnings).toEqual([]);
    expect(settings).toMatchObject({ idle: 90_000, display: 'primary' });
    expect(settings.hours).toMatchObject({ wakeOnTouch: false });
  });

  test('loses one wrong value alone, which is kept for whoever mends it', async () => {
    const folder = userData({ 'settings.json': '{ "idle": "soon", "volume": 0.5 }' });
    const { file, lines } = await open(folder);
    expect(file.known.settings).toEqual({ volume: 0.5 });
    expect(lines.join()).toContain('“idle” must be a duration from 10s to 1h');
    await file.change({ volume: 1 });
    expect(JSON.parse(read(folder))).toEqual({ version: 1, idle: 'soon', volume: 1 });
  });
});

describe('a settings.json that cannot be used', () => {
  test.each([
    ['is empty', ''],
    ['was half written', '{ "version": 1, "id'],
    ['is full of NUL', Buffer.alloc(4096)],
    ['is no object', '[1]'],
    ['has a version that is none', '{ "version": "new" }'],
    ['is no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['is huge', `{ "a": "${'x'.repeat(2 ** 20)}" }`],
  ])('because it %s is kept, and the last good one is used', async (_why, content) => {
    const folder = userData({ 'settings.json': content, 'settings.json.bak': good });
    const { file, lines } = await open(folder);
    expect([file.known.settings, file.storage.kind]).toEqual([{ idle: 30_000 }, 'disk']);
    const [broken = ''] = brokenOnes(folder);
    expect(readFileSync(path.join(folder, broken))).toEqual(Buffer.from(content));
    expect(JSON.parse(read(folder))).toEqual(JSON.parse(good));
    expect(lines.join()).toContain(broken);
  });

  test('gives way to defaults when the last good one cannot be used either', async () => {
    const folder = userData({ 'settings.json': '{', 'settings.json.bak': '' });
    const { file } = await open(folder);
    expect([file.known.settings, file.storage.kind]).toEqual([{}, 'disk']);
    expect([existsSync(path.join(folder, 'settings.json')), brokenOnes(folder)]).toEqual([
      false,
      [expect.any(String)],
    ]);
  });

  test('is kept five times, and no more', async () => {
    const folder = userData();
    for (let time = 0; time < 8; time += 1) {
      writeFileSync(path.join(folder, 'settings.json'), '{');
      await open(folder);
      await pause(2);
    }
    expect(brokenOnes(folder)).toHaveLength(5);
  });

  test('because a folder stands in its place is left alone: settings hold in memory', async () => {
    const folder = userData({ 'settings.json/inside': 'x', 'settings.json.bak': good });
    const { file } = await open(folder);
    expect([file.known.settings, file.storage.kind]).toEqual([{ idle: 30_000 }, 'memory']);
    await file.change({ volume: 1 });
    expect(file.known.settings).toEqual({ idle: 30_000, volume: 1 });
    expect(existsSync(path.join(folder, 'settings.json/inside'))).toBe(true);
  });

  // On Windows modes forbid nothing.
  test.skipIf(process.platform === 'win32')(
    'because it may not be read is never overwritten',
    async () => {
      const folder = userData({ 'settings.json': good });
      if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
      chmodSync(path.join(folder, 'settings.json'), 0o000);
      const { file } = await asOrdinaryUser(async () => {
        const opened = await open(folder);
        await opened.file.change({ idle: 10_000 });
        return opened;
      });
      expect([file.known.settings, file.storage.kind]).toEqual([{ idle: 10_000 }, 'memory']);
      expect([file.isUntouchable, file.storage.problem]).toEqual([
        true,
        expect.stringContaining('EACCES'),
      ]);
      chmodSync(path.join(folder, 'settings.json'), 0o600);
      expect(read(folder)).toBe(good);
    },
  );

  test('because a newer Vitrine wrote it is never overwritten, and used as far as it is understood', async () => {
    const text = '{ "version": 2, "idle": 30000, "hologram": true }';
    const folder = userData({ 'settings.json': text });
    const { file } = await open(folder);
    await file.change({ volume: 1 });
    expect([file.known.settings, file.storage.kind]).toEqual([
      { idle: 30_000, volume: 1 },
      'memory',
    ]);
    expect([read(folder), brokenOnes(folder)]).toEqual([text, []]);
  });
});

describe('a disk that takes nothing', () => {
  // On Windows modes forbid nothing.
  test.skipIf(process.platform === 'win32')(
    'as it is read-only stops nothing: settings hold in memory, and say so from the start',
    async () => {
      const folder = userData({ 'settings.json': good, 'settings.json.bak': good });
      chmodSync(folder, 0o555);
      const { file, lines } = await asOrdinaryUser(async () => {
        const opened = await open(folder);
        expect(opened.file.storage).toMatchObject({ kind: 'memory' });
        await opened.file.change({ volume: 1 });
        return opened;
      });
      expect(file.known.settings).toEqual({ idle: 30_000, volume: 1 });
      expect([read(folder), readdirSync(folder)]).toEqual([
        good,
        ['settings.json', 'settings.json.bak'],
      ]);
      expect(lines.join()).toContain('settings hold until the next start');
    },
  );

  test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
    'as it is full stops nothing, and has everything once there is room',
    async () => {
      const folder = userData();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
      // Lazily: on a busy machine something may still look into it.
      onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
      const { file } = await open(folder);
      await file.change({ idle: 30_000 });
      expect(file.storage.kind).toBe('disk');
      // As much as goes in.
      const filler = path.join(folder, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(32 * 1024))).toThrow('ENOSPC');
      await file.change({ volume: 1 });
      expect(file.storage).toEqual({ kind: 'memory', problem: expect.stringContaining('ENOSPC') });
      expect(file.known.settings).toEqual({ idle: 30_000, volume: 1 });
      expect(JSON.parse(read(folder))).toEqual({ version: 1, idle: 30_000 });
      rmSync(filler);
      await file.change({});
      expect(file.storage.kind).toBe('disk');
      expect(JSON.parse(read(folder))).toMatchObject({ volume: 1 });
    },
  );

  test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
    'as it is full loses nothing where the file is broken, too: the last good one holds, start after start',
    async () => {
      const folder = userData();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
      onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
      writeFiles(folder, { 'settings.json': '{ "version', 'settings.json.bak': good });
      const filler = path.join(folder, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(32 * 1024))).toThrow('ENOSPC');
      for (let start = 0; start < 3; start += 1) {
        const { file } = await open(folder);
        expect([file.known.settings, file.storage.kind]).toEqual([{ idle: 30_000 }, 'memory']);
      }
      rmSync(filler);
      const { file } = await open(folder);
      expect([file.known.settings, file.storage.kind]).toEqual([{ idle: 30_000 }, 'disk']);
      expect(read(folder, brokenOnes(folder)[0])).toBe('{ "version');
    },
  );
});

test('a change that would make the file too large to be read again is not taken', async () => {
  const folder = userData({ 'settings.json': good });
  const { file, lines } = await open(folder);
  await file.change({ filler: 'x'.repeat(2 ** 20) });
  expect(lines.join()).toContain('larger than 1 MB');
  await file.change({ volume: 1 });
  const again = await open(folder);
  expect(again.file.known.settings).toEqual({ idle: 30_000, volume: 1 });
});

describe('whoever changes the file by hand while the kiosk runs', () => {
  test('is heard at once', async () => {
    const folder = userData({ 'settings.json': good });
    const { file } = await open(folder);
    writeFileSync(path.join(folder, 'settings.json'), '{ "idle": "2m" }');
    await until(() => file.known.settings.idle === 120_000);
    rmSync(path.join(folder, 'settings.json'));
    await until(() => file.known.settings.idle === undefined);
  });

  test('is heard again after a slip, which is told once', async () => {
    const folder = userData({ 'settings.json': good });
    const { file, lines } = await open(folder);
    writeFileSync(path.join(folder, 'settings.json'), '{ "idle": 2m }');
    await until(() => lines.some((line) => line.includes('those before it stay')));
    writeFileSync(path.join(folder, 'settings.json'), '{ "idle": "2m" }');
    await until(() => file.known.settings.idle === 120_000);
    expect(lines.filter((line) => line.includes('those before it stay'))).toHaveLength(1);
  });

  test('is not overwritten by a change that comes first', async () => {
    const folder = userData({ 'settings.json': good });
    const { file } = await open(folder);
    writeFileSync(path.join(folder, 'settings.json'), '{ "idle": "2m", "mine": 1 }');
    await file.change({ volume: 1 });
    expect(file.known.settings).toEqual({ idle: 120_000, volume: 1 });
    expect(JSON.parse(read(folder))).toMatchObject({ mine: 1 });
  });

  test('loses nothing by a slip: what held before stays, and the next change keeps their text', async () => {
    const folder = userData({ 'settings.json': good });
    const { file, lines } = await open(folder);
    writeFileSync(path.join(folder, 'settings.json'), '{ "idle": 2m }');
    await until(() => lines.some((line) => line.includes('those before it stay')));
    expect(file.known.settings).toEqual({ idle: 30_000 });
    await file.change({ volume: 1 });
    expect(file.known.settings).toEqual({ idle: 30_000, volume: 1 });
    expect(brokenOnes(folder).map((name) => read(folder, name))).toEqual(['{ "idle": 2m }']);
  });
});

describe('a process that is killed while it saves', () => {
  test('leaves the settings before or after, whole, forty times of forty', async () => {
    const folder = userData();
    mkdirSync(folder, { recursive: true });
    const module = path.resolve(import.meta.dirname, '../../../src/node/settings/settings-file.ts');
    const script = `
      const { SettingsFile } = await import(${JSON.stringify(module)});
      const file = await SettingsFile.open({ folder: ${JSON.stringify(folder)}, log: console.error });
      for (let turn = 0; ; turn += 1) {
        await file.change({ volume: (turn % 100) / 100, filler: 'x'.repeat(20_000) });
        if (turn === 0) console.log('saving');
      }`;
    for (let kill = 0; kill < 40; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
      await once(child.stdout, 'data');
      await pause(kill);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const { volume, filler } = JSON.parse(read(folder)) as { volume: number; filler: string };
      expect([volume >= 0, filler.length]).toEqual([true, 20_000]);
    }
    const { file } = await open(folder);
    expect([file.storage.kind, brokenOnes(folder)]).toEqual(['disk', []]);
    // What was left half-way is swept.
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.json.bak']);
  }, 240_000);
});
