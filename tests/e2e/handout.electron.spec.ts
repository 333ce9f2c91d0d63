import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { painted } from './support/kiosk.ts';
import { deck, temporaryFolder } from './support/library.ts';
import { invite, openPhone } from './support/phone.ts';
import { isDrawnOn, wordsOf } from './support/pdf.ts';
import { goTo, openStaff } from './support/staff.ts';
import { expect, lacksDisplays, test } from './support/two-displays.ts';

const reason = lacksDisplays();
test.skip(reason !== false, reason || '');
test.setTimeout(180_000);

const files = {
  'kiosk.yaml': 'languages: [fr, en]\nduration: 10m\n',
  'alpha/deck.md': `${deck('Alpha', 2)}\n\nNote: À dire tout bas.\n`,
  'alpha/deck.en.md': deck('Alpha in English', 2),
  'beta/deck.md': deck('Beta', 2),
};

/** Draws a stroke on the slide, on the board of the phone or the presenter view. */
async function drawOn(companion: Page, audience: Page): Promise<void> {
  await companion.getByRole('button', { name: 'Crayon' }).click();
  const { x, y, width, height } = (await companion.locator('.board').boundingBox()) ?? {
    ...{ x: 0, y: 0, width: 0, height: 0 },
  };
  await companion.mouse.move(x + 0.2 * width, y + 0.6 * height);
  await companion.mouse.down();
  await companion.mouse.move(x + 0.5 * width, y + 0.8 * height, { steps: 8 });
  await companion.mouse.up();
  await expect(audience.locator('.ink path')).toHaveCount(2);
}

test('what was presented is taken home from the phone, drawings included; its path holds once, for phones that are in', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files });
  const { address } = await invite(page);
  const phone = await openPhone(address);
  const hand = phone.page;
  try {
    await hand.getByRole('button', { name: 'Présenter' }).tap();
    await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', place: 'alpha 1/2' });
    await hand.getByRole('button', { name: 'Suivant' }).tap();
    await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 2/2' });
    await drawOn(hand, page);

    await hand.getByRole('button', { name: 'Plus', exact: true }).tap();
    await hand.getByRole('button', { name: 'PDF à emporter', exact: true }).tap();
    await hand.getByRole('button', { name: 'Pages seules', exact: true }).tap();
    const save = hand.getByRole('button', { name: /^Télécharger/ });
    await expect(save).toBeVisible({ timeout: 90_000 });
    const [download] = await Promise.all([hand.waitForEvent('download'), save.tap()]);
    expect(download.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d Alpha\.pdf$/);
    const file = await download.path();
    const book = await PDFDocument.load(readFileSync(file));
    expect([book.getTitle(), book.getPageCount()]).toEqual(['Alpha', 2]);
    expect(await isDrawnOn(readFileSync(file))).toBe(true);
    const words = wordsOf(file);
    if (words) {
      expect(words[0]).toContain('Alpha');
      expect(words.join()).not.toContain('À dire');
    }

    // It is there after the end, too, and over a new connection.
    await hand.getByRole('button', { name: 'Fermer' }).tap();
    await hand.getByRole('button', { name: 'Plus', exact: true }).tap();
    await hand.getByRole('button', { name: 'Terminer la présentation' }).tap();
    await hand.getByRole('button', { name: 'Terminer', exact: true }).tap();
    await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop' });
    await hand.reload();
    await hand.getByRole('button', { name: 'Plus', exact: true }).tap();
    await hand.getByRole('button', { name: 'PDF à emporter', exact: true }).tap();
    await expect(save).toBeVisible();
    await expect(hand.getByRole('button', { name: 'Pages seules' })).toHaveCount(0);

    // Once used it is gone, also for the phone itself.
    const statusFor = (url: string) =>
      hand.evaluate(async (each) => (await fetch(each)).status, url);
    expect(await statusFor(download.url())).toBe(404);
    // Another path to it, which nobody has used yet.
    await hand.evaluate(() => {
      HTMLAnchorElement.prototype.click = function () {
        document.documentElement.dataset['unused'] = this.href;
      };
    });
    await save.tap();
    const unused = hand.locator('html[data-unused]');
    const path = (await unused.getAttribute('data-unused')) ?? '';
    expect((await fetch(path)).status).toBe(404);
    expect((await fetch(path, { method: 'HEAD' })).status).toBe(404);
    expect(await statusFor(path)).toBe(200);
    expect(await statusFor(path)).toBe(404);
  } finally {
    await phone.close();
  }
});

test('the presenter view and the staff panel put it among the documents, and take nothing’s place', async ({
  openKiosk,
}) => {
  const home = temporaryFolder();
  const env = { HOME: home.folder, XDG_CONFIG_HOME: join(home.folder, '.config') };
  const { page, app } = await openKiosk({ files, env });
  const saved = (): string[] => {
    try {
      return readdirSync(join(home.folder, 'Documents')).sort();
    } catch {
      return [];
    }
  };
  await openStaff(page);
  await goTo(page, 'Visites');
  await page.getByRole('button', { name: 'Préparer une visite' }).click();
  await page.getByRole('button', { name: 'Beta' }).click();
  await page.getByRole('button', { name: 'Alpha' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'PDF à emporter : Visite 1' }).click();
  await page.getByRole('button', { name: 'Pages et notes' }).click();
  const where = page.locator('.handout .file');
  await expect(where).toContainText('Visite 1 (notes).pdf', { timeout: 90_000 });
  expect(saved()).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d Visite 1 \(notes\)\.pdf$/)]);
  const file = join(home.folder, 'Documents', saved()[0] ?? '');
  expect(await where.innerText()).toBe(file);
  const before = readFileSync(file);
  const book = await PDFDocument.load(before);
  expect([book.getTitle(), book.getPageCount()]).toEqual(['Visite 1', 4]);
  expect(await isDrawnOn(before)).toBe(false);
  const words = wordsOf(file);
  if (words)
    expect(words.map((each) => /Alpha|Beta/.exec(each)?.[0])).toEqual([
      'Beta',
      'Beta',
      'Alpha',
      'Alpha',
    ]);

  // It stands under its own question, and under no other.
  const back = page.getByRole('button', { name: 'Retour aux visites' });
  await back.click();
  await page.getByRole('button', { name: 'Préparer une visite' }).click();
  await page.getByRole('button', { name: 'Alpha' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'PDF à emporter : Visite 2' }).click();
  await expect(page.getByText('Visite 2 : toutes les pages')).toBeVisible();
  await expect(where).toHaveCount(0);
  await back.click();
  await page.getByRole('button', { name: 'PDF à emporter : Visite 1' }).click();
  await expect(where).toBeVisible();
  await back.click();
  await page.getByRole('button', { name: 'Présenter Visite 1' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', place: 'beta 1/2' });
  const view = () => app?.windows().find((each) => each.url().endsWith('/presenter'));
  await expect.poll(() => view() !== undefined).toBe(true);
  const presenter = view();
  if (!presenter) throw new Error('There is no presenter view.');
  await drawOn(presenter, page);
  await presenter.getByRole('button', { name: 'Terminer', exact: true }).click();
  await presenter.getByRole('button', { name: 'PDF à emporter', exact: true }).last().click();
  await presenter.getByRole('button', { name: 'Pages et notes' }).click();
  await expect(presenter.locator('.handout .file')).toContainText('(notes) 2.pdf', {
    timeout: 90_000,
  });
  expect(readFileSync(file).equals(before)).toBe(true);
  const second = readFileSync(await presenter.locator('.handout .file').innerText());
  expect(await isDrawnOn(second)).toBe(true);
  home.remove();
});
