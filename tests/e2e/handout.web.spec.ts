import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, painted, test } from './support/kiosk.ts';

test.setTimeout(120_000);

test('the web host’s presenter view downloads what is presented', async ({ openKiosk }) => {
  const { page, health } = await openKiosk({ args: ['--mode', 'present', '--deck', 'beta'] });
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', place: 'beta 1/2' });
  const presenter = await page.context().newPage();
  await presenter.goto(health.replace('health', 'presenter'));
  await presenter.getByRole('button', { name: 'PDF à emporter' }).click();
  await presenter.getByRole('button', { name: 'Pages et notes' }).click();
  const save = presenter.getByRole('button', { name: /^Télécharger/ });
  await expect(save).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([presenter.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toMatch(/ Beta \(notes\)\.pdf$/);
  const book = await PDFDocument.load(readFileSync(await download.path()));
  expect([book.getTitle(), book.getPageCount()]).toEqual(['Beta', 2]);
});
