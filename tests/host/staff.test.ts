import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { doorSchema, staffReportSchema, staffRequests } from '../../src/contract/staff.ts';
import { KioskService } from '../../src/host/kiosk-service.ts';
import { bareMachine } from '../../src/host/staff-machine.ts';
import { LibrarySwitch } from '../../src/node/library-switch.ts';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import { PinLock } from '../../src/node/settings/pin-lock.ts';
import { settingsSchema } from '../../src/core/settings/settings.ts';
import { KioskSettings, nothingFixed } from '../../src/node/settings/kiosk-settings.ts';
import {
  deckText,
  temporaryFolder,
  temporaryLibrary,
  welcomeFolder,
} from '../support/temporary-library.ts';

// Hashing a PIN and loading a library take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const start = { mode: 'loop', deck: null, locale: null, speed: 1 } as const;
const pin = '2580';

async function serve({ fixed = nothingFixed } = {}) {
  const folder = temporaryLibrary({
    'kiosk.yaml': 'languages: [fr, en]\nidle: 90s',
    'a/deck.md': deckText('Un', 2),
  });
  const load = (chosen: string) => LibraryFolder.start({ folder: chosen, welcomeFolder });
  const library = new LibrarySwitch(load(folder), load);
  await library.ready;
  const clock = { now: 1_000_000 };
  const userData = temporaryFolder();
  const settings = await KioskSettings.open(fixed, { folder: userData, log: () => undefined });
  const service = new KioskService({
    ...{ library, start, version: '1.2.3', ownsScreen: false },
    staff: {
      ...{ settings, bundledFolder: '/bundled', machine: bareMachine, faults: () => [] },
      failuresFile: path.join(userData, 'pin-failures.json'),
      showFolder: (chosen) => library.switchTo(chosen),
    },
    now: () => clock.now,
    onFault: () => undefined,
  });
  onTestFinished(() => service.close());
  const connect = (isLocal = true) => {
    const heard: { event: string; payload: unknown }[] = [];
    const { dispatch, disconnect } = service.connectScreen(
      (event, payload) => heard.push({ event, payload }),
      isLocal,
    );
    const ask = async (name: string, input?: unknown) => {
      const reply = await dispatch(name, input);
      return reply.ok ? reply.value : reply.code;
    };
    return { ask, disconnect, heard };
  };
  return { connect, service, clock, settings, library, folder, userData };
}

/** A screen whose staff panel is open. */
async function enter(options?: Parameters<typeof serve>[0]) {
  const host = await serve(options);
  const screen = host.connect();
  expect(await screen.ask('setPin', { pin })).toEqual({ outcome: 'open' });
  return { ...host, screen };
}

describe('the door to the staff panel', () => {
  test('is shut until the first PIN is set', async () => {
    const { connect } = await serve();
    const { ask } = connect();
    const closed = { isPinSet: false, isOpen: false, waitSeconds: 0, mayBeSet: true };
    expect(await ask('getDoor')).toEqual(closed);
    expect(await ask('getStaffReport')).toBe('staff-only');
    expect(await ask('setPin', { pin: '1234' })).toEqual({ outcome: 'weak' });
    expect(await ask('setPin', { pin })).toEqual({ outcome: 'open' });
    expect(doorSchema.parse(await ask('getDoor'))).toMatchObject({ isPinSet: true, isOpen: true });
  });

  test('opens to the PIN and to no other, on this screen alone', async () => {
    const { connect, screen } = await enter();
    await screen.ask('leaveStaff');
    expect(await screen.ask('enterStaff', { pin: '2581' })).toMatchObject({ outcome: 'wrong' });
    expect(await screen.ask('enterStaff', { pin })).toEqual({ outcome: 'open', waitSeconds: 0 });
    expect(await connect().ask('getStaffReport')).toBe('staff-only');
  });

  test('takes a first PIN from the machine’s own screens alone', async () => {
    const { connect } = await serve();
    const far = connect(false);
    expect(await far.ask('getDoor')).toMatchObject({ mayBeSet: false });
    expect(await far.ask('setPin', { pin })).toEqual({ outcome: 'refused' });
    await connect().ask('setPin', { pin });
    expect(await far.ask('enterStaff', { pin })).toMatchObject({ outcome: 'open' });
    expect(await far.ask('listFolders', { path: null })).toBe('failed');
  });

  test('shuts when the page is loaded again, when staff leave, and ten minutes after the last deed', async () => {
    const { clock, screen } = await enter();
    await screen.ask('getStart');
    expect(await screen.ask('getStaffReport')).toBe('staff-only');
    await screen.ask('enterStaff', { pin });
    clock.now += 9 * 60_000;
    await screen.ask('changeSettings', { patch: {} });
    clock.now += 9 * 60_000;
    // The report is asked for by itself, so it is no sign of anyone.
    expect(staffReportSchema.safeParse(await screen.ask('getStaffReport')).success).toBe(true);
    clock.now += 60_000;
    expect(await screen.ask('getStaffReport')).toBe('staff-only');
  });

  test('keeps everything else out while it is shut', async () => {
    const { connect } = await serve();
    const { ask } = connect();
    const inputs = {
      changeSettings: { patch: { remote: true } },
      useVersion: { revision: null },
      listFolders: { path: null },
      doStaffAction: { action: 'quit' },
    };
    const open = ['getDoor', 'enterStaff', 'setPin'];
    for (const name of Object.keys(staffRequests).filter((each) => !open.includes(each))) {
      const input = Object.hasOwn(inputs, name) ? inputs[name as keyof typeof inputs] : undefined;
      expect([name, await ask(name, input)]).toEqual([name, 'staff-only']);
    }
  });
});

