import { describe, expect, test, vi } from 'vitest';
import { plainName } from '../../../src/host/remote/phone-name.ts';
import { admitted, openPhone, serveRemote } from '../../support/remote.ts';

// Sockets take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('a phone that is in', () => {
  test('takes another name at any time: staff, the screen and its next commands know it by that', async () => {
    const served = await serveRemote();
    const { phone, session } = await admitted(served);
    await served.screen.dispatch('putPresentation', null);
    const call = async (name: string | null) => {
      const reply = await phone.ask('namePhone', { name });
      return reply?.ok ? (reply.value as { name: string }).name : reply?.code;
    };
    expect(await call('Anne')).toBe('Anne');
    expect(served.heardOf('companionRenamed')).toEqual([{ before: 'Mobile', now: 'Anne' }]);
    await phone.ask('sendCommand', { type: 'black' });
    expect(served.heardOf('commanded')).toMatchObject([{ from: 'Anne' }]);
    expect((await served.report()).phones).toMatchObject([{ name: 'Anne' }]);
    // Its own name is no other phone's.
    expect(await call('anne')).toBe('anne');
    expect((await admitted(served, 'Zoé')).name).toBe('Zoé');
    expect(await call(' Zoé ')).toBe('Zoé 2');
    expect(await call('x'.repeat(31))).toBe('invalid-input');
    expect(await call('   ')).toBe('invalid-input');
    phone.socket.terminate();
    const back = await openPhone(served.port);
    expect(await back.admit({ session })).toMatchObject({ name: 'Zoé 2' });
    expect(await back.ask('namePhone', { name: null })).toMatchObject({
      value: { name: 'Mobile' },
    });
  });

  test.each([
    ['An\nne', 'An ne'],
    ['A\u2028B', 'A B'],
    ['Zoe\u0301', 'Zoé'],
    [`e${'\u0323\u0324\u0325\u032d'}`, 'ẹ\u0324\u0325'],
    ['\u3164\u2800', 'Mobile'],
    ['علي', 'علي'],
    ['Jean-Luc O’Neill Jr. 2', 'Jean-Luc O’Neill Jr. 2'],
    ['Zoé ★ <b>', 'Zoé b'],
    ['█\u{1F4A9}', 'Mobile'],
    ["-'.", 'Mobile'],
  ])('called %j is %j to the audience', (wanted, name) => {
    expect(plainName(wanted)).toBe(name);
  });
});
