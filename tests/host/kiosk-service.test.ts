import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { requestNames } from '../../src/contract/names.ts';
import { healthSchema } from '../../src/contract/health.ts';
import type { Snapshot } from '../../src/contract/kiosk-api.ts';
import { replySchema } from '../../src/contract/wire.ts';
import { scanLibrary } from '../../src/node/scan-library.ts';
import { serveKiosk as serve, files, start } from '../support/kiosk-service.ts';
import {
  deckText,
  temporaryFolder,
  temporaryLibrary,
  until,
  writeFiles,
} from '../support/temporary-library.ts';

// Watchers and sockets take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

function snapshot(slide = 1): Snapshot {
  const shown = { mode: 'loop', view: 'stage', deck: 'a', slides: 3, locale: 'fr' } as const;
  return { ...shown, slide, revision: 'x' };
}

describe('a screen', () => {
  test('is told how to start and what to show', async () => {
    const { connect, library } = await serve();
    const screen = connect();
    expect(await screen.dispatch('getStart', undefined)).toEqual({
      ok: true,
      value: { ...start, resume: null },
    });
    expect(await screen.dispatch('getLibrary', undefined)).toEqual({
      ok: true,
      value: library.library,
    });
  });

  test('of the host’s own goes on where it was when its page died', async () => {
    const { connect } = await serve(undefined, true);
    const screen = connect();
    const value = { ...start, resume: null };
    expect(await screen.dispatch('getStart', undefined)).toEqual({ ok: true, value });
    await screen.dispatch('putSnapshot', { ...snapshot(2), mode: 'explore', view: 'menu' });
    expect(await screen.dispatch('getStart', undefined)).toMatchObject({
      value: {
        resume: {
          ...{ mode: 'explore', isMenuOpen: true, deck: 'a', slide: 2, locale: 'fr' },
          presenting: null,
        },
      },
    });
    await screen.dispatch('putSnapshot', { ...snapshot(), mode: 'blank' });
    expect(await screen.dispatch('getStart', undefined)).toMatchObject({
      value: { resume: { mode: 'loop' } },
    });
  });

  test('of the host’s own goes on where it was before the whole app began anew', async () => {
    const { connect } = await serve(undefined, true, undefined, { resume: snapshot(3) });
    expect(await connect().dispatch('getStart', undefined)).toMatchObject({
      value: { resume: { deck: 'a', slide: 3 } },
    });
  });

  test('in a browser begins at the beginning, whatever others show', async () => {
    const { connect } = await serve();
    await connect().dispatch('putSnapshot', snapshot(2));
    expect(await connect().dispatch('getStart', undefined)).toMatchObject({
      value: { resume: null },
    });
  });

  test('tells what it is about to show, and gets only what is offered', async () => {
    const begun: string[] = [];
    const { connect, folder } = await serve(undefined, true, undefined, {
      onDeck: (deck) => begun.push(deck),
      offer: (library) => ({ ...library, decks: [] }),
    });
    const screen = connect();
    await screen.dispatch('beginDeck', { deck: 'a' });
    expect(begun).toEqual(['a']);
    expect(await screen.dispatch('getLibrary', undefined)).toMatchObject({ value: { decks: [] } });
    writeFiles(folder, { 'a/deck.en.md': deckText('One', 3) });
    await until(() => screen.heard.length > 0);
    expect(screen.heard).toMatchObject([{ payload: { decks: [] } }]);
  });

  test('that comes before there is a library waits for it; health answers meanwhile', async () => {
    const folder = temporaryLibrary(files);
    let answer: () => void = () => undefined;
    const hangs = new Promise<void>((resolve) => (answer = resolve));
    const scan = async (place: string) => (await hangs, scanLibrary(place));
    const { connect, service, library } = await serve(folder, true, scan);
    const asked = connect().dispatch('getLibrary', undefined);
    expect(service.health()).toMatchObject({
      status: 'degraded',
      library: { revision: '', decks: 0, errors: 0 },
    });
    answer();
    expect(await asked).toEqual({ ok: true, value: library.library });
    expect(library.library.decks).toHaveLength(1);
    expect(service.health().status).toBe('ok');
  });

  test('is answered with the revision of the library for each snapshot', async () => {
    const { connect, library } = await serve();
    const { revision } = library.library;
    const reply = await connect().dispatch('putSnapshot', snapshot());
    expect(reply).toEqual({ ok: true, value: { revision } });
  });

  test('hears of a changed library as long as it is connected', async () => {
    const { connect, folder, library } = await serve();
    const [here, gone] = [connect(), connect()];
    gone.disconnect();
    writeFiles(folder, { 'a/deck.en.md': deckText('One', 3) });
    await until(() => here.heard.length > 0);
    expect(here.heard).toEqual([{ event: 'libraryChanged', payload: library.library }]);
    expect(gone.heard).toEqual([]);
  });

  test('may tell its journal, of decks that it was given, 32 notes at a time', async () => {
    const told: unknown[] = [];
    const { connect } = await serve(undefined, false, undefined, {
      onJournal: (notes) => told.push(...notes),
    });
    const screen = connect();
    await screen.dispatch('getLibrary', undefined);
    const note = { kind: 'shown', deck: 'a', locale: 'fr', times: 1, ms: 1_000, ago: 5 } as const;
    const notes = [note, { ...note, deck: 'b' }];
    expect(await screen.dispatch('putJournal', { notes })).toEqual({ ok: true, value: undefined });
    expect(told).toEqual([{ ...note, title: 'Un' }]);
    const many = Array.from({ length: 33 }, () => note);
    for (const wrong of [many, [], [{ ...note, ms: -1 }], [{ ...note, locale: 'Marie D.' }]]) {
      const reply = await screen.dispatch('putJournal', { notes: wrong });
      expect(reply).toMatchObject({ ok: false, code: 'invalid-input' });
    }
    expect(told).toHaveLength(1);
  });

  test('may report a fault', async () => {
    const { connect, faults } = await serve();
    const fault = { code: 'stage/failed', message: 'x', deck: 'a' };
    expect(await connect().dispatch('reportFault', fault)).toEqual({ ok: true, value: undefined });
    expect(faults).toEqual([fault]);
  });
});

