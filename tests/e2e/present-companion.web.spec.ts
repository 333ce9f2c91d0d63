import type { Presentation } from '../../src/contract/presentation.ts';
import { createKioskClient } from '../../src/contract/client.ts';
import { SocketChannel } from '../support/socket-channel.ts';
import { expect, painted, test, type Kiosk } from './support/kiosk.ts';
import { deck } from './support/library.ts';

/** Slides that stay; the first of `alpha` has two fragments. */
const files = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr, en]\nduration: 60s\n',
  'alpha/deck.md':
    '---\ntitle: Alpha\n---\n\n# Alpha\n\n- un <!-- .element: class="fragment" -->\n- deux <!-- .element: class="fragment" -->\n\n---\n\n# Suite\n',
  'alpha/deck.en.md': deck('Alpha in English', 2),
  'beta/deck.md': deck('Beta', 3),
};

/** A companion of the kiosk, as the presenter view is one. */
async function accompany({ health }: Kiosk) {
  const channel = await SocketChannel.open(health.replace('health', ''), 'companion');
  const client = createKioskClient(channel);
  let last: Presentation | null = await client.request('getPresentation');
  client.on('presentationChanged', (told) => (last = told));
  return {
    last: () => last,
    send: (command: unknown) => channel.call('sendCommand', command),
    place: () => last && `${last.mode} ${last.deck} ${last.slide}/${last.step}`,
  };
}

test('a companion gives a talk on the screen from start to end', async ({ openKiosk }) => {
  const kiosk = await openKiosk({ files });
  const { last, send, place } = await accompany(kiosk);
  await expect.poll(place).toBe('loop alpha 1/0');
  const talk = { name: 'Visite', decks: ['beta', 'alpha'], minutes: 5 };
  await send({ type: 'start', talk });
  await expect.poll(place).toBe('present beta 1/0');
  expect(last()).toMatchObject({
    ...{ talk, slides: 3, locale: 'fr', next: { deck: 'beta', slide: 2, step: 0 } },
    ...{ timer: { isRunning: true, planned: 300_000 }, slot: { from: 0, to: 60_000 } },
  });
  await send({ type: 'move', to: 'last' });
  await send({ type: 'move', to: 'next' });
  await send({ type: 'move', to: 'next' });
  await expect.poll(place).toBe('present alpha 1/1');
  expect(await painted(kiosk.page)).toMatchObject({ mode: 'present', place: 'alpha 1/2' });
  await send({ type: 'black' });
  await expect.poll(() => last()?.isBlack).toBe(true);
  const ground = await kiosk.page.screenshot({ clip: { x: 900, y: 500, width: 2, height: 2 } });
  await send({ type: 'black' });
  await expect.poll(() => last()?.isBlack).toBe(false);
  const slide = await kiosk.page.screenshot({ clip: { x: 900, y: 500, width: 2, height: 2 } });
  expect(ground.equals(slide)).toBe(false);
  await send({ type: 'setLocale', locale: 'en' });
  await expect.poll(() => last()?.locale).toBe('en');
  await send({ type: 'end' });
  await expect.poll(place).toMatch(/^loop/);
  expect(last()).toMatchObject({ talk: null, slot: null, ink: [], driver: null });
});

test('who presses “present” while another’s talk is on its way takes nothing from it', async ({
  openKiosk,
}) => {
  const { last, send, place } = await accompany(await openKiosk({ files }));
  await expect.poll(place).toBe('loop alpha 1/0');
  const talk = { name: 'Visite', decks: ['beta', 'alpha'], minutes: 5 };
  const start = (wanted: typeof talk | null) => send({ type: 'start', talk: wanted });
  await Promise.all([start(talk), start(null)]);
  await expect.poll(place).toBe('present beta 1/0');
  expect(last()).toMatchObject({ talk, timer: { isRunning: true, planned: 300_000 } });
});

test('what a companion draws stays on its slide until the end', async ({ openKiosk }) => {
  const { last, send, place } = await accompany(await openKiosk({ files }));
  const draw = (stroke: string, ...points: number[][]) => send({ type: 'draw', stroke, points });
  await send({ type: 'start', talk: null });
  await expect.poll(place).toMatch(/^present/);
  await draw('one', [0.1, 0.1], [0.2, 0.2]);
  await draw('one', [0.3, 0.3]);
  await draw('two', [0.5, 0.5]);
  await expect.poll(() => last()?.ink.map(({ points }) => points.length)).toEqual([3, 1]);
  await send({ type: 'undo' });
  await send({ type: 'goTo', deck: 'beta', slide: 2 });
  await expect.poll(place).toBe('present beta 2/0');
  expect(last()?.ink).toEqual([]);
  await send({ type: 'goTo', deck: 'alpha', slide: 1 });
  await expect.poll(() => last()?.ink.map(({ id }) => id)).toEqual(['one']);
  await send({ type: 'clear' });
  await expect.poll(() => last()?.ink).toEqual([]);
});

test('a companion stops the timer, and moves nothing where nobody presents', async ({
  openKiosk,
}) => {
  const { last, send, place } = await accompany(await openKiosk({ files }));
  await expect.poll(place).toBe('loop alpha 1/0');
  for (const type of ['end', 'black', 'clear']) await send({ type });
  await send({ type: 'goTo', deck: 'beta', slide: 2 });
  await send({ type: 'start', talk: null });
  await expect.poll(place).toBe('present alpha 1/0');
  await send({ type: 'pauseTimer' });
  await expect.poll(() => last()?.timer.isRunning).toBe(false);
  await send({ type: 'resetTimer' });
  await expect.poll(() => last()?.timer).toMatchObject({ elapsed: 0, isRunning: false });
});

test('a visitor who touches the PIN pad on and on keeps no talk from its slides', async ({
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const kiosk = await openKiosk({ files });
  const { send, place } = await accompany(kiosk);
  await send({ type: 'start', talk: null });
  await expect.poll(place).toBe('present alpha 1/0');
  await kiosk.page.mouse.click(900, 400);
  await kiosk.page.getByRole('button', { name: 'Reprendre l’écran' }).click();
  const pad = kiosk.page.getByRole('group', { name: /code/i });
  await expect(pad).toBeVisible();
  await expect(async () => {
    if (await pad.isVisible()) await kiosk.page.mouse.click(960, 20);
    await expect(pad).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ mode: 'present', view: 'stage' });
});
