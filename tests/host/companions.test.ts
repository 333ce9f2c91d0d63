import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { requestNames } from '../../src/contract/names.ts';
import type { Presentation } from '../../src/contract/presentation.ts';
import { longestReload } from '../../src/host/presentation-desk.ts';
import { bareMachine } from '../../src/host/staff-machine.ts';
import { KioskSettings, nothingFixed } from '../../src/node/settings/kiosk-settings.ts';
import { serveKiosk as serve } from '../support/kiosk-service.ts';
import { deckText, temporaryFolder, until, writeFiles } from '../support/temporary-library.ts';

// Watchers and sockets take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

function presentation(mode: Presentation['mode'] = 'present'): Presentation {
  return {
    ...{ mode, deck: 'a', slide: 1, step: 0, steps: 0, slides: 3, locale: 'fr', revision: 'x' },
    ...{ next: { deck: 'a', slide: 2, step: 0 }, isBlack: false, slot: null, talk: null },
    timer: { elapsed: 0, isRunning: true, planned: null },
    visitorLocale: 'fr',
    ...{ presenterView: null, mayTouch: false, id: 'one' },
    ...{ ink: [], driver: null, isPresenterViewWanted: null, shape: 'landscape' },
  };
}

/** A companion of a host that keeps talks. */
async function talking(fixed = nothingFixed) {
  const settings = await KioskSettings.open(fixed, {
    folder: temporaryFolder(),
    log: () => undefined,
  });
  const staff = {
    ...{ settings, bundledFolder: '', machine: bareMachine, faults: () => [] },
    failuresFile: path.join(temporaryFolder(), 'pin-failures.json'),
    showFolder: async () => true,
  };
  const { accompany } = await serve(undefined, false, undefined, { staff });
  return { settings, companion: accompany() };
}

