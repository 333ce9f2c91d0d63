import { WebSocket } from 'ws';
import { scan } from './support/scan.ts';
import { expect, painted, test } from './support/kiosk.ts';
import { goTo, openStaff } from './support/staff.ts';

const slow = ['--speed', '0.1'];

/** A phone's page, as far as the network sees it. */
async function phone(address: string, shown: object) {
  const { origin, host } = new URL(address);
  const socket = new WebSocket(`ws://${host}/remote`, { headers: { Origin: origin } });
  const heard: string[] = [];
  socket.on('message', (data) => heard.push(String(data)));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ id: 1, name: 'admit', input: shown }));
  return { socket, heard };
}

test('staff turn the remote on, let phones in by code and by PIN, put them out, and turn it off', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: slow });
  await openStaff(page);
  await goTo(page, 'Télécommande');
  const remote = page.getByRole('switch', { name: 'Télécommande' });
  await expect(remote).toHaveAttribute('aria-checked', 'false');
  await expect(page.getByRole('img')).toHaveCount(0);
  await remote.click();
  const code = page.getByRole('img', { name: 'Code QR de la télécommande' });
  await expect(code).toBeVisible();
  const text = (await scan(code)) ?? '';
  expect(text).toMatch(/^http:\/\/[\d.]+:\d+\/remote#t=[\w-]{22}$/);

  const first = await phone(text, { token: text.split('#t=')[1], name: 'Zoé' });
  const phones = page.getByRole('listitem');
  await expect(phones.filter({ hasText: 'Zoé' })).toContainText('Connecté');
  first.socket.terminate();
  await expect(phones.filter({ hasText: 'Zoé' })).toContainText('hors de portée');

  const pin = (await page.locator('.pin').innerText()).replace(/\D/g, '');
  const second = await phone(text, { pin, name: 'Ali' });
  const question = page.getByRole('alertdialog', { name: '« Ali » demande à piloter cet écran' });
  await question.getByRole('button', { name: 'Autoriser' }).click();
  await expect(question).toBeHidden();
  await expect(phones.filter({ hasText: 'Ali' })).toContainText('Connecté');
  await page.getByRole('button', { name: 'Retirer Ali' }).click();
  await expect(phones.filter({ hasText: 'Ali' })).toHaveCount(0);
  await expect.poll(() => second.socket.readyState).toBe(WebSocket.CLOSED);

  await remote.click();
  await expect(code).toBeHidden();
  const { host } = new URL(text);
  await expect.poll(() => fetch(`http://${host}/remote`).catch(() => 'shut')).toBe('shut');
});

test('a phone that asks is answered on the slide, which stays where it is', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: slow });
  await openStaff(page);
  await goTo(page, 'Télécommande');
  await page.getByRole('switch', { name: 'Télécommande' }).click();
  const code = page.getByRole('img', { name: 'Code QR de la télécommande' });
  await expect(code).toBeVisible();
  const text = (await scan(code)) ?? '';
  const pin = (await page.locator('.pin').innerText()).replace(/\D/g, '');
  await page.getByRole('button', { name: 'Fermer' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', view: 'stage' });
  const { heard } = await phone(text, { pin });
  const question = page.getByRole('alertdialog', { name: '« Mobile » demande' });
  await expect(question).toBeVisible();
  await expect(question.getByRole('button', { name: 'Refuser' })).toBeFocused();
  await question.getByRole('button', { name: 'Autoriser' }).click();
  await expect(question).toBeHidden();
  expect(await painted(page)).toMatchObject({ mode: 'loop', view: 'stage' });
  await expect.poll(() => heard.join('\n')).toContain('"outcome":"admitted"');
});

test('a phone that asks during a talk leaves the clicker its keys', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--mode', 'present'] });
  const before = await painted(page);
  await openStaff(page);
  await goTo(page, 'Télécommande');
  await page.getByRole('switch', { name: 'Télécommande' }).click();
  const code = page.getByRole('img', { name: 'Code QR de la télécommande' });
  await expect(code).toBeVisible();
  const text = (await scan(code)) ?? '';
  const pin = (await page.locator('.pin').innerText()).replace(/\D/g, '');
  await phone(text, { pin });
  const question = page.getByRole('alertdialog', { name: '« Mobile » demande' });
  await expect(question).toBeVisible();
  // The panel's own time is over, say, and the question stays.
  const close = page.locator('button', { hasText: 'Fermer' });
  await close.evaluate((button: HTMLButtonElement) => button.click());
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', view: 'stage' });
  await page.keyboard.press('b');
  await expect(page.locator('html[data-black]')).toHaveCount(1);
  await page.keyboard.press('b');
  await expect(page.locator('html[data-black]')).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect.poll(async () => (await painted(page))['place']).not.toBe(before['place']);
  await expect(question).toBeVisible();
});

test('a phone that waits is seen in the panel, and asked about again by a page that is loaded anew', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: slow });
  await openStaff(page);
  await goTo(page, 'Télécommande');
  await page.getByRole('switch', { name: 'Télécommande' }).click();
  const code = page.getByRole('img', { name: 'Code QR de la télécommande' });
  await expect(code).toBeVisible();
  const text = (await scan(code)) ?? '';
  const pin = (await page.locator('.pin').innerText()).replace(/\D/g, '');
  const { heard } = await phone(text, { pin, name: 'Ali' });
  const question = page.getByRole('alertdialog', { name: '« Ali » demande' });
  await expect(question).toBeVisible();
  const row = page.locator('li', { hasText: 'Ali' });
  await expect(row).toContainText('Demande à piloter cet écran');
  await expect(row.locator('button')).toHaveText(['Refuser', 'Autoriser']);
  await page.reload();
  await question.getByRole('button', { name: 'Autoriser' }).click();
  await expect.poll(() => heard.join('\n')).toContain('"outcome":"admitted"');
});

test('the pen that staff took by touch is put down when a phone takes the screen over', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: slow });
  await openStaff(page);
  await goTo(page, 'Télécommande');
  await page.getByRole('switch', { name: 'Télécommande' }).click();
  const code = page.getByRole('img', { name: 'Code QR de la télécommande' });
  await expect(code).toBeVisible();
  const text = (await scan(code)) ?? '';
  const { socket, heard } = await phone(text, { token: text.split('#t=')[1], name: 'Zoé' });
  await expect(page.getByRole('listitem').filter({ hasText: 'Zoé' })).toContainText('Connecté');
  await goTo(page, 'En ce moment');
  await page.getByRole('button', { name: 'Présenter', exact: true }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', view: 'stage' });
  await page.mouse.click(500, 300);
  await page.getByRole('toolbar').getByRole('button', { name: 'Crayon' }).click();
  await expect(page.locator('.surface')).toHaveCount(1);
  const before = await painted(page);
  const ask = (id: number, input: object) =>
    socket.send(JSON.stringify({ id, name: 'sendCommand', input }));
  // A late tap of a phone takes nothing out of anyone's hands.
  ask(2, { type: 'move', to: 'next' });
  await expect.poll(() => heard.some((each) => each.includes('"id":2,'))).toBe(true);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await painted(page)).toEqual(before);
  await expect(page.locator('.surface')).toHaveCount(1);
  ask(3, { type: 'start', talk: null });
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await expect(page.locator('.surface')).toHaveCount(0);
});