describe('a PIN that is guessed at', () => {
  test('for an hour by every screen at once is tried ten times, and restarts give none', async () => {
    const { screen, connect, clock, userData, settings } = await enter();
    await screen.ask('leaveStaff');
    const others = [connect(false), connect(false), connect()];
    const outcomes: string[] = [];
    let guess = 0;
    for (const end = clock.now + 3_600_000; clock.now < end; clock.now += 10_000) {
      const tries = others.map(({ ask }) => ask('enterStaff', { pin: String(3_000 + guess++) }));
      for (const answer of await Promise.all(tries)) {
        outcomes.push((answer as { outcome: string }).outcome);
      }
    }
    expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(10);
    expect(outcomes).not.toContain('open');
    // The right one waits like any other; a restart begins the wait anew.
    clock.now -= 10_000;
    expect(await screen.ask('enterStaff', { pin })).toMatchObject({ outcome: 'wait' });
    const failuresFile = path.join(userData, 'pin-failures.json');
    const restarted = new PinLock({ settings, failuresFile, now: () => clock.now });
    expect(await restarted.enter(pin)).toEqual({ outcome: 'wait', waitSeconds: 900 });
    clock.now += 900_000;
    expect(await screen.ask('enterStaff', { pin })).toMatchObject({ outcome: 'open' });
    // Whoever knows it is not made to wait for what others did before.
    await screen.ask('leaveStaff');
    expect(await screen.ask('enterStaff', { pin: '9999' })).toMatchObject({
      outcome: 'wrong',
      waitSeconds: 0,
    });
  });

  test('is in no file and no log as it was typed', async () => {
    const { screen, userData } = await enter();
    await screen.ask('enterStaff', { pin: '97531' });
    for (const name of readdirSync(userData)) {
      const text = readFileSync(path.join(userData, name), 'utf8');
      expect(text).not.toMatch(/2580|97531/);
    }
  });
});

test('whatever is asked of a shut door, nothing is told and nothing changes', async () => {
  const { connect, settings } = await serve();
  const before = JSON.stringify(settings.current);
  const open = ['getDoor', 'enterStaff', 'setPin'];
  const names = Object.keys(staffRequests).filter((name) => !open.includes(name));
  const { ask } = connect(false);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.anything(), async (name, input) => {
      expect(['staff-only', 'invalid-input']).toContain(await ask(name, input));
    }),
  );
  expect(JSON.stringify(settings.current)).toBe(before);
});