test('the host’s own process hears what the first screen alone shows, and each library', async () => {
  const shown: number[] = [];
  const libraries: string[] = [];
  const { connect, folder } = await serve(undefined, false, undefined, {
    onSnapshot: ({ slide }) => shown.push(slide),
    onLibrary: ({ revision }) => libraries.push(revision),
  });
  const [first, second] = [connect(), connect()];
  await second.dispatch('putSnapshot', snapshot(2));
  await first.dispatch('putSnapshot', snapshot(3));
  expect(shown).toEqual([3]);
  writeFiles(folder, { 'a/deck.en.md': deckText('One', 3) });
  await until(() => libraries.length > 0);
  expect(libraries).toHaveLength(1);
});

test('whatever is asked, the answer is a reply, and only good snapshots are kept', async () => {
  const { connect, service } = await serve();
  const screen = connect();
  const name = fc.oneof(
    fc.constantFrom(...requestNames, 'constructor', '__proto__', 'toString'),
    fc.anything(),
  );
  const input = fc.oneof(
    fc.anything(),
    fc.record({
      ...Object.fromEntries(Object.keys(snapshot()).map((key) => [key, fc.anything()])),
    }),
  );
  await fc.assert(
    fc.asyncProperty(name, input, async (asked, given) => {
      replySchema.parse(await screen.dispatch(asked, given));
    }),
    { numRuns: 500 },
  );
  expect(service.lastSnapshot).toBeNull();
});

describe('health', () => {
  test('knows no screen at first, and is well', async () => {
    const { service, library, clock } = await serve();
    clock.now += 65_900;
    expect(service.health()).toEqual({
      status: 'ok',
      version: '1.2.3',
      mode: null,
      deck: null,
      slide: null,
      locale: null,
      uptimeSeconds: 65,
      library: { revision: library.library.revision, decks: 1, errors: 0 },
    });
  });

  test('speaks of the first screen that connected and still is', async () => {
    const { service, connect } = await serve();
    const [first, second] = [connect(), connect()];
    expect(service.health()).toMatchObject({ slide: null, status: 'ok' });
    await second.dispatch('putSnapshot', snapshot(2));
    expect(service.health()).toMatchObject({ slide: null });
    await first.dispatch('putSnapshot', snapshot(1));
    expect(service.health()).toMatchObject({ mode: 'loop', deck: 'a', slide: 1, locale: 'fr' });
    first.disconnect();
    expect(service.health()).toMatchObject({ slide: 2 });
    second.disconnect();
    expect(service.health()).toMatchObject({ mode: null, deck: null, slide: null, locale: null });
    expect(service.lastSnapshot).toEqual(snapshot(1));
  });

  test('is degraded from 30 s without a snapshot, counted from connecting', async () => {
    const { service, connect, clock } = await serve();
    clock.now += 100_000;
    const screen = connect();
    clock.now += 29_999;
    expect(service.health().status).toBe('ok');
    clock.now += 1;
    expect(service.health().status).toBe('degraded');
    await screen.dispatch('putSnapshot', snapshot());
    expect(service.health().status).toBe('ok');
    clock.now += 30_000;
    expect(service.health().status).toBe('degraded');
    screen.disconnect();
    expect(service.health().status).toBe('ok');
  });

  test('gives a screen that becomes the first its own 30 s', async () => {
    const { service, connect, clock } = await serve();
    const first = connect();
    connect();
    clock.now += 29_000;
    first.disconnect();
    clock.now += 29_999;
    expect(service.health().status).toBe('ok');
    clock.now += 1;
    expect(service.health().status).toBe('degraded');
  });

  test('is degraded 30 s after the start where a window of our own never speaks', async () => {
    const { service, clock } = await serve(undefined, true);
    clock.now += 29_999;
    expect(service.health().status).toBe('ok');
    clock.now += 1;
    expect(service.health().status).toBe('degraded');
  });

  test('is degraded when only the built-in deck can play', async () => {
    const { service } = await serve(temporaryFolder());
    expect(service.health()).toMatchObject({
      status: 'degraded',
      library: { decks: 0, errors: 1 },
    });
  });

  test('counts errors of the content without being degraded by them', async () => {
    const { service } = await serve(temporaryLibrary({ ...files, 'b/deck.md': '' }));
    expect(service.health()).toMatchObject({ status: 'ok', library: { decks: 1, errors: 1 } });
    expect(healthSchema.parse(service.health())).toEqual(service.health());
  });
});
