import { networkInterfaces } from 'node:os';
import { describe, expect, test, vi } from 'vitest';
import type { Library } from '../../../src/core/library/library.ts';
import { ask, openPhone, PhonePage, serveRemote, tokenOf } from '../../support/remote.ts';
import { until } from '../../support/temporary-library.ts';

// Thousands of tries take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('while the remote is off', () => {
  test('nothing listens', async () => {
    const { report, service } = await serveRemote({ isOn: false });
    expect(await report()).toEqual({
      ...{ state: 'off', problem: null, addresses: [], invitation: null, phones: [], asking: [] },
    });
    expect(service.remote.phonesOf('x'.repeat(22))).toEqual([]);
  });
});

describe('nothing is told before a phone is let in', () => {
  test('but the page, its scripts, and where it is', async () => {
    const { port } = await serveRemote();
    expect(await ask(port, '/')).toMatchObject({ status: 302, headers: { location: '/remote' } });
    expect((await ask(port, '/remote')).text).toContain('<!doctype html>');
    expect((await ask(port, '/assets/page.js')).status).toBe(200);
    const others = ['/health', '/metrics', '/presenter', '/kiosk', '/companion', '/index.html'];
    const inside = ['/secret.svg', '/content/a/media/a.svg', '/assets/../secret.svg', '/slides/'];
    for (const path of [...others, ...inside, '/assets/%2e%2e/secret.svg', '/Remote', '/remote/']) {
      const { status, text } = await ask(port, path);
      expect([path, status, text]).toEqual([path, 404, '']);
    }
  });

  test('a deck’s files are for browsers of phones that are in, for as long as they are', async () => {
    const { port, report, screen } = await serveRemote();
    const { headers } = await ask(port, '/remote');
    const [set = ''] = [headers['set-cookie']].flat();
    expect(set).toMatch(/^vitrine-remote=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict$/);
    const own = { Cookie: set.split(';')[0] ?? '' };
    const picture = '/content/a/media/a.svg';
    expect((await ask(port, picture, own)).status).toBe(404);
    const phone = await openPhone(port, own);
    await phone.admit({ token: tokenOf(await report()) });
    const given = await ask(port, picture, own);
    expect(given).toMatchObject({ status: 200, headers: { 'cache-control': /^private/ } });
    expect(given.headers['content-security-policy']).toContain('sandbox');
    const stranger = { Cookie: `vitrine-remote=${'x'.repeat(22)}` };
    for (const headers of [{}, stranger, { Cookie: 'vitrine-remote=' }])
      expect((await ask(port, picture, headers)).status).toBe(404);
    expect((await ask(port, '/remote', own)).headers['set-cookie']).toBeUndefined();
    await screen.dispatch('dropPhone', { id: (await report()).phones[0]?.id });
    expect((await ask(port, picture, own)).status).toBe(404);
  });
});

describe('whoever comes by another name or from another page', () => {
  test('is refused, with a Host that is not this machine’s, whatever its Origin', async () => {
    const { port } = await serveRemote();
    const name = `evil.example:${String(port)}`;
    for (const Host of [name, `localhost.${name}`, 'localhost', '127.0.0.1:1', '']) {
      const headers = { Host, Origin: `http://${Host}` };
      expect([Host, (await ask(port, '/remote', headers)).status]).toEqual([Host, 403]);
      expect([Host, await PhonePage.open(port, headers)]).toEqual([Host, 403]);
    }
  });

  test('is refused, with an Origin that is not our own page’s, or none', async () => {
    const { port } = await serveRemote();
    const origins = ['http://evil.example', 'null', `https://127.0.0.1:${String(port)}`, ''];
    const near = [`http://127.0.0.1:${String(port + 1)}`, `http://localhost:${String(port)}`];
    for (const Origin of [...origins, ...near])
      expect([Origin, await PhonePage.open(port, { Origin })]).toEqual([Origin, 403]);
  });

  test('is let to the door at every address that is this machine’s', async () => {
    const { port } = await serveRemote();
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    for (const { address, family } of addresses) {
      if (family !== 'IPv4') continue;
      const Host = `${address}:${String(port)}`;
      expect(await PhonePage.open(port, { Host, Origin: `http://${Host}` })).toBeInstanceOf(
        PhonePage,
      );
    }
  });
});

