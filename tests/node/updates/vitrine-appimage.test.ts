import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test as anywhere } from 'vitest';
import { AppImage } from '../../../src/node/updates/app-image.ts';
import { temporaryFolder, until } from '../../support/temporary-library.ts';

const test = anywhere.runIf(process.platform === 'linux');
const starter = path.resolve(import.meta.dirname, '../../../resources/linux/vitrine-appimage');
const old = 'echo old; exit 75';

/** Stands for an AppImage: a program that does what it is told, and has some seconds to become well. */
function appImage(program: string, seconds = 2, variables: Record<string, string> = {}) {
  const folder = temporaryFolder();
  const file = path.join(folder, 'Vitrine.AppImage');
  const put = (suffix: string, text: string): void => {
    writeFileSync(file + suffix, text);
    chmodSync(file + suffix, 0o755);
  };
  put('', `#!/bin/sh\n${program}\n`);
  const sum = createHash('sha512').update(readFileSync(file)).digest('hex');
  const line = `0.2.0 after 0.1.0 ${sum}\n`;
  /** As the app itself has left it: the new version in its place, on trial. */
  const onTrial = (): void => {
    put('.previous', `#!/bin/sh\n${old}\n`);
    put('.trial', line);
  };
  const start = (...options: string[]) => {
    const env = { ...process.env, VITRINE_TRIAL_SECONDS: String(seconds), ...variables };
    const child = spawn('/bin/sh', [starter, file, ...options], { env, cwd: folder });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return { child, said: () => said, ended: once(child, 'close') };
  };
  const run = async (...options: string[]) => {
    const { said, ended } = start(...options);
    const [code] = (await ended) as [number];
    return { code, said: said().trim() };
  };
  const isThere = (suffix: string): boolean => existsSync(file + suffix);
  const read = (suffix: string): string => readFileSync(file + suffix, 'utf8');
  return { file, folder, put, line, onTrial, start, run, isThere, read };
}

test('starts the AppImage with its options, and ends as it does', async () => {
  const { run } = appImage('echo "$VITRINE_KEEPS_PREVIOUS" "$1" "$2"; exit "$3"');
  expect(await run('--mode', 'two words', '0')).toEqual({ code: 0, said: '1 --mode two words' });
  expect(await run('a', 'b', '75')).toEqual({ code: 75, said: '1 a b' });
});

test('a version that has passed its trial may die as it likes', async () => {
  const { put, run, isThere } = appImage('exit 1');
  put('.previous', `#!/bin/sh\n${old}\n`);
  expect((await run()).code).toBe(1);
  expect(isThere('.failed')).toBe(false);
  expect((await run()).code).toBe(1);
});

describe('the version before is back, and the new one is remembered', () => {
  for (const [what, program] of [
    ['crashes at once', 'exit 1'],
    ['is killed', 'kill -SEGV $$'],
    ['begins anew without having been well', 'exit 75'],
    ['never becomes well', 'sleep 60'],
    ['leaves processes behind', 'sleep 60 & sleep 60'],
  ] as const) {
    test(`when the new one ${what}`, async () => {
      const { onTrial, run, isThere, read } = appImage(program);
      onTrial();
      expect((await run()).code).not.toBe(0);
      expect(read('.failed')).toBe('0.2.0 after 0.1.0\n');
      expect([isThere('.trial'), isThere('.previous')]).toEqual([false, false]);
      expect(await run()).toEqual({ code: 75, said: 'old' });
    });
  }

  test('when the new one cannot be started at all', async () => {
    const { onTrial, run, read } = appImage('\0\0\0 no program');
    onTrial();
    expect((await run()).code).not.toBe(0);
    expect(read('.failed')).toBe('0.2.0 after 0.1.0\n');
    expect((await run()).said).toBe('old');
  });

  test('when the machine went down during the trial', async () => {
    const { onTrial, put, line, run, read } = appImage('exit 0');
    onTrial();
    put('.trial', line + 'started 2026-11-28T03:00:00Z\n');
    expect((await run()).said).toBe('old');
    expect(read('.failed')).toBe('0.2.0 after 0.1.0\n');
  });
});

test('where the version before is gone, the new one is remembered, and no longer on trial', async () => {
  const { onTrial, file, run, isThere, read } = appImage('exit 1');
  onTrial();
  rmSync(`${file}.previous`);
  expect((await run()).code).toBe(1);
  expect([isThere('.trial'), read('.failed')]).toEqual([false, '0.2.0 after 0.1.0\n']);
  expect((await run()).code).toBe(1);
  expect(read('.failed')).toBe('0.2.0 after 0.1.0\n');
});

test('a second start during a trial is no verdict', async () => {
  const { onTrial, start, run, put, isThere, read } = appImage(
    '[ "$1" = second ] && exit 1; touch "$0.here"; until [ -e "$0.end" ]; do sleep 0.1; done',
    60,
  );
  onTrial();
  const { ended } = start();
  await until(() => isThere('.here'));
  expect((await run('second')).code).toBe(1);
  expect([isThere('.previous'), isThere('.failed')]).toEqual([true, false]);
  expect(read('.trial').split('\n')).toHaveLength(3);
  put('.end', '');
  await ended;
  expect([isThere('.trial'), isThere('.failed')]).toEqual([true, false]);
});

