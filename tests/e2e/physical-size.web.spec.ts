import type { Page } from '@playwright/test';
import { expect, test } from './support/kiosk.ts';
import { twoDecks } from './support/library.ts';
import { openMenu } from './support/visitor.ts';

/** Ten inches of 1024×768. */
const files = { ...twoDecks, 'kiosk.yaml': 'languages: [fr, en]\nscreen: { diagonal: 10in }\n' };
const size = { width: 1024, height: 768 };
const millimetre = Math.hypot(size.width, size.height) / 254;

/** What is under 15 mm, of what can be touched in what lies on top. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const top = document.querySelector('dialog[open]') ?? document;
    return [...top.querySelectorAll('button, input')].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isThere = width > 0 && height > 0 && !element.closest('[inert]');
      return isThere && Math.min(width, height) < least - 0.5
        ? [`${element.textContent.trim()} ${Math.round(width)}×${Math.round(height)}`]
        : [];
    });
  }, 15 * millimetre);
}

test('on a small screen that the site tells the size of, whatever is touched is 15 mm wide and high', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, size, args: ['--speed', '0.1'] });
  await openMenu(page);
  expect(await tooSmall(page)).toEqual([]);
  for (const name of ['Confort', 'Rechercher']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await tooSmall(page), name).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.locator('[data-deck-tile="beta"]').click();
  await expect(page.getByRole('navigation')).toBeVisible();
  expect(await tooSmall(page)).toEqual([]);
});