describe('whoever guesses', () => {
  test('10 000 PINs gets nowhere', async () => {
    const { clock, heardOf, port, report } = await serveRemote();
    const pin = Number((await report()).invitation?.pin);
    let looked = 0;
    let waits = 0;
    let phone = await openPhone(port);
    for (let guess = 0; guess < 10_000; guess += 1) {
      // The next numbers after the right one: it is the last that such a client would come to.
      const wrong = String((pin + 1 + guess) % 1_000_000).padStart(6, '0');
      const verdict = await phone.admit({ pin: wrong });
      if (verdict?.outcome === 'refused') looked += 1;
      if (verdict?.outcome === 'wait') waits += 1;
      if (verdict === null) phone = await comeAgain(port);
      // A try each 100 ms, as if the sockets were as patient.
      clock.now += 100;
    }
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThan(10);
    expect(waits).toBeGreaterThan(0);
    expect(heardOf('phonesAsking')).toEqual([]);
    // Whoever has the code comes in all the same.
    const good = await comeAgain(port);
    clock.now += 3_600_000;
    expect(await good.admit({ token: tokenOf(await report()) })).toMatchObject({
      outcome: 'admitted',
    });
  });

  test('from many addresses is slowed down with all of them; codes still let in', async () => {
    const { clock, report, service, heardOf } = await serveRemote();
    const pin = Number((await report()).invitation?.pin);
    const verdicts: Record<string, number> = {};
    const guest = (address: string) => ({
      ...{ send: () => undefined, hangUp: () => undefined, address, browser: null },
    });
    for (let guess = 0; guess < 10_000; guess += 1) {
      const line = service.remote.join(guest(`192.0.2.${String(guess)}`));
      const wrong = String((pin + 1 + guess) % 1_000_000).padStart(6, '0');
      const reply = await line.dispatch('admit', { pin: wrong });
      const { outcome } = (reply.ok ? reply.value : {}) as { outcome: string };
      verdicts[outcome] = (verdicts[outcome] ?? 0) + 1;
      clock.now += 100;
    }
    expect(verdicts['refused']).toBeLessThan(20);
    expect((verdicts['refused'] ?? 0) + (verdicts['wait'] ?? 0)).toBe(10_000);
    expect(heardOf('phonesAsking')).toEqual([]);
    const line = service.remote.join(guest('192.0.2.1.new'));
    const reply = await line.dispatch('admit', { token: tokenOf(await report()) });
    expect(reply).toMatchObject({ value: { outcome: 'admitted' } });
  });

  test('tokens and sessions is slowed down, too', async () => {
    const { service } = await serveRemote();
    const guest = { send: () => undefined, hangUp: () => undefined, address: 'x', browser: null };
    const outcomes: unknown[] = [];
    for (const kind of ['token', 'session', 'token', 'session', 'pin']) {
      const shown = { [kind]: kind === 'pin' ? '000000' : 'x'.repeat(22) };
      const reply = await service.remote.join(guest).dispatch('admit', shown);
      outcomes.push(reply.ok && (reply.value as { outcome: string }).outcome);
    }
    expect(outcomes).toEqual(['expired', 'over', 'expired', 'wait', 'wait']);
  });
});