test('a version that becomes well stays', async () => {
  const { onTrial, run, isThere } = appImage('rm "$0.trial"; sleep 3; exit 1');
  onTrial();
  await run();
  expect([isThere('.failed'), isThere('.previous')]).toEqual([false, true]);
});

test('who quits or stops a version on trial says nothing of it', async () => {
  const quitting = appImage('exit 0');
  quitting.onTrial();
  await quitting.run();
  expect(quitting.read('.trial')).toBe(quitting.line);

  const { line, onTrial, start, isThere, read } = appImage('touch "$0.here"; exec sleep 60');
  onTrial();
  const { child, ended } = start();
  await until(() => isThere('.here'));
  child.kill('SIGTERM');
  await ended;
  expect([read('.trial'), isThere('.failed')]).toEqual([line, false]);
});

describe('a version that someone lays there by hand is not on trial', () => {
  const byHand = '#!/bin/sh\necho by hand; exit 1\n';

  test('when it was laid there between two starts', async () => {
    const { put, line, onTrial, run, isThere, read } = appImage('exit 1');
    onTrial();
    put('.trial', line + 'started 2026-11-28T03:00:00Z\n');
    put('', byHand);
    expect(await run()).toEqual({ code: 1, said: 'by hand' });
    expect([read(''), isThere('.trial'), isThere('.failed')]).toEqual([byHand, false, false]);
  });

  test('when it was laid there while the new one ran', async () => {
    const { put, onTrial, start, isThere, read, file } = appImage(
      'touch "$0.here"; until [ -e "$0.end" ]; do sleep 0.1; done; exit 1',
      60,
    );
    onTrial();
    const { ended } = start();
    await until(() => isThere('.here'));
    rmSync(file);
    put('', byHand);
    put('.end', '');
    await ended;
    expect([read(''), isThere('.trial'), isThere('.failed')]).toEqual([byHand, false, false]);
  });

  test('nor is anything, where the trial has no words', async () => {
    const { put, onTrial, run, isThere, read } = appImage('sleep 3; exit 1');
    onTrial();
    put('.trial', '');
    await run();
    expect([read('').includes('sleep'), isThere('.failed')]).toEqual([true, false]);
  });
});

test('on a full disk, too, it is remembered which version did not come up', async () => {
  const { file, onTrial, run, isThere, line, put, read } = appImage('exit 1');
  onTrial();
  // A device that is always full.
  symlinkSync('/dev/full', `${file}.failed`);
  await run();
  expect((await run()).said).toBe('old');
  expect(isThere('.trial')).toBe(false);
  rmSync(`${file}.failed`);
  expect(await new AppImage(file).failedVersions()).toEqual(['0.2.0']);
  // Once there is room again, it is kept with the next.
  const sum = createHash('sha512').update(read('')).digest('hex');
  put('.trial', line.replace(/.*\n/, `0.3.0 after 0.1.0 ${sum}\n`));
  await run();
  expect(await new AppImage(file).failedVersions()).toEqual(['0.2.0', '0.3.0']);
});

test('a start during a trial is on the disk before it could take the machine down', async () => {
  const tools = temporaryFolder();
  writeFileSync(path.join(tools, 'sync'), '#!/bin/sh\ncp "$1" "$1.synced"\n');
  chmodSync(path.join(tools, 'sync'), 0o755);
  const variables = { PATH: `${tools}:${process.env['PATH'] ?? ''}` };
  const { onTrial, run } = appImage('cat "$0.trial.synced"; exit 0', 2, variables);
  onTrial();
  expect((await run()).said).toMatch(/^0\.2\.0 after .*\nstarted /);
});

describe('what the app writes of a trial is what the starter reads', () => {
  async function replaced(program: string) {
    const made = appImage(old);
    const text = `#!/bin/sh\n${program}\n`;
    writeFileSync(path.join(made.folder, 'fetched'), text);
    const sha512 = createHash('sha512').update(text).digest('base64');
    const told = { version: '0.2.0', before: '0.1.0', sha512 };
    const image = new AppImage(made.file);
    await image.replaceWith(path.join(made.folder, 'fetched'), told);
    expect([await image.trial(), await image.isInPlace()]).toEqual(['0.2.0', true]);
    return { ...made, image };
  }

  test('when the new one does not come up', async () => {
    const { run, image } = await replaced('echo new; exit 1');
    expect((await run()).said).toMatch(/^new\b/);
    expect([await image.trial(), await image.failedVersions()]).toEqual([null, ['0.2.0']]);
    expect(await run()).toEqual({ code: 75, said: 'old' });
  });

  test('when someone quits it', async () => {
    const { run, image } = await replaced('echo new');
    expect(await run()).toEqual({ code: 0, said: 'new' });
    expect([await image.trial(), await image.failedVersions()]).toEqual(['0.2.0', []]);
  });
});

test('the version that has put the new one in its place is not judged for it', async () => {
  const { run, read, isThere } = appImage(
    'cp "$0" "$0.previous"; echo "0.2.0 after 0.1.0" > "$0.trial"; exit 75',
  );
  expect((await run()).code).toBe(75);
  expect([read('.trial'), isThere('.failed')]).toEqual(['0.2.0 after 0.1.0\n', false]);
});
