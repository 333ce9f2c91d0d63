import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { requestNames } from '../../../src/contract/names.ts';
import { invitationLife, longestUnseen } from '../../../src/host/remote/invitations.ts';
import { longestAway, Phones } from '../../../src/host/remote/phones.ts';
import { admitted, openPhone, serveRemote, tokenOf, type Served } from '../../support/remote.ts';
import { until } from '../../support/temporary-library.ts';

// Sockets take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

type Asking = { id: string; name: string }[];

/** Lets time pass in front of the panel, which goes on showing the code. */
async function look({ clock, report }: Served, duration: number) {
  for (let left = duration; left > 0; left -= 10_000) {
    clock.now += Math.min(left, 10_000);
    await report();
  }
}

describe('the token of the code', () => {
  test('is 128 random bits in the fragment of an address of this machine', async () => {
    const { report } = await serveRemote();
    const { invitation, addresses } = await report();
    expect(invitation?.text).toMatch(/^http:\/\/[\d.]+:\d+\/remote#t=[\w-]{22}$/);
    expect(invitation?.text.split('#')[0]).toBe(addresses[0]);
    expect((await serveRemote().then((other) => other.report())).invitation?.text).not.toBe(
      invitation?.text,
    );
  });

  test('lets one phone in, and is then another one', async () => {
    const served = await serveRemote();
    const token = tokenOf(await served.report());
    const phone = await openPhone(served.port);
    expect(await phone.admit({ token })).toMatchObject({ outcome: 'admitted', name: 'Mobile' });
    const thief = await openPhone(served.port);
    expect(await thief.admit({ token })).toEqual({ outcome: 'expired' });
    expect(tokenOf(await served.report())).not.toBe(token);
  });

  test.each([
    [-1, 'admitted'],
    [0, 'expired'],
  ])('holds for ten minutes: %i ms after', async (late, outcome) => {
    const served = await serveRemote();
    const token = tokenOf(await served.report());
    await look(served, invitationLife + late);
    const phone = await openPhone(served.port);
    expect(await phone.admit({ token })).toMatchObject({ outcome });
  });

  test.each([
    [-1, 'admitted'],
    [0, 'expired'],
  ])('is gone with the panel that shows it: %i ms after 15 s', async (late, outcome) => {
    const { clock, port, report } = await serveRemote();
    const token = tokenOf(await report());
    clock.now += longestUnseen + late;
    const phone = await openPhone(port);
    expect(await phone.admit({ token })).toMatchObject({ outcome });
  });

  test('is renewed in time while it is shown, and the old one holds until its end', async () => {
    const served = await serveRemote();
    const first = tokenOf(await served.report());
    await look(served, invitationLife - 120_000);
    expect(tokenOf(await served.report())).not.toBe(first);
    const phone = await openPhone(served.port);
    expect(await phone.admit({ token: first })).toMatchObject({ outcome: 'admitted' });
  });

  test('does not outlive the remote', async () => {
    const { port, report, turn } = await serveRemote();
    const token = tokenOf(await report());
    await turn(false);
    expect((await report()).invitation).toBeNull();
    await turn(true);
    const { addresses } = await report();
    const phone = await openPhone(Number(new URL(addresses[0] ?? '').port) || port);
    expect(await phone.admit({ token })).toEqual({ outcome: 'expired' });
  });
});

describe('before it is let in', () => {
  test('a phone is answered nothing but whether it is', async () => {
    const { port, screen, heardOf } = await serveRemote();
    await screen.dispatch('putPresentation', null);
    for (const name of requestNames) {
      const phone = await openPhone(port);
      const reply = await phone.ask(name, { type: 'black' });
      const code = name === 'admit' ? 'invalid-input' : 'unknown-request';
      expect([name, reply]).toMatchObject([name, { ok: false, code }]);
      phone.socket.terminate();
    }
    expect(heardOf('commanded')).toEqual([]);
  });

  test('it hears nothing of what is presented', async () => {
    const served = await serveRemote();
    const outsider = await openPhone(served.port);
    const { phone } = await admitted(served);
    await served.screen.dispatch('putPresentation', null);
    await phone.hear('presentationChanged');
    expect(outsider.heard).toEqual([]);
  });
});

describe('a phone that is in', () => {
  test('drives the screen by its name, and may ask for what is a companion’s alone', async () => {
    const served = await serveRemote();
    const { phone, name } = await admitted(served, 'Zoé');
    expect(name).toBe('Zoé');
    const command = { type: 'move', to: 'next' };
    expect(await phone.ask('sendCommand', command)).toEqual({ ok: true });
    expect(served.heardOf('commanded')).toEqual([{ command, from: 'Zoé' }]);
    for (const name of ['getStaffReport', 'changeSettings', 'approvePhone', 'putSnapshot']) {
      expect(await phone.ask(name)).toMatchObject({ ok: false, code: 'unknown-request' });
    }
  });

  test('sends nothing but commands that there are', async () => {
    const served = await serveRemote();
    const { phone } = await admitted(served);
    const strange = [
      { type: 'quit' },
      { type: 'move', to: 'moon' },
      'next',
      null,
      [],
      { to: 'next' },
    ];
    for (const command of strange) {
      const reply = await phone.ask('sendCommand', command);
      expect(reply).toMatchObject({ ok: false, code: 'invalid-input' });
    }
    expect(served.heardOf('commanded')).toEqual([]);
  });

  test('has a name of its own, without what cannot be seen', async () => {
    const served = await serveRemote();
    const names = ['Zoé', 'zoé', 'Z\u200bo\u202eé', undefined, undefined];
    const given: string[] = [];
    for (const name of names) given.push((await admitted(served, name)).name);
    expect(given).toEqual(['Zoé', 'zoé 2', 'Zoé 3', 'Mobile', 'Mobile 2']);
  });

  test('comes back with its session, under its name', async () => {
    const served = await serveRemote();
    const { phone, session } = await admitted(served, 'Zoé');
    phone.socket.terminate();
    const back = await openPhone(served.port);
    expect(await back.admit({ session })).toEqual({ outcome: 'admitted', session, name: 'Zoé' });
    expect((await served.report()).phones).toHaveLength(1);
  });

  test.each([
    [-1, 'admitted'],
    [0, 'over'],
  ])('comes back within two hours: %i ms after', async (late, outcome) => {
    const served = await serveRemote();
    const { phone, session } = await admitted(served);
    phone.socket.terminate();
    await until(async () => (await served.report()).phones[0]?.isConnected === false);
    served.clock.now += longestAway + late;
    const back = await openPhone(served.port);
    expect(await back.admit({ session })).toMatchObject({ outcome });
  });

  test('has four lines at most, of which the oldest gives way', async () => {
    const served = await serveRemote();
    const { phone, session } = await admitted(served);
    const others = [];
    for (let count = 1; count < 4; count += 1) others.push(await openPhone(served.port));
    for (const each of others) await each.admit({ session });
    expect(await phone.ask('getPresentation')).toMatchObject({ ok: true });
    const fifth = await openPhone(served.port);
    expect(await fifth.admit({ session })).toMatchObject({ outcome: 'admitted' });
    await until(() => phone.closed !== null);
    for (const each of [...others, fifth]) {
      expect(await each.ask('getPresentation')).toMatchObject({ ok: true });
    }
  });

  test('shows four browsers at most, of which the one not seen for longest gives way', () => {
    const phones = new Phones(
      () => 0,
      () => undefined,
    );
    const phone = phones.add('Zoé');
    for (const browser of ['a', 'b', 'c', 'd', 'a', 'e']) {
      if (phone) phones.connect(phone, { hangUp: () => undefined }, browser);
    }
    const known = ['a', 'b', 'c', 'd', 'e'].filter((each) => phones.withBrowser(each).length > 0);
    expect(known).toEqual(['a', 'c', 'd', 'e']);
  });

  test('is put out by staff for good', async () => {
    const served = await serveRemote();
    const { phone, session } = await admitted(served);
    const { phones } = await served.report();
    expect(phones).toMatchObject([{ name: 'Mobile', isConnected: true }]);
    await served.screen.dispatch('dropPhone', { id: phones[0]?.id });
    await until(() => phone.closed !== null);
    const back = await openPhone(served.port);
    expect(await back.admit({ session })).toEqual({ outcome: 'over' });
    expect((await served.report()).phones).toEqual([]);
  });

  test('is put out by the name under which it drives, and drives no more', async () => {
    const served = await serveRemote();
    const [anne, zoe] = [await admitted(served, 'Anne'), await admitted(served, 'Zoé')];
    await served.screen.dispatch('dropPhone', { name: 'Anne' });
    await until(() => anne.phone.closed !== null);
    expect((await served.report()).phones).toMatchObject([{ name: 'Zoé' }]);
    expect(served.heardOf('companionRenamed')).toEqual([{ before: 'Anne', now: null }]);
    expect(await zoe.phone.ask('getPresentation')).toMatchObject({ ok: true });
  });

  test('is out at once when the remote is turned off, and the port is shut', async () => {
    const served = await serveRemote();
    const { phone } = await admitted(served);
    await served.turn(false);
    await until(() => phone.closed !== null);
    await expect(openPhone(served.port)).rejects.toThrow('refused with 0');
    expect(await phone.ask('sendCommand', { type: 'black' })).toBeNull();
    expect(served.heardOf('commanded')).toEqual([]);
  });

  test('makes room when it has been away the longest; nobody is put out who is there', async () => {
    const served = await serveRemote();
    const first = await admitted(served);
    for (let count = 1; count < 16; count += 1) await admitted(served);
    const late = await openPhone(served.port);
    expect(await late.admit({ token: tokenOf(await served.report()) })).toEqual({
      outcome: 'full',
    });
    first.phone.socket.terminate();
    await until(async () => (await served.report()).phones[0]?.isConnected === false);
    await admitted(served);
    const back = await openPhone(served.port);
    expect(await back.admit({ session: first.session })).toEqual({ outcome: 'over' });
  });
});

describe('the PIN', () => {
  async function asking(served: Served, name = 'Zoé') {
    const pin = (await served.report()).invitation?.pin;
    const phone = await openPhone(served.port);
    expect(await phone.admit({ pin, name })).toEqual({ outcome: 'waiting' });
    const heard = () => served.heardOf('phonesAsking').at(-1) as Asking | undefined;
    await until(() => (heard()?.length ?? 0) > 0);
    return { phone, pin, heard, id: heard()?.at(-1)?.id };
  }

  test('lets a phone in once someone at the screen says yes', async () => {
    const served = await serveRemote();
    const { phone, heard, id } = await asking(served);
    expect(heard()).toEqual([{ id, name: 'Zoé' }]);
    expect((await served.report()).asking).toEqual([{ id, name: 'Zoé' }]);
    expect(await phone.ask('getLibrary')).toMatchObject({ ok: false, code: 'unknown-request' });
    await served.screen.dispatch('approvePhone', { id });
    expect(await phone.hear('admissionDecided')).toMatchObject({
      outcome: 'admitted',
      name: 'Zoé',
    });
    expect(heard()).toEqual([]);
    expect(await phone.ask('getLibrary')).toMatchObject({ ok: true });
  });

  test('has its question told to a screen that comes, or begins anew, while a phone waits', async () => {
    const served = await serveRemote();
    const { id } = await asking(served);
    const told = { event: 'phonesAsking', payload: [{ id, name: 'Zoé' }] };
    const late = served.connect();
    expect(late.heard).toEqual([told]);
    await late.dispatch('getStart', undefined);
    expect(late.heard).toEqual([told, told]);
    const elsewhere = served.connect(false);
    await elsewhere.dispatch('getStart', undefined);
    expect(elsewhere.heard).toEqual([]);
  });

  test('lets nobody in to whom someone says no, and is another one then', async () => {
    const served = await serveRemote();
    const { phone, heard, id, pin } = await asking(served);
    await served.screen.dispatch('refusePhone', { id });
    expect(await phone.hear('admissionDecided')).toEqual({ outcome: 'refused' });
    expect(heard()).toEqual([]);
    expect(await phone.admit({ pin })).toEqual({ outcome: 'refused' });
  });

  test('is forgotten when nobody says anything for two minutes, or the phone goes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const served = await serveRemote({ isOn: false });
    const guest = { send: vi.fn(), hangUp: () => undefined, address: 'x', browser: null };
    served.service.remote.follow(() => ({
      state: 'open',
      problem: null,
      addresses: ['http://x/'],
    }));
    const { invitation } = await served.report();
    const line = served.service.remote.join(guest);
    await line.dispatch('admit', { pin: invitation?.pin });
    vi.advanceTimersByTime(120_000 - 1);
    expect(guest.send).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(guest.send).toHaveBeenCalledWith('admissionDecided', { outcome: 'refused' });
    await line.dispatch('admit', { pin: invitation?.pin });
    expect((await served.report()).asking).toHaveLength(1);
    line.disconnect();
    expect((await served.report()).asking).toEqual([]);
  });

  test('asks no more once the phone has come in by the code', async () => {
    const served = await serveRemote();
    const { phone, heard, id } = await asking(served);
    await phone.admit({ token: tokenOf(await served.report()) });
    expect(heard()).toEqual([]);
    await served.screen.dispatch('approvePhone', { id });
    expect((await served.report()).phones).toHaveLength(1);
  });

  test('makes three phones wait at most', async () => {
    const served = await serveRemote();
    for (const name of ['a', 'b', 'c']) await asking(served, name);
    const phone = await openPhone(served.port);
    const { invitation } = await served.report();
    expect(await phone.admit({ pin: invitation?.pin })).toEqual({ outcome: 'full' });
  });

  test('is said yes to at the machine itself or by staff, by no other page', async () => {
    const served = await serveRemote();
    const { id, phone } = await asking(served);
    const heard: unknown[] = [];
    const elsewhere = served.service.connectScreen((event) => heard.push(event), false);
    for (const name of ['approvePhone', 'refusePhone', 'dropPhone']) {
      const reply = await elsewhere.dispatch(name, { id });
      expect(reply).toMatchObject({ ok: false, code: 'staff-only' });
    }
    expect(await elsewhere.dispatch('getRemote', undefined)).toMatchObject({ code: 'staff-only' });
    expect(phone.heard).toEqual([]);
    expect(heard).toEqual([]);
    await elsewhere.dispatch('enterStaff', { pin: '4826' });
    await elsewhere.dispatch('approvePhone', { id });
    expect(await phone.hear('admissionDecided')).toMatchObject({ outcome: 'admitted' });
  });

  test('is there only while staff have looked at it', async () => {
    const served = await serveRemote({ isOn: false });
    served.service.remote.follow(() => ({
      state: 'open',
      problem: null,
      addresses: ['http://x/'],
    }));
    const guest = { send: () => undefined, hangUp: () => undefined, address: 'x', browser: null };
    const pin = (await served.report()).invitation?.pin;
    served.clock.now += longestUnseen;
    const reply = await served.service.remote.join(guest).dispatch('admit', { pin });
    expect(reply).toEqual({ ok: true, value: { outcome: 'refused' } });
  });
});