test('whatever an open panel asks to change, what is kept can be used, and read again', async () => {
  const { screen, settings, userData } = await enter();
  const rarely = (usual: fc.Arbitrary<unknown>) => fc.oneof(usual, fc.anything());
  const announcement = fc.record({
    ...{ deck: fc.string(), slide: rarely(fc.integer()) },
    ...{ from: fc.string(), to: rarely(fc.constant('2026-12-24T18:30')) },
  });
  const patch = fc.record(
    {
      volume: rarely(fc.double()),
      idle: rarely(fc.integer()),
      announcements: rarely(fc.array(announcement)),
      hours: rarely(fc.constantFrom('always', null)),
      display: rarely(fc.string()),
      locale: rarely(fc.string()),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(patch, fc.dictionary(fc.string(), fc.anything())), async (asked) => {
      const answer = await screen.ask('changeSettings', { patch: asked });
      if (answer !== 'invalid-input') expect(answer).toEqual({ problems: {} });
      expect(settingsSchema.safeParse(settings.current).success).toBe(true);
    }),
    { numRuns: 50 },
  );
  const many = { deck: 'a', slide: null, from: '2026-12-24T18:30', to: '2026-12-24T20:00' };
  const announcements = Array.from({ length: 10_000 }, () => many);
  expect(await screen.ask('changeSettings', { patch: { announcements } })).toBe('invalid-input');
  await screen.ask('changeSettings', { patch: { volume: 0.5 } });
  const again = await KioskSettings.open(nothingFixed, { folder: userData, log: () => undefined });
  expect(again.current).toEqual(settings.current);
});

describe('the report', () => {
  test('says what is set, what the library is and how the kiosk is', async () => {
    const { screen, folder } = await enter();
    const report = staffReportSchema.parse(await screen.ask('getStaffReport'));
    expect(report).toMatchObject({
      version: '1.2.3',
      fixed: {},
      ownSite: { idle: 90_000 },
      library: { folder, isBundled: false, isAway: false, decks: 1, errors: 0 },
      abilities: { restart: false, quit: false, startWithMachine: false, chooseFolder: true },
    });
    expect(JSON.stringify(report)).not.toContain('hash');
  });
});

describe('a change of settings', () => {
  test('reaches every screen and companion at once, and every library that is asked for', async () => {
    const { connect, service, screen } = await enter();
    const other = connect();
    const companion: string[] = [];
    service.connectCompanion((event) => companion.push(event), null);
    await other.ask('getLibrary');
    expect(await screen.ask('changeSettings', { patch: { idle: 30_000 } })).toEqual({
      problems: {},
    });
    expect(other.heard).toMatchObject([{ event: 'siteChanged', payload: { idle: 30_000 } }]);
    expect(companion).toEqual(['siteChanged']);
    expect(await other.ask('getLibrary')).toMatchObject({ site: { idle: 30_000 } });
  });

  test('is refused where the host cannot carry it out', async () => {
    const { screen } = await enter();
    expect(await screen.ask('changeSettings', { patch: { startWithMachine: true } })).toEqual({
      problems: { startWithMachine: 'unable' },
    });
  });

  test('cannot change what the command line or the environment has fixed', async () => {
    const fixed = { settings: { idle: 30_000 }, by: { idle: 'environment' } } as const;
    const { screen, settings } = await enter({ fixed });
    const patch = { idle: 90_000, volume: 0.5 };
    expect(await screen.ask('changeSettings', { patch })).toEqual({ problems: { idle: 'fixed' } });
    expect(settings.current).toMatchObject({ idle: 30_000, volume: 0.5 });
  });

  test('shows another library, and stays with the last good one where nothing can be played', async () => {
    const { screen, library, folder, settings } = await enter();
    const other = temporaryLibrary({ 'b/deck.md': deckText('Autre') });
    const empty = temporaryFolder();
    const choose = (slides: string) => screen.ask('changeSettings', { patch: { slides } });
    expect(await choose(path.join(empty, 'nowhere'))).toEqual({ problems: { slides: 'missing' } });
    expect(await choose(empty)).toEqual({ problems: { slides: 'unplayable' } });
    expect([library.folder, settings.current.slides]).toEqual([folder, null]);
    expect(await choose(other)).toEqual({ problems: {} });
    expect([library.folder, settings.current.slides]).toEqual([other, other]);
    expect(screen.heard.at(-1)).toMatchObject({ event: 'siteChanged' });
    expect(screen.heard.find(({ event }) => event === 'libraryChanged')).toMatchObject({
      payload: { decks: [{ id: 'b' }] },
    });
  });
});
