import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, painted, test, type Kiosk } from './support/kiosk.ts';
import { invite, openPhone, readInvitation, type Phone } from './support/phone.ts';
import { callStaff, goTo, pin as staffPin, typePin } from './support/staff.ts';
import { talkFiles } from './support/talk.ts';

const place = ({ page }: Kiosk) => painted(page).then(({ mode, place }) => `${mode} ${place}`);
const tap = ({ page }: Phone, name: string) =>
  page.getByRole('button', { name, exact: true }).tap();

test('a phone scans the code, gives a talk, loses its network in the middle, and ends it', async ({
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const kiosk = await openKiosk({ files: talkFiles });
  const { address } = await invite(kiosk.page);
  const phone = await openPhone(address);
  const { page } = phone;
  await expect(page.getByText('L’écran joue sa boucle')).toBeVisible();
  // What was in the code is nowhere to be read any more.
  expect(page.url()).not.toContain('#');
  await tap(phone, 'Présenter');
  await expect.poll(() => place(kiosk)).toBe('present alpha 1/3');
  await expect(page.getByText('Vous pilotez')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notes' })).toHaveText('Saluez tout le monde.');
  await tap(phone, 'Suivant');
  await tap(phone, 'Suivant');
  await expect(kiosk.page.getByText('une', { exact: true })).toBeVisible();

  await phone.cut();
  await expect(page.getByText('Connexion perdue')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Suivant' })).toBeDisabled();
  // Meanwhile someone at the screen goes on.
  await kiosk.page.keyboard.press('PageDown');
  await kiosk.page.keyboard.press('PageDown');
  await expect.poll(() => place(kiosk)).toBe('present alpha 3/3');
  await expect(page.getByText('2 / 3', { exact: true })).toBeVisible();
  phone.giveBack();
  await expect(page.getByText('Connexion perdue')).toBeHidden();
  await expect(page.getByText('3 / 3', { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByText('3 / 3', { exact: true })).toBeVisible();
  await tap(phone, 'Précédent');
  await expect.poll(() => place(kiosk)).toBe('present alpha 2/3');

  await tap(phone, 'Écran noir');
  await expect(page.getByText('L’écran est noir')).toBeVisible();
  await tap(phone, 'Rallumer');
  await tap(phone, 'Pages');
  await tap(phone, 'Page 1 : Bienvenue');
  await expect.poll(() => place(kiosk)).toBe('present alpha 1/3');
  await tap(phone, 'Projets');
  await page.getByRole('button', { name: 'Beta' }).tap();
  await expect.poll(() => place(kiosk)).toBe('present beta 1/2');
  await tap(phone, 'Plus');
  await tap(phone, 'Terminer la présentation');
  await tap(phone, 'Terminer');
  await expect.poll(() => place(kiosk)).toMatch(/^loop/);
  await phone.close();
});

test('a phone whose connection has died without a word finds another one, and its code still counts', async ({
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const kiosk = await openKiosk({ files: talkFiles });
  const { address } = await invite(kiosk.page);
  const phone = await openPhone(address, { isMute: true });
  const { page } = phone;
  await expect.poll(phone.connections).toBeGreaterThan(0);
  phone.giveBack();
  await expect(page.getByRole('button', { name: 'Présenter' })).toBeVisible({ timeout: 40_000 });

  await phone.cut();
  phone.mute();
  await expect.poll(phone.connections).toBeGreaterThan(0);
  await expect(page.getByText('Connexion perdue')).toBeVisible();
  phone.giveBack();
  await expect(page.getByText('Connexion perdue')).toBeHidden({ timeout: 40_000 });
  await phone.close();
});

test('a talk that the phone could not save is still there to be saved', async ({ openKiosk }) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const { address } = await invite(kiosk.page);
  const phone = await openPhone(address);
  const { page } = phone;
  await tap(phone, 'Plus');
  await tap(phone, 'Préparer une visite');
  await tap(phone, 'Beta');
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Classe de 3e');
  await phone.cut();
  await tap(phone, 'Enregistrer');
  await expect(page.getByRole('alert')).toContainText('n’est pas enregistré');
  await expect(page.getByRole('textbox', { name: 'Nom', exact: true })).toHaveValue('Classe de 3e');
  phone.giveBack();
  await expect(page.getByText('Connexion perdue')).toBeHidden();
  await tap(phone, 'Enregistrer');
  await expect(page.getByRole('button', { name: 'Présenter Classe de 3e' })).toBeVisible();
  await phone.close();
});

test('a phone says whose it is: on its own screen, on the kiosk’s and on other phones', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const { address, pin } = await invite(kiosk.page);
  const anne = await openPhone(address);
  const badge = kiosk.page.locator('.badge');
  await anne.page.getByLabel('Votre prénom').fill('Anne');
  await anne.page.getByLabel('Votre prénom').press('Enter');
  await expect(anne.page.getByText('Sur l’écran : Anne')).toBeVisible();
  await tap(anne, 'Présenter');
  await expect(badge).toHaveText('Présentation en cours : Anne');
  await expect(anne.page.getByText('Vous pilotez')).toBeVisible();

  const other = await openPhone(address.replace(/#.*/, ''));
  await other.page.getByLabel('Code à six chiffres').fill(pin);
  await tap(other, 'Demander');
  await kiosk.page.getByRole('alertdialog').getByRole('button', { name: 'Autoriser' }).click();
  await expect(other.page.getByText('Anne pilote')).toBeVisible();
  await tap(anne, 'Plus');
  await anne.page.getByLabel('Votre prénom').fill('Zoé');
  await tap(anne, 'Fermer');
  await expect(badge).toHaveText('Présentation en cours : Zoé');
  await expect(other.page.getByText('Zoé pilote')).toBeVisible();
  await expect(anne.page.getByText('Vous pilotez')).toBeVisible();
  await tap(anne, 'Plus');
  await tap(anne, 'Terminer la présentation');
  await tap(anne, 'Terminer');
  await expect(anne.page.getByRole('button', { name: 'Présenter' })).toBeVisible();
  // Who has said it once is not asked again.
  await anne.page.reload();
  await expect(anne.page.getByRole('button', { name: 'Présenter' })).toBeVisible();
  await expect(anne.page.getByLabel('Votre prénom')).toHaveCount(0);
  await anne.close();
  await other.close();
});

test('staff take the screen back: the phone asks before it drives again, or is put out at once', async ({
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const kiosk = await openKiosk({ files: talkFiles });
  const { address } = await invite(kiosk.page);
  const phone = await openPhone(address);
  const takeBack = async (button: string) => {
    await kiosk.page.mouse.click(700, 400);
    await kiosk.page.getByRole('button', { name: 'Reprendre l’écran' }).click();
    await typePin(kiosk.page, staffPin);
    await expect(kiosk.page.getByText('Anne présente, d’un téléphone')).toBeVisible();
    const panel = kiosk.page.getByRole('dialog', { name: 'Équipe du site' });
    await panel.getByRole('button', { name: button }).click();
    await expect.poll(() => painted(kiosk.page)).toMatchObject({ mode: 'present', view: 'stage' });
  };
  await phone.page.getByLabel('Votre prénom').fill('Anne');
  await tap(phone, 'Présenter');
  await tap(phone, 'Suivant');
  await expect.poll(() => place(kiosk)).toBe('present alpha 2/3');

  await takeBack('Reprendre l’écran');
  await expect(phone.page.getByText('Piloté à la main, sur l’écran')).toBeVisible();
  for (const name of ['Suivant', 'Précédent', 'Écran noir', 'Pointeur'])
    await expect(phone.page.getByRole('button', { name })).toHaveCount(0);
  await expect(phone.page.getByRole('button', { name: 'Pages' })).toBeDisabled();
  await kiosk.page.mouse.click(700, 400);
  await kiosk.page.getByRole('toolbar').getByRole('button', { name: 'Précédent' }).click();
  await expect(phone.page.getByText('1 / 3', { exact: true })).toBeVisible();
  await tap(phone, 'Prendre la main');
  await expect(kiosk.page.getByRole('toolbar')).toHaveCount(0);
  await tap(phone, 'Suivant');
  await expect.poll(() => place(kiosk)).toBe('present alpha 2/3');

  await takeBack('Retirer le téléphone « Anne »');
  await expect(phone.page.getByRole('heading', { name: 'Visez de nouveau le code' })).toBeVisible();
  await expect(kiosk.page.locator('.badge')).toHaveText('Présentation en cours');
  await kiosk.page.mouse.click(700, 400);
  await expect(kiosk.page.getByRole('toolbar')).toBeVisible();
  await phone.close();
});

test('of five pages of one phone the one that is looked at stays in; the one that was pushed out comes back when it is', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const { address } = await invite(kiosk.page);
  const phone = await openPhone(address);
  const [first] = [phone.page];
  await tap(phone, 'Présenter');
  await expect.poll(() => place(kiosk)).toBe('present alpha 1/3');
  const session = await first.evaluate(() => sessionStorage.getItem('vitrine.remote-session'));
  const see = (page: Page, state: 'hidden' | 'visible') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  let sockets = 0;
  first.on('websocket', () => (sockets += 1));
  await see(first, 'hidden');
  const others: Page[] = [];
  for (let count = 1; count < 5; count += 1) {
    const page = await first.context().newPage();
    // As a browser does that is told to open a page once more.
    await page.addInitScript(
      (kept) => sessionStorage.setItem('vitrine.remote-session', kept),
      session ?? '',
    );
    await page.goto(address.replace(/#.*/, ''));
    await expect(page.getByText('Vous pilotez')).toBeVisible();
    if (count < 4) await see(page, 'hidden');
    others.push(page);
  }
  await expect(first.getByText('Connexion perdue')).toBeVisible();
  const last = others.at(-1);
  await last?.getByRole('button', { name: 'Suivant', exact: true }).tap();
  await expect.poll(() => place(kiosk)).toBe('present alpha 2/3');
  // Longer than it would wait before it came back by itself.
  await last?.waitForTimeout(2_000);
  for (const page of others) await expect(page.getByText('Connexion perdue')).toBeHidden();
  expect(sockets).toBe(0);
  await see(first, 'visible');
  await expect(first.getByText('2 / 3', { exact: true })).toBeVisible();
  await expect(first.getByText('Connexion perdue')).toBeHidden();
  await phone.close();
});

test('a project is chosen on the phone while the loop plays', async ({ openKiosk }) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const { address } = await invite(kiosk.page);
  const phone = await openPhone(address);
  await tap(phone, 'Projets');
  await phone.page.getByRole('button', { name: 'Beta' }).tap();
  await expect.poll(() => place(kiosk)).toBe('present beta 1/2');
  await phone.close();
});

test('a finger on the slide draws and points; two phones see the same', async ({ openKiosk }) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const { address, pin } = await invite(kiosk.page);
  const first = await openPhone(address);
  await tap(first, 'Présenter');
  const second = await openPhone(address.replace(/#.*/, ''), { size: { width: 844, height: 390 } });
  await second.page.getByLabel('Code à six chiffres').fill(pin);
  await second.page.getByLabel('Votre prénom').fill('Ali');
  await tap(second, 'Demander');
  await expect(second.page.getByRole('heading', { name: 'Acceptez à l’écran' })).toBeVisible();
  await kiosk.page.getByRole('alertdialog').getByRole('button', { name: 'Autoriser' }).click();
  await expect(second.page.getByText('Mobile pilote')).toBeVisible();

  const box = await first.page.getByRole('img', { name: 'À l’écran' }).boundingBox();
  if (!box) throw new Error('There is no slide on the phone.');
  const touch = await first.page.context().newCDPSession(first.page);
  const at = (x: number, y: number) => ({ x: box.x + box.width * x, y: box.y + box.height * y });
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: object[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points as never });
  /** After a finger that moved, Chromium now and then makes no click of the next tap that a test sends. */
  const choose = (tool: string) =>
    expect(async () => {
      await tap(first, tool);
      const button = first.page.getByRole('button', { name: tool });
      await expect(button).toHaveAttribute('aria-pressed', 'true', { timeout: 1_000 });
    }).toPass();
  for (const [tool, seen] of [
    ['Pointeur', '.pointer'],
    ['Projecteur', '.spotlight'],
  ] as const) {
    await choose(tool);
    await send('touchStart', at(0.25, 0.5));
    await send('touchMove', at(0.5, 0.5));
    await expect(kiosk.page.locator(seen)).toBeVisible();
    await send('touchEnd');
    await expect(kiosk.page.locator(seen)).toHaveCount(0);
  }
  await choose('Crayon');
  await send('touchStart', at(0.25, 0.5));
  for (let x = 0.3; x <= 0.5; x += 0.05) await send('touchMove', at(x, 0.5));
  await send('touchEnd');
  await expect(second.page.locator('polyline:not(.ground)')).toHaveCount(1);
  const points = /^480,540 .* 960,540 960,540$/;
  await expect(second.page.locator('polyline:not(.ground)')).toHaveAttribute('points', points);
  await tap(second, 'Tout effacer');
  await expect(first.page.locator('polyline:not(.ground)')).toHaveCount(0);
  await expect(first.page.getByText('Ali pilote')).toBeVisible();
  await first.close();
  await second.close();
});

test('a code that was used lets nobody else in, and a wrong PIN is refused', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const { address, pin } = await invite(kiosk.page);
  const first = await openPhone(address);
  await expect(first.page.getByRole('button', { name: 'Présenter' })).toBeVisible();
  const second = await openPhone(address);
  await expect(second.page.getByRole('heading', { name: 'Ce code a expiré' })).toBeVisible();
  const wrong = pin === '000000' ? '111111' : '000000';
  await second.page.getByLabel('Code à six chiffres').fill(wrong);
  await tap(second, 'Demander');
  await expect(second.page.getByRole('heading', { name: 'Accès refusé' })).toBeVisible();
  await first.close();
  await second.close();
});

for (const size of [
  { width: 360, height: 640 },
  { width: 844, height: 390 },
]) {
  test(`at ${size.width}×${size.height} everything fits, and nothing has an accessibility violation`, async ({
    openKiosk,
  }) => {
    const kiosk = await openKiosk({ files: talkFiles });
    const { address } = await invite(kiosk.page);
    const phone = await openPhone(address, { size, locale: 'en-GB' });
    const { page } = phone;
    const judge = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    };
    await tap(phone, 'Present');
    await expect(page.getByRole('button', { name: 'Next' })).toBeInViewport({ ratio: 1 });
    await judge();
    for (const button of await page.getByRole('button').all()) {
      await expect(button).toBeInViewport({ ratio: 1 });
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    for (const panel of ['Pages', 'Projects', 'More']) {
      await tap(phone, panel);
      // Colours are judged once everything has come up.
      await page.waitForTimeout(600);
      await judge();
      await tap(phone, 'Close');
    }
    await phone.close();
  });
}

test('a code scanned anew lets the phone in whose page is still open', async ({ openKiosk }) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const { address } = await invite(kiosk.page);
  const first = await openPhone(address);
  await expect(first.page.getByRole('button', { name: 'Présenter' })).toBeVisible();
  const second = await openPhone(address);
  await expect(second.page.getByRole('heading', { name: 'Ce code a expiré' })).toBeVisible();
  await callStaff(kiosk.page);
  await typePin(kiosk.page, staffPin);
  await goTo(kiosk.page, 'Télécommande');
  const renewed = await readInvitation(kiosk.page);
  await second.page.goto(renewed.address);
  await expect(second.page.getByRole('button', { name: 'Présenter' })).toBeVisible();
  await first.close();
  await second.close();
});
