import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Sight } from '../../../src/core/updates/update-time.ts';
import { AppImage } from '../../../src/node/updates/app-image.ts';
import { readKnownUpdate } from '../../../src/node/updates/known-update.ts';
import { UpdateKeeper, type UpdateKeeperOptions } from '../../../src/node/updates/update-keeper.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-library.ts';
import { openUpdateServer, publishVersion } from '../../support/update-server.ts';

const hour = 3_600_000;
/** Four at night: a screen that is always open is quiet. */
const night = Date.UTC(2026, 10, 24, 4);

/** A kiosk of version 0.1.0 in the loop at night, a server that offers 0.2.0, and a clock of our own. */
async function kiosk(changes: Partial<UpdateKeeperOptions> = {}) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'app/Vitrine.AppImage': 'the old one',
    'server/Vitrine-0.2.0.AppImage': 'the new one',
  });
  const server = await openUpdateServer(path.join(folder, 'server'));
  onTestFinished(server.stop);
  publishVersion(path.join(folder, 'server'), '0.2.0', 'Vitrine-0.2.0.AppImage');
  const file = path.join(folder, 'app/Vitrine.AppImage');
  // electron-updater wants to know what it is to be compared with.
  vi.stubEnv('APPIMAGE', file);
  const state = { now: 0, epoch: night, restarts: 0, url: server.url as string | null };
  const sight: Sight = { mode: 'loop', view: 'stage', isWell: true };
  const seen = { sight };
  const said: string[] = [];
  const options: UpdateKeeperOptions = {
    ...{ version: '0.1.0', userData: path.join(folder, 'user'), target: new AppImage(file) },
    url: () => state.url,
    site: () => ({ hours: null, timeZone: 'UTC' }),
    sight: () => seen.sight,
    ...{ speed: 1, timeZone: 'UTC', now: () => state.now, epoch: () => state.epoch },
    log: (line) => said.push(line),
    report: ({ message }) => said.push(message),
    restart: () => (state.restarts += 1),
    ...changes,
  };
  let keeper = new UpdateKeeper(options);
  const pass = async (ms: number): Promise<void> => {
    state.now += ms;
    state.epoch += ms;
    await keeper.tick();
  };
  return {
    ...{ state, seen, said, server, options, file, pass },
    published: path.join(folder, 'server'),
    available: () => keeper.available,
    /** Enough for a look, for quiet to be sure, for the download and for its taking. */
    takeTime: async () => {
      await keeper.tick();
      for (const ms of [60_000, 240_000, 10_000, 10_000]) await pass(ms);
    },
    /** The app ends and begins, perhaps as another version. */
    begin: (version: string) => (keeper = new UpdateKeeper({ ...options, version })),
    known: () => readKnownUpdate(options.userData),
    text: (suffix = '') => readFileSync(file + suffix, 'utf8'),
    beside: () => readdirSync(path.dirname(file)).sort(),
  };
}

test('nothing is looked for unless an address is set', async () => {
  const { state, server, takeTime, known, beside } = await kiosk();
  state.url = null;
  await takeTime();
  expect(server.asked).toEqual([]);
  expect(known()).toBe(null);
  expect(beside()).toEqual(['Vitrine.AppImage']);
});

test('a newer version takes the place of the old one, which is kept, and goes on trial', async () => {
  const { state, takeTime, text, file, beside, options } = await kiosk();
  await takeTime();
  expect(state.restarts).toBe(1);
  expect([text(), text('.previous')]).toEqual(['the new one', 'the old one']);
  expect(text('.trial')).toMatch(/^0\.2\.0 after 0\.1\.0 [0-9a-f]{128}\n$/);
  expect(statSync(file).mode & 0o777).toBe(0o755);
  expect(beside()).toEqual(['', '.previous', '.trial'].map((end) => `Vitrine.AppImage${end}`));
  const downloads = path.join(options.userData, 'updates/downloads/pending');
  expect(readdirSync(downloads).filter((name) => name.endsWith('.AppImage'))).toEqual([]);
});

test('nobody can be told from anybody by what is asked of the server', async () => {
  const { takeTime, server } = await kiosk();
  await takeTime();
  expect(new Set(server.asked)).toEqual(new Set(['/latest-linux.yml', '/Vitrine-0.2.0.AppImage']));
});

