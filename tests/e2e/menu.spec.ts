import { expect, painted, test } from './support/kiosk.ts';
import { deck, twoDecks } from './support/library.ts';
import { openMenu, openProject } from './support/visitor.ts';

const slow = ['--speed', '0.1'];
const tagged = (title: string, tags: string): string =>
  deck(title, 2).replace('title:', `tags: [${tags}]\ntitle:`);
const themed = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr]\nduration: 1s\n',
  'alpha/deck.md': tagged('Alpha', 'soin, cœur'),
  'beta/deck.md': tagged('Beta', 'soin'),
  'gamma/deck.md': tagged('Gamma', 'école'),
  'delta/deck.md': tagged('Delta', 'école, cœur'),
};

test('every project has a tile, named by its title; the one that was on screen comes first', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files: themed, args: [...slow, '--deck', 'gamma'] });
  await openMenu(page);
  await expect(page.getByRole('heading', { name: 'Essai' })).toBeVisible();
  const tiles = page.locator('[data-deck-tile]');
  await expect(tiles).toHaveCount(4);
  await expect(tiles.first()).toHaveAttribute('data-deck-tile', 'gamma');
  await expect(page.getByRole('listitem').first()).toContainText('À l’instant à l’écran');
  await page.getByRole('button', { name: 'Delta', exact: true }).click();
  await expect
    .poll(() => painted(page))
    .toMatchObject({ mode: 'explore', view: 'stage', place: 'delta 1/2' });
});

test('a theme narrows the menu, and “Tous” widens it again', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files: themed, args: slow });
  await openMenu(page);
  await page.getByRole('button', { name: 'école' }).click();
  await expect(page.locator('[data-deck-tile]')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'école' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Tous', exact: true }).click();
  await expect(page.locator('[data-deck-tile]')).toHaveCount(4);
});

test('who wants nothing in particular is shown one project after the other', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files: themed, args: slow });
  await openMenu(page);
  const seen = [];
  for (let count = 0; count < 3; count += 1) {
    await page.getByRole('button', { name: 'Montrez-m’en un' }).click();
    await expect.poll(() => painted(page)).toMatchObject({ view: 'stage' });
    seen.push((await painted(page))['place']?.split(' ')[0]);
    await page.getByRole('button', { name: 'Tous les projets' }).click();
    await expect.poll(() => painted(page)).toMatchObject({ view: 'menu' });
  }
  expect(seen).toEqual(['beta', 'delta', 'gamma']);
});

test('the menu is always one tap away, and keeps the deck underneath', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: slow });
  await openProject(page, 'beta');
  await page.getByRole('button', { name: 'Suivant' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ place: 'beta 2/2' });
  await page.getByRole('button', { name: 'Tous les projets' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ view: 'menu', place: 'beta 2/2' });
});

test('changing the language changes everything, and stays in the menu', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: slow });
  await openMenu(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ view: 'menu', lang: 'en' });
  await expect(page.getByRole('button', { name: 'Beta in English', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show me one' })).toBeVisible();
  await expect(page.getByText('2 projects')).toBeVisible();
});

test('by keys alone: into the menu, to a tile, through the deck and out again', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files: themed, args: slow });
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLElement).dataset['deckTile'] ?? '');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('alpha');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('beta');
  await page.keyboard.press('Enter');
  await expect.poll(() => painted(page)).toMatchObject({ view: 'stage', place: 'beta 1/2' });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => painted(page)).toMatchObject({ place: 'beta 2/2' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Tous les projets' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Sommaire' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Sommaire' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => painted(page)).toMatchObject({ view: 'menu' });
});

test('whoever scrolls is there; buttons scroll too', async ({ openKiosk }) => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`p-${index}/deck.md`, deck(`Projet ${index}`, 1)]),
  );
  const { page } = await openKiosk({
    files: { 'kiosk.yaml': 'languages: [fr]\nduration: 1h\nidle: 10s\n', ...many },
    args: ['--speed', '2'],
  });
  await openMenu(page);
  for (let times = 0; times < 4; times += 1) {
    await page.waitForTimeout(2_000);
    await page.getByRole('button', { name: 'Voir la suite' }).click();
  }
  expect(await painted(page)).toMatchObject({ view: 'menu' });
  await page.locator('[data-deck-tile="p-9"]').click();
  await expect.poll(() => painted(page)).toMatchObject({ view: 'stage', place: 'p-9 1/1' });
});

