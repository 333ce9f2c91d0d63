import type { Page } from '@playwright/test';
import { expect, painted, test } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { openMenu } from './support/visitor.ts';

const files = {
  'kiosk.yaml': 'languages: [fr, en]\nduration: 1s\n',
  'coeur/deck.md': `---\ntitle: Un cœur à l’écoute\npeople: [{ name: Zoé Müller, role: médecin }]\n---\n\n# Un cœur\n\n---\n\n## La méthode\n\nNous étudions le génome.\n`,
  'coeur/deck.en.md': `---\ntitle: A listening heart\n---\n\n# A heart\n\n---\n\n## The method\n\nWe study the genome with a stethoscope.\n`,
  'robot/deck.md': deck('Robot', 2),
  'robot/deck.en.md': deck('Robot in English', 2),
};
const slow = ['--speed', '0.1'];

async function openSearch(page: Page) {
  await openMenu(page);
  await page.getByRole('button', { name: 'Rechercher' }).click();
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  return { field, results: page.getByRole('dialog').locator('[data-deck-tile]') };
}

test('a word is found as it is typed on the screen, without its accents, and opens its very slide', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: slow });
  const { field, results } = await openSearch(page);
  for (const key of ['g', 'e', 'n']) {
    await page.getByRole('dialog').getByRole('button', { name: key, exact: true }).click();
  }
  await expect(field).toHaveValue('gen');
  await expect(results).toHaveCount(1);
  await expect(results).toHaveText('Un cœur à l’écoute');
  await results.click();
  await expect
    .poll(() => painted(page))
    .toMatchObject({ mode: 'explore', view: 'stage', place: 'coeur 2/2', lang: 'fr' });
});

for (const [words, why] of [
  ['COEUR', 'capitals and ligatures'],
  ['muller', 'a person, without the umlaut'],
  ['methdoe', 'swapped letters'],
  ['stethoscope', 'a word of the other language'],
] as const) {
  test(`“${words}” finds the project: ${why}`, async ({ openKiosk }) => {
    const { page } = await openKiosk({ files, args: slow });
    const { field, results } = await openSearch(page);
    await field.fill(words);
    await expect(results.first()).toHaveAttribute('data-deck-tile', 'coeur');
  });
}

test('Enter opens what was found first, and nothing where nothing was found', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: slow });
  const { field, results } = await openSearch(page);
  await field.fill('xyzzyq');
  await page.keyboard.press('Enter');
  await expect(field).toBeVisible();
  await field.fill('génome');
  await expect(results).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => painted(page))
    .toMatchObject({ mode: 'explore', view: 'stage', place: 'coeur 2/2' });
});

test('what is nowhere is told kindly; Escape leads back to the menu', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files, args: slow });
  const { field, results } = await openSearch(page);
  await field.fill('xyzzyq');
  await expect(page.getByText('Aucun projet ne parle de')).toBeVisible();
  await expect(results).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await painted(page)).toMatchObject({ mode: 'explore', view: 'menu' });
});

test('whoever writes is there, and moves no slide', async ({ openKiosk }) => {
  const { page } = await openKiosk({
    files: { ...files, 'kiosk.yaml': 'languages: [fr, en]\nduration: 1s\nidle: 10s\n' },
    args: ['--speed', '2'],
  });
  await openSearch(page);
  // The loop may have turned a page before the screen was touched.
  const { place } = await painted(page);
  for (const key of 'le robot bleu') {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(700);
  }
  await expect(page.getByRole('searchbox')).toHaveValue('le robot bleu');
  expect(await painted(page)).toMatchObject({ view: 'menu', place });
});
