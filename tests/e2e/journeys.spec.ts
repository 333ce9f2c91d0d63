import type { Locator, Page } from '@playwright/test';
import { expect, painted, test } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { hands, type Hand } from './support/hands.ts';

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="teal"/></svg>';
const words = '## La méthode\n\nNous étudions le génome.\n\n![Une image](image.svg)';
/** Nothing moves by itself: the loop stands on its first slide. A quarter of a minute is the time to go away in. */
const files = {
  'kiosk.yaml': 'languages: [fr, en]\nduration: 1h\n',
  'coeur/deck.md': `---\ntitle: Un cœur\ntags: [hôpital]\n---\n\n# Un cœur\n\n---\n\n${words}\n\n---\n\n# Fin\n`,
  'coeur/deck.en.md': `---\ntitle: A heart\ntags: [hospital]\n---\n\n# A heart\n\n---\n\n${words}\n\n---\n\n# The end\n`,
  'coeur/image.svg': picture,
  'corps/deck.md': deck('Corps', 2).replace('title:', 'tags: [hôpital]\ntitle:'),
  'corps/deck.en.md': deck('Body', 2).replace('title:', 'tags: [hospital]\ntitle:'),
  'alpha/deck.md': deck('Alpha', 2).replace('title:', 'tags: [école]\ntitle:'),
  'alpha/deck.en.md': deck('Alpha in English', 2).replace('title:', 'tags: [school]\ntitle:'),
  'robot/deck.md': deck('Robot', 2).replace('title:', 'tags: [école]\ntitle:'),
  'robot/deck.en.md': deck('Robot in English', 2).replace('title:', 'tags: [school]\ntitle:'),
};

const isShown = (page: Page, state: Record<string, string>) =>
  expect.poll(() => painted(page)).toMatchObject(state);

for (const [name, createHand] of Object.entries(hands)) {
  test(`every task of a visit can be done by ${name} alone`, async ({ openKiosk }) => {
    test.setTimeout(180_000);
    const { page } = await openKiosk({ files, args: ['--speed', '4'] });
    const hand = await createHand(page);
    await findInTheMenu(page, hand);
    await findByWords(page, hand);
    await readAtOnesOwnPace(page, hand);
    await goAway(page, hand);
  });
}

const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });

async function findInTheMenu(page: Page, hand: Hand): Promise<void> {
  await hand.wake();
  await isShown(page, { mode: 'explore', view: 'menu', place: 'alpha 1/2' });
  const tiles = page.locator('[data-deck-tile]');
  await hand.press(button(page, 'hôpital'));
  await expect(tiles).toHaveCount(2);
  await hand.press(button(page, 'Tous'));
  await expect(tiles).toHaveCount(4);
  await hand.press(button(page, 'Montrez-m’en un'));
  await isShown(page, { view: 'stage' });
  await hand.press(button(page, 'Tous les projets'));
  await isShown(page, { view: 'menu' });
}

async function findByWords(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('button', { name: 'Rechercher' }));
  const panel = page.getByRole('dialog');
  for (const key of 'geno') await hand.press(button(panel, key));
  await expect(page.getByRole('searchbox')).toHaveValue('geno');
  await hand.press(panel.locator('[data-deck-tile="coeur"]'));
  await isShown(page, { view: 'stage', place: 'coeur 2/3', lang: 'fr' });
}

async function readAtOnesOwnPace(page: Page, hand: Hand): Promise<void> {
  await hand.press(button(page, 'English'));
  await isShown(page, { place: 'coeur 2/3', lang: 'en' });
  const panel = page.getByRole('dialog');
  const close = async () => {
    await hand.press(button(panel, 'Close'));
    await expect(panel).toBeHidden();
  };

  await hand.press(button(page, 'Comfort'));
  await hand.press(panel.getByRole('switch', { name: 'High contrast' }));
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high');
  await close();

  await hand.press(button(page, 'Enlarge'));
  await hand.press(button(panel, 'Larger'));
  await expect(button(panel, 'Smaller')).toBeEnabled();
  await close();

  await hand.press(button(page, 'Take it home'));
  await expect(panel.getByRole('img')).toBeVisible();
  await close();

  await hand.press(button(page, 'Previous'));
  await isShown(page, { place: 'coeur 1/3' });
  await hand.press(button(page, 'Contents'));
  await hand.press(panel.getByRole('listitem').nth(2).getByRole('button'));
  await isShown(page, { place: 'coeur 3/3' });

  await hand.press(button(page, 'See next'));
  await hand.press(button(panel, 'Robot in English'));
  await isShown(page, { place: 'robot 1/2', lang: 'en' });
  await hand.press(button(page, 'Next'));
  await isShown(page, { place: 'robot 2/2' });
  await hand.press(button(page, 'All projects'));
  await isShown(page, { view: 'menu' });
}

async function goAway(page: Page, hand: Hand): Promise<void> {
  const warning = page.getByRole('alertdialog');
  await expect(warning).toBeVisible({ timeout: 40_000 });
  await hand.press(button(warning, 'Continue'));
  await expect(warning).toBeHidden();
  await isShown(page, { mode: 'explore', view: 'menu', lang: 'en' });
  // Then nobody is there any more.
  await expect(warning).toBeVisible({ timeout: 40_000 });
  await isShown(page, { mode: 'loop', view: 'stage', place: 'alpha 1/2', lang: 'fr' });
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'usual');
}