describe('whoever floods', () => {
  test('with messages before it is let in is shown out after ten', async () => {
    const { port } = await serveRemote();
    const phone = await openPhone(port);
    for (let count = 0; count < 100; count += 1) void phone.ask('getLibrary');
    await until(() => phone.closed !== null);
    expect(phone.closed).toEqual({ code: 1008, reason: 'too many requests' });
  });

  test('with the library again and again is shown out; once, everybody gets it, however large', async () => {
    const { port, report } = await serveRemote({ decks: 300 });
    const phone = await openPhone(port);
    await phone.admit({ token: tokenOf(await report()) });
    const library = await phone.ask('getLibrary');
    expect(library?.ok && (library.value as Library).decks.length).toBe(301);
    expect(JSON.stringify(library).length).toBeGreaterThan(8_000_000);
    for (const name of ['getPresentation', 'getTalks'])
      expect(await phone.ask(name)).toMatchObject({ ok: true });
    await phone.ask('getLibrary');
    expect(await phone.ask('getLibrary')).toBeNull();
    expect(phone.closed?.reason).toBe('too many requests');
  });

  test('with commands once it is in is shown out, and the others go on', async () => {
    const { port, report, heardOf } = await serveRemote();
    const [first, second] = [await openPhone(port), await openPhone(port)];
    await first.admit({ token: tokenOf(await report()) });
    await second.admit({ token: tokenOf(await report()) });
    for (let count = 0; count < 2_000; count += 1) void first.ask('sendCommand', { type: 'black' });
    await until(() => first.closed !== null);
    expect(first.closed?.reason).toBe('too many requests');
    expect(heardOf('commanded').length).toBeLessThan(300);
    expect(await second.ask('sendCommand', { type: 'black' })).toEqual({ ok: true });
  });

  test('a finger that points thirty times a second is no flood', async () => {
    const { port, report } = await serveRemote();
    const phone = await openPhone(port);
    await phone.admit({ token: tokenOf(await report()) });
    const point = { type: 'point', kind: 'pointer', at: [0.1234567890123, 0.9876543210987] };
    for (let count = 0; count < 100; count += 1)
      expect(await phone.ask('sendCommand', point)).toEqual({ ok: true });
  });

  test('with sockets has four at the door, of which the oldest goes; whoever is in stays', async () => {
    const { port, report } = await serveRemote();
    const inside = await openPhone(port);
    await inside.admit({ token: tokenOf(await report()) });
    const pages: PhonePage[] = [];
    for (let count = 0; count < 6; count += 1) pages.push(await openPhone(port));
    await until(() => pages.filter(({ closed }) => closed).length === 2);
    expect(pages.map(({ closed }) => closed === null)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
    const answer = await pages[5]?.admit({ token: tokenOf(await report()) });
    expect(answer).toMatchObject({ outcome: 'admitted' });
    expect(inside.closed).toBeNull();
  });

  test('with requests is refused after 300, and served again later', async () => {
    const { port } = await serveRemote();
    const statuses = new Set<number>();
    for (let count = 0; count < 600; count += 1) {
      const { status } = await ask(port, '/nothing');
      statuses.add(status);
      if (status === 429) break;
    }
    expect([...statuses]).toEqual([404, 429]);
    // Thirty more are allowed each second: a slow machine must go on flooding for the socket to be refused, too.
    await until(async () => {
      await Promise.all(Array.from({ length: 60 }, () => ask(port, '/nothing')));
      return (await PhonePage.open(port)) === 429;
    });
    await until(async () => (await ask(port, '/remote')).status === 200);
  });
});

describe('a message', () => {
  const stroke = (digits: number) => ({
    type: 'draw',
    stroke: 'x'.repeat(36),
    points: Array.from({ length: 64 }, () => [Number(`0.${'8'.repeat(digits)}`), 1]),
  });

  test('of the largest stroke there is goes through', async () => {
    const { port, report } = await serveRemote();
    const phone = await openPhone(port);
    await phone.admit({ token: tokenOf(await report()) });
    const points = Array.from({ length: 64 }, () => [0.12345678901234568, 0.98765432109876543]);
    const reply = await phone.ask('sendCommand', { ...stroke(1), points });
    expect(reply).toEqual({ ok: true });
  });

  test.each([
    ['larger than 4 KB', 'x'.repeat(4 * 1024 + 1), 1009],
    ['that is no JSON', '{', 1008],
    ['that is no request', '[]', 1008],
    ['without a name', '{"id":1}', 1008],
    ['with a number that is none', '{"id":-1,"name":"admit"}', 1008],
    ['of bytes', Buffer.from([0, 1, 2]), 1008],
    ['nested without end', '['.repeat(4_000), 1008],
    ['that pollutes', '{"__proto__":{"id":1}}', 1008],
  ])('%s ends its connection, and the host lives on', async (_what, message, code) => {
    const { port, report } = await serveRemote();
    const phone = await openPhone(port);
    phone.socket.send(message);
    await until(() => phone.closed !== null);
    expect(phone.closed?.code).toBe(code);
    const next = await openPhone(port);
    expect(await next.admit({ token: tokenOf(await report()) })).toMatchObject({
      outcome: 'admitted',
    });
  });

  test.each([
    [{}],
    [{ token: 'short' }],
    [{ token: 'x'.repeat(23) }],
    [{ pin: '12345' }],
    [{ pin: 123456 }],
    [{ pin: '１２３４５６' }],
    [{ session: 'x'.repeat(22), name: 'Zoé' }],
    [{ token: 'x'.repeat(22), pin: '123456' }],
    [{ pin: '123456', name: 'x'.repeat(31) }],
    [null],
  ])('%j at the door is no admission', async (input) => {
    const { port } = await serveRemote();
    const phone = await openPhone(port);
    expect(await phone.ask('admit', input)).toMatchObject({ ok: false, code: 'invalid-input' });
  });
});

/** A page as soon as there may be one again. */
async function comeAgain(port: number): Promise<PhonePage> {
  for (;;) {
    const page = await PhonePage.open(port);
    if (page instanceof PhonePage) return page;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
