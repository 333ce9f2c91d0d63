import type { Page } from '@playwright/test';
import { deck, writeFiles } from './support/library.ts';
import { expect, test } from './support/kiosk.ts';

/** What crosses the wire, whatever carries it: the same suite speaks to both transports. */
interface Reply {
  ok: boolean;
  value?: unknown;
  code?: string;
  message?: string;
}

/** Calls the host as a page does: over Electron's bridge where there is one, else over a WebSocket of its own. */
function call(page: Page, name: string, input?: unknown): Promise<Reply> {
  return page.evaluate(
    async ([request, payload]) => {
      const bridge = window.vitrine;
      if (bridge) {
        const own = Object.hasOwn(bridge.requests, request as string);
        const known = own ? bridge.requests[request as string] : undefined;
        return known ? ((await known(payload)) as Reply) : { ok: false, code: 'unknown-request' };
      }
      const socket = new WebSocket(new URL('kiosk', location.href.replace('http', 'ws')));
      await new Promise((opened) => socket.addEventListener('open', opened));
      socket.send(JSON.stringify({ id: 7, name: request, input: payload }));
      // Events may come before the answer: a screen that has not asked for the library is told the site.
      const reply = await new Promise<Reply>((heard) =>
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
          const message = JSON.parse(data) as { id?: number; reply?: Reply };
          if (message.id === 7 && message.reply) heard(message.reply);
        }),
      );
      socket.close();
      return reply;
    },
    [name, input] as const,
  );
}

test('a screen learns how to start', async ({ openKiosk }) => {
  const { page } = await openKiosk({
    args: ['--deck', 'beta', '--locale', 'en', '--speed', '0.5'],
  });
  expect(await call(page, 'getStart')).toMatchObject({
    ok: true,
    value: { mode: 'loop', deck: 'beta', locale: 'en', speed: 0.5 },
  });
});

test('a screen gets the whole library, compiled', async ({ openKiosk }) => {
  const { page } = await openKiosk();
  const reply = await call(page, 'getLibrary');
  const library = reply.value as { decks: { id: string; locale: string; slides: unknown[] }[] };
  expect(library.decks.map(({ id, locale, slides }) => `${id} ${locale} ${slides.length}`)).toEqual(
    [...['alpha fr 3', 'alpha en 3', 'beta fr 2', 'beta en 2']],
  );
});

test('a snapshot is answered with the library’s revision', async ({ openKiosk }) => {
  const { page } = await openKiosk();
  const { value } = await call(page, 'getLibrary');
  const snapshot = {
    ...{ mode: 'loop', view: 'stage', deck: 'alpha', slide: 1, slides: 3, locale: 'fr' },
    revision: 'anything',
  };
  expect(await call(page, 'putSnapshot', snapshot)).toEqual({
    ok: true,
    value: { revision: (value as { revision: string }).revision },
  });
});

test('a screen tells its companions what it presents, and is none itself', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk();
  const presentation = {
    ...{ mode: 'present', deck: 'alpha', slide: 1, step: 0, steps: 0, slides: 3, locale: 'fr' },
    ...{ revision: 'x', next: null, isBlack: false, slot: null, talk: null, ink: [] },
    ...{ timer: { elapsed: 0, isRunning: true, planned: null }, driver: null },
    ...{ isPresenterViewWanted: false, presenterView: null, mayTouch: false, id: 'one' },
    visitorLocale: 'en',
    shape: 'landscape',
  };
  expect(await call(page, 'putPresentation', presentation)).toMatchObject({ ok: true });
  expect(await call(page, 'putPresentation', null)).toMatchObject({ ok: true });
  for (const wrong of [undefined, {}, { ...presentation, slide: 0 }])
    expect(await call(page, 'putPresentation', wrong)).toMatchObject({ code: 'invalid-input' });
  for (const name of ['sendCommand', 'getPresentation', 'saveTalk', 'deleteTalk'])
    expect(await call(page, name)).toMatchObject({ ok: false, code: 'unknown-request' });
  // At the machine itself, a saved talk is begun by the keyboard.
  expect(await call(page, 'getTalks')).toEqual({ ok: true, value: [] });
});

test('what is not in the contract is refused by name', async ({ openKiosk }) => {
  const { page } = await openKiosk();
  for (const name of ['toString', '__proto__', 'quit', '']) {
    expect(await call(page, name)).toMatchObject({ ok: false, code: 'unknown-request' });
  }
});

test('input of the wrong shape is refused and harms nothing', async ({ openKiosk }) => {
  const { page } = await openKiosk();
  for (const input of [undefined, null, 7, 'x', [], {}, { mode: 'loop', slide: 0 }]) {
    expect(await call(page, 'putSnapshot', input)).toMatchObject({
      ok: false,
      code: 'invalid-input',
    });
  }
  expect(
    await call(page, 'reportFault', { code: 'x'.repeat(101), message: '', deck: null }),
  ).toMatchObject({
    ok: false,
    code: 'invalid-input',
  });
  expect(await call(page, 'getStart')).toMatchObject({ ok: true });
});

test('a change on disk reaches the screen', async ({ openKiosk }) => {
  const { page, library } = await openKiosk({ args: ['--speed', '2'] });
  writeFiles(library, { 'gamma/deck.md': deck('Gamma', 1) });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['deck']), { timeout: 20_000 })
    .toBe('gamma');
});

test('the staff panel opens to its PIN alone, on one connection, and its changes hold', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk();
  const shut = { ok: false, code: 'staff-only' };
  for (const name of ['getStaffReport', 'leaveStaff']) {
    expect(await call(page, name)).toMatchObject(shut);
  }
  expect(await call(page, 'changeSettings', { patch: { idle: 20_000 } })).toMatchObject(shut);
  expect(await call(page, 'getDoor')).toMatchObject({ value: { isPinSet: false, mayBeSet: true } });
  expect(await call(page, 'setPin', { pin: '1111' })).toMatchObject({ value: { outcome: 'weak' } });
  expect(await call(page, 'setPin', { pin: '2580' })).toMatchObject({ value: { outcome: 'open' } });
  expect(await call(page, 'getDoor')).toMatchObject({ value: { isPinSet: true, mayBeSet: false } });
  expect(await call(page, 'enterStaff', { pin: '2581' })).toMatchObject({
    value: { outcome: 'wrong' },
  });
  expect(await call(page, 'enterStaff', { pin: 'none' })).toMatchObject({ code: 'invalid-input' });
});