describe('a companion', () => {
  test('hears what the screen presents, and asks for it when it comes later', async () => {
    const { connect, accompany } = await serve();
    const [screen, companion] = [connect(), accompany()];
    expect(await companion.dispatch('getPresentation', undefined)).toEqual({
      ...{ ok: true, value: null },
    });
    await screen.dispatch('putPresentation', presentation());
    expect(companion.heard).toEqual([{ event: 'presentationChanged', payload: presentation() }]);
    expect(await accompany().dispatch('getPresentation', undefined)).toEqual({
      ...{ ok: true, value: presentation() },
    });
    screen.disconnect();
    expect(companion.heard.at(-1)).toEqual({ event: 'presentationChanged', payload: null });
  });

  test('is told what the timer shows now, however often it asks between the screen’s own words', async () => {
    const { connect, accompany, clock } = await serve();
    const [screen, companion] = [connect(), accompany()];
    const shown = async (): Promise<number> => {
      const reply = await companion.dispatch('getPresentation', undefined);
      return reply.ok ? (reply.value as Presentation).timer.elapsed : NaN;
    };
    const put = (elapsed: number, isRunning = true) =>
      screen.dispatch('putPresentation', {
        ...presentation(),
        timer: { elapsed, isRunning, planned: null },
      });
    const seen: number[] = [];
    // Twelve seconds, in which the screen speaks every five and the companion asks every three.
    for (let second = 0; second <= 12; second += 1) {
      if (second % 5 === 0) await put(second * 1_000);
      if (second % 3 === 0) seen.push(await shown());
      clock.now += 1_000;
    }
    expect(seen).toEqual([0, 3_000, 6_000, 9_000, 12_000]);
    await put(14_000, false);
    clock.now += 3_000;
    expect(await shown()).toBe(14_000);
  });

  test('is told what the timer shows now when another screen’s word comes to count', async () => {
    const { connect, accompany, clock } = await serve();
    const [first, second, companion] = [connect(), connect(), accompany()];
    await first.dispatch('putPresentation', presentation());
    await second.dispatch('putPresentation', presentation());
    clock.now += 4_000;
    first.disconnect();
    expect(companion.heard.at(-1)).toMatchObject({ payload: { timer: { elapsed: 4_000 } } });
  });

  test('sends the screen its commands, by its name', async () => {
    const { connect, accompany } = await serve();
    const screen = connect();
    const command = { type: 'move', to: 'next' };
    expect(await accompany('Zoé').dispatch('sendCommand', command)).toEqual({ ok: true });
    expect(screen.heard).toEqual([{ event: 'commanded', payload: { command, from: 'Zoé' } }]);
  });

  test('drives the screen that presents, else the first one', async () => {
    const { connect, accompany } = await serve();
    const [first, second] = [connect(), connect()];
    const companion = accompany();
    await first.dispatch('putPresentation', presentation('loop'));
    await companion.dispatch('sendCommand', { type: 'black' });
    await second.dispatch('putPresentation', presentation());
    await companion.dispatch('sendCommand', { type: 'undo' });
    const commands = [first, second].map(({ heard }) => heard.length);
    expect(commands).toEqual([1, 1]);
    // What the screen that nobody drives shows is of no concern.
    await first.dispatch('putPresentation', presentation('explore'));
    const modes = companion.heard.map((each) => (each as { payload: Presentation }).payload.mode);
    expect(modes).toEqual(['loop', 'present']);
  });

  test('drives no page of the network while this machine has a screen', async () => {
    const { connect, accompany, clock } = await serve();
    const [elsewhere, own] = [connect(false), connect()];
    const companion = accompany();
    await own.dispatch('putPresentation', presentation('loop'));
    await elsewhere.dispatch('putPresentation', presentation());
    await companion.dispatch('sendCommand', { type: 'black' });
    expect([elsewhere, own].map(({ heard }) => heard.length)).toEqual([0, 1]);
    const modes = companion.heard.map((each) => (each as { payload: Presentation }).payload.mode);
    expect(modes).toEqual(['loop']);
    own.disconnect();
    expect(companion.heard.at(-1)).toEqual({ event: 'presentationChanged', payload: null });
    // Its page may only be loading anew.
    clock.now += longestReload - 1;
    const late = await companion.dispatch('sendCommand', { type: 'black' });
    expect(late).toMatchObject({ ok: false, code: 'failed' });
    clock.now += 1;
    await companion.dispatch('sendCommand', { type: 'black' });
    expect(elsewhere.heard).toHaveLength(1);
  });

  test('stays with the page of the network that it presents on, whatever another one says', async () => {
    const { connect, accompany } = await serve();
    const [one, other] = [connect(false), connect(false)];
    const companion = accompany();
    await other.dispatch('putPresentation', presentation());
    await companion.dispatch('sendCommand', { type: 'black' });
    await one.dispatch('putPresentation', presentation());
    await companion.dispatch('sendCommand', { type: 'black' });
    expect([one, other].map(({ heard }) => heard.length)).toEqual([0, 2]);
    await other.dispatch('putPresentation', presentation('loop'));
    await companion.dispatch('sendCommand', { type: 'black' });
    expect([one, other].map(({ heard }) => heard.length)).toEqual([1, 2]);
  });

  test('is told where there is no screen', async () => {
    const { accompany } = await serve();
    const reply = await accompany().dispatch('sendCommand', { type: 'black' });
    expect(reply).toMatchObject({ ok: false, code: 'failed' });
  });

  test('gets the library and hears of changes to it, as long as it is there', async () => {
    const { accompany, library, folder } = await serve();
    const [here, gone] = [accompany(), accompany()];
    gone.disconnect();
    expect(await here.dispatch('getLibrary', undefined)).toEqual({
      ok: true,
      value: library.library,
    });
    writeFiles(folder, { 'a/deck.en.md': deckText('One', 3) });
    await until(() => here.heard.length > 0);
    expect(here.heard).toEqual([{ event: 'libraryChanged', payload: library.library }]);
    expect(gone.heard).toEqual([]);
  });

  test('gets the saved talks, saves one by its name and deletes it', async () => {
    const { settings, companion } = await talking();
    const talk = { name: 'Visite', decks: ['a'], minutes: 15 };
    await settings.change({ talks: [talk] });
    expect(await companion.dispatch('getTalks', undefined)).toEqual({ ok: true, value: [talk] });
    const longer = { ...talk, minutes: 20 };
    const second = { ...talk, name: 'Presse' };
    await companion.dispatch('saveTalk', second);
    const saved = await companion.dispatch('saveTalk', longer);
    expect(saved).toEqual({ ok: true, value: [longer, second] });
    const left = await companion.dispatch('deleteTalk', { name: 'Visite' });
    expect(left).toEqual({ ok: true, value: [second] });
    expect(settings.current.talks).toEqual([second]);
  });

  test('a screen of the machine itself gets the saved talks, and changes none; a page of the network gets neither', async () => {
    const { connect } = await serve();
    const [own, elsewhere] = [connect(), connect(false)];
    const unknown = { ok: false, code: 'unknown-request' };
    expect(await own.dispatch('getTalks', undefined)).toEqual({ ok: true, value: [] });
    expect(await elsewhere.dispatch('getTalks', undefined)).toMatchObject(unknown);
    const talk = { name: 'Visite', decks: ['a'], minutes: 15 };
    for (const screen of [own, elsewhere]) {
      expect(await screen.dispatch('saveTalk', talk)).toMatchObject(unknown);
      expect(await screen.dispatch('deleteTalk', { name: 'Visite' })).toMatchObject(unknown);
    }
  });

  test('loses no talk that another saves at the same time', async () => {
    const { settings, companion } = await talking();
    const names = ['Visite', 'Presse', 'Classe'];
    const talks = names.map((name) => ({ name, decks: ['a'], minutes: null }));
    await Promise.all(talks.map((talk) => companion.dispatch('saveTalk', talk)));
    expect(settings.current.talks).toEqual(talks);
    const gone = { name: 'Presse' };
    const late = { ...gone, name: 'Amis', decks: ['a'], minutes: 5 };
    await Promise.all([
      companion.dispatch('deleteTalk', gone),
      companion.dispatch('saveTalk', late),
    ]);
    expect(settings.current.talks.map(({ name }) => name)).toEqual(['Visite', 'Classe', 'Amis']);
  });

  test.each([
    ['option', '--talks'],
    ['environment', 'VITRINE_TALKS'],
  ] as const)('changes no talks that the %s gives, and is told so', async (by, source) => {
    const given = { name: 'Visite', decks: ['a'], minutes: null };
    const { companion } = await talking({ settings: { talks: [given] }, by: { talks: by } });
    const other = { ...given, name: 'Presse' };
    for (const [name, input] of [
      ['saveTalk', other],
      ['deleteTalk', given],
    ] as const) {
      const reply = await companion.dispatch(name, input);
      expect(reply).toMatchObject({ code: 'fixed', message: expect.stringContaining(source) });
    }
    expect(await companion.dispatch('getTalks', undefined)).toEqual({ ok: true, value: [given] });
  });

  test('is told when there is no room for another talk, or nowhere to keep it', async () => {
    const { settings, companion } = await talking();
    const talk = (name: string) => ({ name, decks: ['a'], minutes: null });
    await settings.change({ talks: Array.from({ length: 50 }, (_, at) => talk(String(at))) });
    const failed = { ok: false, code: 'failed' };
    expect(await companion.dispatch('saveTalk', talk('50'))).toMatchObject(failed);
    expect(await companion.dispatch('saveTalk', talk('49'))).toMatchObject({ ok: true });
    const bare = await serve();
    expect(await bare.accompany().dispatch('saveTalk', talk('1'))).toMatchObject(failed);
  });

  test('may ask for nothing else; nor may a screen ask for what is a companion’s', async () => {
    const { accompany, connect } = await serve();
    const talks = ['getTalks', 'saveTalk', 'deleteTalk'];
    const mine = ['getLibrary', 'getPresentation', 'sendCommand', ...talks];
    for (const name of requestNames) {
      const companions = mine.includes(name);
      const reply = await accompany().dispatch(name, undefined);
      if (!companions) expect(reply).toMatchObject({ ok: false, code: 'unknown-request' });
      if (!companions || name === 'getLibrary') continue;
      // The saved talks alone are offered at the machine itself, where a talk is begun by its keyboard.
      const refused = await connect(name !== 'getTalks').dispatch(name, undefined);
      expect(refused).toMatchObject({ ok: false, code: 'unknown-request' });
    }
  });

  test.each([
    { type: 'quit' },
    { type: 'goTo', deck: 'a', slide: 0 },
    { type: 'goTo', deck: 'x'.repeat(201), slide: 1 },
    { type: 'point', kind: 'pointer', at: [0.5, 1.01] },
    { type: 'draw', stroke: 'a b', points: [[0, 0]] },
    { type: 'draw', stroke: 'a', points: Array.from({ length: 65 }, () => [0, 0]) },
    { type: 'start', talk: { name: 'x', decks: [], minutes: null } },
  ])('is refused %j', async (command) => {
    const { accompany, connect } = await serve();
    const screen = connect();
    const reply = await accompany().dispatch('sendCommand', command);
    expect(reply).toMatchObject({ ok: false, code: 'invalid-input' });
    expect(screen.heard).toEqual([]);
  });

  test('is no screen: health does not count it', async () => {
    const { accompany, service, clock } = await serve();
    accompany();
    clock.now += 60_000;
    expect(service.health()).toMatchObject({ status: 'ok', mode: null });
  });
});

test('the screen that is driven learns how the presenter view is; where none opens, that there is none', async () => {
  const view = { isOpen: true, hasDisplay: true };
  const { connect } = await serve(undefined, false, undefined, { presenterView: () => view });
  const [screen, other] = [connect(), connect()];
  const put = (each: typeof screen) => each.dispatch('putPresentation', presentation());
  expect(await put(screen)).toEqual({ ok: true, value: view });
  expect(await put(other)).toEqual({ ok: true, value: null });
  const bare = await serve();
  expect(await put(bare.connect())).toEqual({ ok: true, value: null });
});

test('the host’s own process hears what companions hear', async () => {
  const told: (Presentation | null)[] = [];
  const { connect } = await serve(undefined, false, undefined, {
    onPresentation: (each) => told.push(each),
  });
  const screen = connect();
  await screen.dispatch('putPresentation', presentation());
  screen.disconnect();
  expect(told).toEqual([presentation(), null]);
});