describe('a version is not taken', () => {
  test('within opening hours, and is soon after closing', async () => {
    const hours = { from: 8 * 60, to: 19 * 60 };
    const week = Array.from({ length: 7 }, () => [hours]);
    const open = { week, exceptions: [], wakeOnTouch: true };
    const { state, takeTime, pass, available, known, server } = await kiosk({
      site: () => ({ hours: open, timeZone: 'UTC' }),
    });
    state.epoch = Date.UTC(2026, 10, 24, 18, 50);
    await takeTime();
    expect([available(), state.restarts]).toEqual(['0.2.0', 0]);
    expect(known()).toMatchObject({ problem: null, waits: 'it waits for closing time' });
    expect(server.asked).toEqual(['/latest-linux.yml']);
    await pass(10 * 60_000);
    await pass(10_000);
    expect(state.restarts).toBe(1);
  });

  test('while a visitor is there, nor when one comes during the download', async () => {
    const { state, seen, takeTime, pass, known, beside, server } = await kiosk();
    const alone = seen.sight;
    seen.sight = { ...alone, mode: 'explore' };
    await takeTime();
    expect(known()).toMatchObject({ waits: 'someone is at the screen' });
    seen.sight = alone;
    await pass(0);
    await pass(300_000);
    expect(server.asked).toContain('/Vitrine-0.2.0.AppImage');
    seen.sight = { ...alone, mode: 'explore' };
    await pass(10_000);
    seen.sight = alone;
    await pass(10_000);
    expect([state.restarts, beside()]).toEqual([0, ['Vitrine.AppImage']]);
  });

  test('that comes before the one that runs, or is it', async () => {
    for (const version of ['0.0.9', '0.1.0', '0.1.0-beta.2', '0.2.0-beta.1']) {
      const { state, published, takeTime, available, server, beside } = await kiosk();
      publishVersion(published, version, 'Vitrine-0.2.0.AppImage');
      await takeTime();
      expect([available(), state.restarts], version).toEqual([null, 0]);
      expect(server.asked).toEqual(['/latest-linux.yml']);
      expect(beside()).toEqual(['Vitrine.AppImage']);
    }
  });

  test('whose bytes are not those that were published', async () => {
    const { state, published, takeTime, text, beside, known, said, pass } = await kiosk();
    writeFileSync(path.join(published, 'Vitrine-0.2.0.AppImage'), 'the bad one');
    await takeTime();
    expect([text(), beside(), state.restarts]).toEqual(['the old one', ['Vitrine.AppImage'], 0]);
    expect(known()?.problem).toMatch(/checksum/);
    expect(said.join()).toMatch(/Update: .*checksum/);
    // It is not tried again until the next look.
    await pass(10_000);
    expect(known()?.available).toBe(null);
  });

  test('that is published without a checksum', async () => {
    const { state, published, takeTime, known } = await kiosk();
    const feed = path.join(published, 'latest-linux.yml');
    writeFileSync(feed, readFileSync(feed, 'utf8').replace(/ *sha512: .*\n/g, ''));
    await takeTime();
    expect(state.restarts).toBe(0);
    expect(known()?.problem).toMatch(/without a checksum|checksum/);
  });

  test('that lies on another server, whose way is not safe', async () => {
    const { state, published, takeTime, known } = await kiosk();
    const feed = path.join(published, 'latest-linux.yml');
    const elsewhere = readFileSync(feed, 'utf8').replaceAll(/(url|path): /g, '$&http://0.0.0.0:9/');
    writeFileSync(feed, elsewhere);
    await takeTime();
    expect([state.restarts, known()?.problem]).toEqual([
      0,
      expect.stringContaining('neither HTTPS nor this machine'),
    ]);
  });

  test('where only the administrator may replace it: it is told of', async () => {
    const target = 'This package is updated by the administrator.';
    const { takeTime, available, known, server } = await kiosk({ target });
    await takeTime();
    expect(available()).toBe('0.2.0');
    expect(known()).toMatchObject({ available: '0.2.0', problem: target });
    expect(server.asked).toEqual(['/latest-linux.yml']);
  });
});

test('a server that is away is told of, and asked again after six hours', async () => {
  const { state, published, takeTime, pass, known, server } = await kiosk();
  const feed = path.join(published, 'latest-linux.yml');
  const text = readFileSync(feed, 'utf8');
  writeFileSync(feed, 'none of this');
  await takeTime();
  expect(known()?.problem).toBeTruthy();
  writeFileSync(feed, text);
  const before = server.asked.length;
  await pass(5 * hour);
  expect(server.asked).toHaveLength(before);
  state.epoch = night - hour;
  await pass(hour);
  await pass(10_000);
  expect([known()?.problem, state.restarts]).toEqual([null, 1]);
});

