import type { Browser, Page } from '@playwright/test';
import { launchChromium, painted } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { scan } from './support/scan.ts';
import { goTo, openStaff } from './support/staff.ts';
import { expect, lacksDisplays, test } from './support/two-displays.ts';

const reason = lacksDisplays();
test.skip(reason !== false, reason || '');
test.setTimeout(120_000);

const files = {
  'kiosk.yaml': 'languages: [fr]\nduration: 10m\n',
  'alpha/deck.md': `${deck('Alpha', 4)}\n\n---\n\n![Un carré](media/a.svg)\n`,
  'alpha/media/a.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4H0z"/></svg>',
};

/** The text of the code that the staff panel shows, with the remote on. */
async function invitation(page: Page): Promise<string> {
  await openStaff(page);
  await goTo(page, 'Télécommande');
  await page.getByRole('switch', { name: 'Télécommande' }).click();
  const code = page.getByRole('img', { name: 'Code QR de la télécommande' });
  await expect(code).toBeVisible();
  const text = (await scan(code)) ?? '';
  await page.getByRole('button', { name: 'Fermer' }).click();
  return text;
}

/** A browser's page of a phone's size. */
async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'fr' },
  });
  return context.newPage();
}

test('a talk is given from a phone, the clicker and the keys, with the phone locked in the middle', async ({
  openKiosk,
}) => {
  const { page, app } = await openKiosk({ files });
  const url = await invitation(page);
  const browser = await launchChromium();
  try {
    const hand = await phone(browser);
    await hand.goto(url);
    await hand.getByRole('button', { name: 'Présenter' }).tap();
    await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', place: 'alpha 1/5' });
    expect(hand.url()).not.toContain('#');
    await expect
      .poll(() => app?.windows().some((each) => each.url().endsWith('/presenter')))
      .toBe(true);

    await hand.getByRole('button', { name: 'Suivant' }).tap();
    await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 2/5' });
    await page.keyboard.press('PageDown');
    await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 3/5' });
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 4/5' });

    await hand.reload();
    await hand.getByRole('button', { name: 'Suivant' }).tap();
    await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 5/5' });
    // Its browser may have the slide's picture.
    const picture = hand.locator('img').first();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);

    const thief = await phone(browser);
    await thief.goto(url);
    await expect(thief.getByText('Ce code a expiré')).toBeVisible();

    await hand.getByRole('button', { name: 'Plus', exact: true }).tap();
    await hand.getByRole('button', { name: 'Terminer la présentation' }).tap();
    await hand.getByRole('button', { name: 'Terminer', exact: true }).tap();
    await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop' });
  } finally {
    await browser.close();
  }
});
