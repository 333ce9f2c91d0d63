import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, painted, test } from './support/kiosk.ts';
import { deck, temporaryFolder } from './support/library.ts';

const files = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr]\nduration: 60s\n',
  'alpha/deck.md': deck('Alpha', 2),
  'beta/deck.md': deck('Beta', 3),
  'gamma/deck.md': deck('Gamma', 1),
};

test('a saved talk is found in the overview and started by the keyboard', async ({ openKiosk }) => {
  const { folder } = temporaryFolder();
  const talks = [
    { name: 'Classe de 3e', decks: ['gamma', 'beta'], minutes: 15 },
    { name: 'Presse', decks: ['alpha'], minutes: null },
  ];
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ version: 1, talks }));
  const { page } = await openKiosk({ files, args: ['--user-data-dir', folder] });
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', place: 'alpha 1/2' });
  await page.keyboard.press('o');
  const prepared = page.getByRole('dialog').getByRole('region', { name: 'Visites préparées' });
  await expect(prepared.getByRole('button')).toHaveText([
    /Classe de 3e\s*2 projets · 15.min/,
    /Presse\s*Un projet/,
  ]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('9');
  await expect(page.getByText('Il n’y a pas de page 9.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.insertText('CLÀS');
  await expect(prepared.getByRole('button')).toHaveText([/Classe de 3e/]);
  await page.keyboard.press('Enter');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', place: 'gamma 1/1' });
  await page.keyboard.press('PageDown');
  await expect.poll(() => painted(page)).toMatchObject({ place: 'beta 1/3' });
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([
    ...['Visites préparées', /1 Gamma/, /2 Beta/, /3 Alpha/],
  ]);
});

test('of three hundred projects only what is in sight is drawn, and nothing of it stays', async ({
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [
      `p${String(at).padStart(3, '0')}/deck.md`,
      deck(`Projet ${String(at)}`, 6),
    ]),
  );
  const { page } = await openKiosk({
    files: { 'kiosk.yaml': files['kiosk.yaml'], ...many },
    args: ['--mode', 'present', '--deck', 'p150'],
  });
  const drawn = () => page.locator('.still').count();
  const here = page.getByRole('dialog').locator('[aria-current]');
  await page.keyboard.press('o');
  await expect(here).toBeInViewport();
  await expect(here).toBeFocused();
  await expect.poll(drawn).toBeGreaterThan(6);
  const most = await drawn();
  expect(most).toBeLessThan(150);
  // What is far away takes its room, so that nothing moves when it comes near.
  const heights = () =>
    page
      .locator('dialog section:has(> h3)')
      .evaluateAll((all) => [...new Set(all.map((each) => (each as HTMLElement).offsetHeight))]);
  expect(await heights()).toHaveLength(1);
  await page.locator('dialog section:has(> h3)').last().scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: /Projet 299 6/ })).toBeVisible();
  await expect.poll(drawn).toBeLessThan(150);
  await page.keyboard.press('Escape');
  await expect.poll(drawn).toBe(0);
  await page.keyboard.press('PageDown');
  await expect.poll(() => painted(page)).toMatchObject({ place: 'p150 2/6' });
});
