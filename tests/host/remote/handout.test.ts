import { expect, onTestFinished, test, vi } from 'vitest';
import type { Handout } from '../../../src/contract/handout.ts';
import { presentationOf } from '../../support/presentation.ts';
import { ask, openPhone, serveRemote, tokenOf, type PhonePage } from '../../support/remote.ts';

vi.setConfig({ testTimeout: 30_000 });

/** The remote while someone presents, with a phone that is in and has a PDF to fetch. */
async function serve() {
  const remote = await serveRemote();
  onTestFinished(() => remote.service.handouts?.close());
  await remote.screen.dispatch('putPresentation', presentationOf());
  const page = await ask(remote.port, '/remote');
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  const phone = await openPhone(remote.port, { Cookie: cookie });
  await phone.admit({ token: tokenOf(await remote.report()) });
  const status = async (): Promise<Handout> => {
    const reply = await phone.ask('getHandout');
    if (!reply?.ok) throw new Error('The phone was put out.');
    return reply.value as Handout;
  };
  await phone.ask('makeHandout', { talk: null, notes: false });
  while ((await status()).state !== 'made') await new Promise((next) => setTimeout(next, 5));
  return { ...remote, phone, cookie };
}

async function pathFor(phone: PhonePage): Promise<string> {
  const reply = await phone.ask('fetchHandout');
  return reply?.ok ? (reply.value as { path: string }).path : '';
}

test('a PDF is fetched once, by the browser of a phone that is in, and kept by nobody on the way', async () => {
  const { port, phone, cookie } = await serve();
  const path = await pathFor(phone);
  const { status, headers, text } = await ask(port, path, { Cookie: cookie });
  expect([status, text]).toEqual([200, '%PDF']);
  expect(headers).toMatchObject({
    ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store' },
    'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''[\w%.-]+\.pdf$/),
    ...{ 'x-content-type-options': 'nosniff' },
    'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
  });
  expect((await ask(port, path, { Cookie: cookie })).status).toBe(404);
});

test('no other browser gets it by its path, and whoever tries uses nothing up', async () => {
  const { port, phone, cookie, report } = await serve();
  const path = await pathFor(phone);
  const other = await openPhone(port, { Cookie: 'vitrine-remote=' + 'b'.repeat(22) });
  expect(await other.admit({ token: tokenOf(await report()) })).toMatchObject({
    outcome: 'admitted',
  });
  const stranger = String((await ask(port, '/remote')).headers['set-cookie']).split(';')[0] ?? '';
  expect((await ask(port, path)).status).toBe(404);
  expect((await ask(port, path, { Cookie: stranger })).status).toBe(404);
  expect((await ask(port, path, { Cookie: `vitrine-remote=${'b'.repeat(22)}` })).status).toBe(404);
  expect((await ask(port, path, { Cookie: cookie, Origin: 'http://evil.example' })).status).toBe(
    403,
  );
  expect((await ask(port, path, { Cookie: cookie }, 'HEAD')).status).toBe(404);
  expect((await ask(port, path, { Cookie: cookie }, 'POST')).status).toBe(405);
  expect((await ask(port, `${path}x`, { Cookie: cookie })).status).toBe(404);
  expect((await ask(port, path, { Cookie: cookie })).status).toBe(200);
});

test('at the door nothing is made, told or fetched', async () => {
  const { port } = await serve();
  const stranger = await openPhone(port);
  for (const [name, input] of [
    ['makeHandout', { talk: null, notes: false }],
    ['getHandout', undefined],
    ['fetchHandout', undefined],
  ] as const) {
    expect(await stranger.ask(name, input)).toMatchObject({ ok: false, code: 'unknown-request' });
  }
});

test('a phone that was put out fetches no more', async () => {
  const { port, phone, cookie, screen, report } = await serve();
  const path = await pathFor(phone);
  const [{ id } = { id: '' }] = (await report()).phones;
  await screen.dispatch('dropPhone', { id });
  expect((await ask(port, path, { Cookie: cookie })).status).toBe(404);
});

test('a flood of wishes has no more than six made', async () => {
  const { phone } = await serve();
  const wish = { talk: null, notes: true };
  const replies = await Promise.all(
    Array.from({ length: 40 }, () => phone.ask('makeHandout', wish)),
  );
  const made = replies.filter((reply) => reply?.ok && (reply.value as Handout).state === 'making');
  // It was made in time for a few more, at most six in a minute with the one before.
  expect(made.length).toBeLessThanOrEqual(5);
  expect(phone.closed).toBeNull();
});