test('of a page that a network puts in the way of a look, no more than a line is told', async () => {
  const { published, takeTime, known, said } = await kiosk();
  const page = `<html>\n${'<p title="a: b: c">Sign in</p>\n'.repeat(20_000)}</html>\n`;
  writeFileSync(path.join(published, 'latest-linux.yml'), page);
  await takeTime();
  expect(known()?.problem).toMatch(/^.{20,300}$/);
  expect(Math.max(...said.map((line) => line.length))).toBeLessThan(400);
});

test('a look that fails takes back nothing that was offered before', async () => {
  const { state, seen, published, takeTime, pass, available, said } = await kiosk();
  const alone = seen.sight;
  seen.sight = { ...alone, mode: 'explore' };
  await takeTime();
  const feed = path.join(published, 'latest-linux.yml');
  writeFileSync(feed, 'none of this');
  await pass(6 * hour);
  expect(said.join()).toContain('Update: ');
  expect(available()).toBe('0.2.0');
  seen.sight = alone;
  state.epoch = night;
  for (const ms of [0, 300_000, 10_000]) await pass(ms);
  expect(state.restarts).toBe(1);
});

describe('a new version on trial', () => {
  test('stays once it has been well for half a minute', async () => {
    const { takeTime, begin, pass, seen, file } = await kiosk();
    await takeTime();
    begin('0.2.0');
    seen.sight = { mode: null, view: null, isWell: true };
    await pass(10_000);
    seen.sight = { mode: 'loop', view: 'stage', isWell: true };
    await pass(0);
    await pass(29_999);
    expect(existsSync(`${file}.trial`)).toBe(true);
    await pass(1);
    expect(existsSync(`${file}.trial`)).toBe(false);
    expect(existsSync(`${file}.previous`)).toBe(true);
  });

  test('never stays when it is not the version that it was published as', async () => {
    const { takeTime, begin, pass, file } = await kiosk();
    await takeTime();
    begin('0.0.9');
    for (const ms of [0, 60_000, 60_000]) await pass(ms);
    expect(existsSync(`${file}.trial`)).toBe(true);
  });

  test('never stays when it is the version before under another number', async () => {
    const { takeTime, begin, pass, file, state } = await kiosk();
    await takeTime();
    begin('0.1.0');
    for (const ms of [0, 60_000, 300_000, 10_000]) await pass(ms);
    expect(existsSync(`${file}.trial`)).toBe(true);
    expect(state.restarts).toBe(1);
  });

  test('that never came into its place is forgotten', async () => {
    const { takeTime, begin, pass, file, text } = await kiosk();
    await takeTime();
    writeFileSync(file, text('.previous'));
    begin('0.1.0');
    await pass(0);
    expect(existsSync(`${file}.trial`)).toBe(false);
  });

  test('is over when someone lays another version there by hand', async () => {
    const { takeTime, begin, pass, file, said } = await kiosk();
    await takeTime();
    writeFileSync(file, 'a third one');
    begin('0.3.0');
    await pass(0);
    expect(existsSync(`${file}.trial`)).toBe(false);
    expect(said.join()).not.toContain('in truth');
  });

  test('is over when nobody can read any more what is on trial', async () => {
    const { begin, pass, file } = await kiosk();
    writeFileSync(`${file}.trial`, '');
    begin('0.2.0');
    await pass(0);
    expect(existsSync(`${file}.trial`)).toBe(false);
  });

  test('that did not come up is told of once, and not tried again; a newer one is', async () => {
    const { begin, file, said, state, takeTime, known, published, pass } = await kiosk();
    writeFileSync(`${file}.failed`, '0.2.0 after 0.1.0\n');
    await takeTime();
    expect(state.restarts).toBe(0);
    expect(known()).toMatchObject({ failed: '0.2.0', problem: expect.stringContaining('again') });
    begin('0.1.0');
    await takeTime();
    expect(said.filter((line) => line.includes('the version before it is back'))).toHaveLength(1);
    publishVersion(published, '0.2.1', 'Vitrine-0.2.0.AppImage');
    state.epoch = night - 6 * hour;
    await pass(6 * hour);
    await pass(10_000);
    expect(state.restarts).toBe(1);
  });
});
