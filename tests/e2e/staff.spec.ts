import path from 'node:path';
import { expect, painted, test } from './support/kiosk.ts';
import { temporaryFolder, twoDecks, writeFiles } from './support/library.ts';
import { callStaff, goTo, openStaff, pin, set, typePin } from './support/staff.ts';

const slow = ['--speed', '0.1'];
const files = { ...twoDecks, 'kiosk.yaml': 'title: Essai\nlanguages: [fr, en]\nduration: 5s\n' };

test('five taps in a corner call for a PIN, whatever is on screen; four do not', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: slow });
  for (let taps = 0; taps < 4; taps += 1) await page.mouse.click(1900, 1060);
  await page.mouse.click(900, 600);
  expect((await painted(page))['view']).not.toBe('staff');
  await callStaff(page);
  await expect(page.getByRole('heading', { name: 'Choisissez le code de l’équipe' })).toBeVisible();
  await page.getByRole('button', { name: 'Fermer' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', view: 'stage' });
  await page.keyboard.press('F2');
  await expect.poll(() => painted(page)).toMatchObject({ view: 'staff' });
});

test('the first PIN is typed twice; after that only it opens the panel', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files, args: slow });
  await callStaff(page);
  await typePin(page, pin);
  await typePin(page, '2581');
  await expect(page.getByText('Les deux codes diffèrent. Recommencez.')).toBeVisible();
  await typePin(page, '1234');
  await typePin(page, '1234');
  await expect(page.getByText('Ce code se devine trop vite')).toBeVisible();
  await typePin(page, pin);
  await typePin(page, pin);
  await expect(page.getByRole('heading', { name: 'En ce moment' })).toBeVisible();
  await page.getByRole('button', { name: 'Fermer' }).click();
  await callStaff(page);
  await typePin(page, '2581');
  await expect(page.getByText('Ce n’est pas le code.')).toBeVisible();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'En ce moment' })).toBeVisible();
});

test('what is changed holds at once, and after the next start', async ({ openKiosk }) => {
  const own = temporaryFolder();
  const library = path.join(own.folder, 'library');
  writeFiles(library, files);
  const args = [...slow, '--user-data-dir', path.join(own.folder, 'user')];
  const first = await openKiosk({ library, args });
  await openStaff(first.page);
  await goTo(first.page, 'Écran');
  await set(first.page, 'Langue de la boucle', 'English');
  await expect.poll(() => painted(first.page)).toMatchObject({ lang: 'en' });
  await first.app?.close();
  const second = await openKiosk({ library, args });
  await expect.poll(() => painted(second.page)).toMatchObject({ lang: 'en' });
  await callStaff(second.page);
  await expect(second.page.getByRole('heading', { name: 'Staff PIN' })).toBeVisible();
  own.remove();
});

test('hours can be changed so that the screen closes now, and always opens again', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: slow });
  await openStaff(page);
  await goTo(page, 'Horaires');
  await set(page, 'Horaires', 'Horaires propres');
  const opened = page.getByRole('button', { name: /, Ouvert$/ });
  while ((await opened.count()) > 0) {
    const count = await opened.count();
    await opened.first().click();
    await expect(opened).toHaveCount(count - 1);
  }
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'blank', view: 'staff' });
  await set(page, 'Horaires', 'Toujours ouvert');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', view: 'staff' });
});

test('a project is announced in a few taps, and taken away in one', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files, args: slow });
  await expect.poll(() => painted(page)).toMatchObject({ place: expect.stringMatching(/^alpha/) });
  await openStaff(page);
  await goTo(page, 'Annonces');
  await page.getByRole('button', { name: 'Annoncer un projet' }).click();
  await page.getByRole('button', { name: 'Beta' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ place: expect.stringMatching(/^beta/) });
  await page.getByRole('button', { name: /^Retirer/ }).click();
  await expect.poll(() => painted(page)).toMatchObject({ place: expect.stringMatching(/^alpha/) });
});

test('a presenter takes the screen over from the panel, and the loop waits', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: slow });
  await openStaff(page);
  await page.getByRole('button', { name: 'Présenter' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', view: 'stage' });
  await page.keyboard.press('PageDown');
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 2/3' });
});

test('a visitor’s time is over when staff come, and a panel left alone closes', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: slow });
  await page.clock.install();
  await callStaff(page);
  expect(await painted(page)).toMatchObject({ mode: 'loop' });
  await page.clock.fastForward(29_000);
  expect(await painted(page)).toMatchObject({ view: 'staff' });
  await page.clock.fastForward(2_000);
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', view: 'stage' });
});