test('whoever comes back from a project finds the menu where they left it; the next visitor does not', async ({
  openKiosk,
}) => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `p-${index}/deck.md`,
      tagged(`Projet ${index}`, index % 2 === 0 ? 'pair' : 'impair'),
    ]),
  );
  const files = { 'kiosk.yaml': 'languages: [fr]\nduration: 1h\n', ...many };
  const { page } = await openKiosk({ files, args: slow });
  const top = () => page.locator('.menu .area').evaluate((area) => area.scrollTop);
  await openMenu(page);
  await page.getByRole('button', { name: 'impair' }).click();
  await page.getByRole('button', { name: 'Voir la suite' }).click();
  let left = -1;
  await expect.poll(async () => left === (left = await top()), { intervals: [300] }).toBe(true);
  expect(left).toBeGreaterThan(100);
  const { width = 0, height = 0 } = (await page.locator('.menu').boundingBox()) ?? {};
  await page.mouse.click(width / 3, height / 2);
  await expect.poll(() => painted(page)).toMatchObject({ view: 'stage' });
  const deckRead = (await painted(page))['place']?.split(' ')[0] ?? '';
  await page.getByRole('button', { name: 'Tous les projets' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ view: 'menu' });
  expect(Math.abs((await top()) - left)).toBeLessThan(2);
  await expect(page.locator('[data-deck-tile]')).toHaveCount(30);
  await expect(page.locator(`[data-deck-tile="${deckRead}"]`)).toBeFocused();
  await page.getByRole('button', { name: 'Terminer' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop' });
  await openMenu(page);
  expect(await top()).toBe(0);
});

test('long titles and summaries take three lines of a tile at most; the button is named by all of it', async ({
  openKiosk,
}) => {
  const title = `Un titre ${'très '.repeat(40)}long`;
  const long = deck(title, 1).replace('title:', `summary: ${'Et encore. '.repeat(25)}\ntitle:`);
  const files = { ...themed, 'long/deck.md': long };
  const { page } = await openKiosk({ files, args: slow });
  await openMenu(page);
  const tile = page.getByRole('button', { name: title, exact: true });
  await expect(tile).toHaveAccessibleDescription(/(Et encore\. ?){25}/);
  const lines = await tile.locator('..').evaluate((element) =>
    ['.title', '.summary'].map((each) => {
      const text = element.querySelector(each) as HTMLElement;
      return Math.round(text.clientHeight / parseFloat(getComputedStyle(text).lineHeight));
    }),
  );
  expect(lines).toEqual([3, 3]);
  const heights = await page
    .locator('.tiles > li')
    .evaluateAll((tiles) => tiles.map((each) => Math.round(each.clientHeight)));
  expect(new Set(heights).size).toBe(1);
});

test('the next visitor finds nothing of the last one', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files: { ...themed }, args: ['--speed', '4'] });
  await openMenu(page);
  await page.getByRole('button', { name: 'école' }).click();
  await page.getByRole('button', { name: 'Confort' }).click();
  await page.getByRole('button', { name: 'Très grande' }).click();
  await page.getByRole('switch', { name: 'Contraste élevé' }).click();
  await page.getByRole('switch', { name: 'À portée de main' }).click();
  const settings = () =>
    page.evaluate(() => {
      const { textSize, contrast, reach, motion } = document.documentElement.dataset;
      return { textSize, contrast, reach, motion };
    });
  expect(await settings()).toMatchObject({ textSize: '2', contrast: 'high', reach: 'low' });
  await expect.poll(() => painted(page), { timeout: 40_000 }).toMatchObject({ mode: 'loop' });
  expect(await settings()).toMatchObject({ textSize: '1', contrast: 'usual', reach: 'usual' });
  await openMenu(page);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('[data-deck-tile]')).toHaveCount(4);
});

test('a library of two decks without themes has a menu too', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files: twoDecks, args: slow });
  await openMenu(page);
  await expect(page.locator('[data-deck-tile]')).toHaveCount(2);
  await expect(page.getByRole('group', { name: 'Thèmes' })).toBeHidden();
});
