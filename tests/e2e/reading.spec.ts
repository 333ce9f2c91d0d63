import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, painted, root, test } from './support/kiosk.ts';
import { deck, temporaryFolder, twoDecks, writeFiles } from './support/library.ts';
import { scan } from './support/scan.ts';
import { openMenu, openProject } from './support/visitor.ts';

const slow = ['--speed', '0.1'];

test('the contents lead to any page, and say which one is there', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: slow });
  await openProject(page, 'alpha');
  await page.getByRole('button', { name: 'Sommaire' }).click();
  const entries = page.getByRole('dialog').getByRole('listitem');
  await expect(entries).toHaveCount(3);
  await expect(page.locator('[aria-current="page"]')).toContainText('Alpha 1');
  await entries.nth(2).getByRole('button').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 3/3' });
});

test('at the end, related projects are offered, and all of them', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: slow });
  await openProject(page, 'alpha');
  await page.keyboard.press('End');
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 3/3' });
  await page.getByRole('button', { name: 'À voir ensuite' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Beta', exact: true }).click();
  await expect.poll(() => painted(page)).toMatchObject({ place: 'beta 1/2' });
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a project and a page with a link can be taken home', async ({ openKiosk }) => {
  const linked = `${deck('Alpha', 1)}\n[Le site](https://example.org/page)\n`;
  const { page } = await openKiosk({
    files: { 'kiosk.yaml': 'languages: [fr]\nduration: 1s\n', 'alpha/deck.md': linked },
    args: slow,
  });
  await openProject(page, 'alpha');
  await page.getByRole('button', { name: 'À emporter' }).click();
  const codes = page.getByRole('dialog').locator('.qr-code');
  await expect(codes).toHaveCount(2);
  expect(await scan(codes.first())).toBe('Alpha');
  expect(await scan(codes.last())).toBe('https://example.org/page');
  await page.getByRole('dialog').getByText('Le site').click();
  await expect(codes, 'a touch draws no more of them').toHaveCount(2);
});

test('a picture is enlarged in steps, by buttons alone', async ({ openKiosk }) => {
  const own = temporaryFolder();
  const library = path.join(own.folder, 'library');
  writeFiles(library, {
    'kiosk.yaml': 'languages: [fr]\nduration: 1s\n',
    'alpha/deck.md': '# Un\n\n![Une image](image.svg)\n',
    'alpha/image.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="teal"/></svg>',
  });
  const { page } = await openKiosk({ library, args: slow });
  await openProject(page, 'alpha');
  await page.getByRole('button', { name: 'Agrandir' }).click();
  const dialog = page.getByRole('dialog');
  const picture = dialog.getByRole('img', { name: 'Une image' });
  const width = async () => (await picture.boundingBox())?.width ?? 0;
  const before = await width();
  await dialog.getByRole('button', { name: 'Plus grand' }).click();
  await expect.poll(width).toBeGreaterThan(before * 1.4);
  await dialog.getByRole('button', { name: 'Plus petit' }).click();
  await expect.poll(width).toBeCloseTo(before, 0);
  await expect(dialog.getByRole('button', { name: 'Plus petit' })).toBeDisabled();
  own.remove();
});

test('a film has controls and subtitles, and playing it counts as being there', async ({
  openKiosk,
}) => {
  const own = temporaryFolder();
  const library = path.join(own.folder, 'library');
  writeFiles(library, {
    'kiosk.yaml': 'languages: [fr]\nduration: 1s\nidle: 10s\n',
    'alpha/deck.md': '# Un\n\n![Un film](film.webm)\n',
    'alpha/film.fr.vtt': 'WEBVTT\n\n00:00.000 --> 00:10.000\nBonjour\n',
  });
  copyFileSync(
    path.join(root, 'tests/fixtures/media/heard.webm'),
    path.join(library, 'alpha/film.webm'),
  );
  const { page } = await openKiosk({ library, args: slow });
  await openProject(page, 'alpha');
  const player = page.getByRole('group', { name: 'Film' });
  const film = page.locator('[data-layer="front"] video');
  const isPaused = () => film.evaluate((video: HTMLVideoElement) => video.paused);
  await expect(player).toBeVisible();
  const pause = player.getByRole('button', { name: 'Mettre en pause' });
  const play = player.getByRole('button', { name: 'Lire le film' });
  await expect(pause.or(play)).toBeVisible();
  if (await pause.isVisible()) await pause.click();
  await expect.poll(isPaused).toBe(true);
  await play.click();
  await expect.poll(isPaused).toBe(false);
  const mode = () => film.evaluate((video: HTMLVideoElement) => video.textTracks[0]?.mode);
  await expect.poll(mode).toBe('showing');
  await player.getByRole('button', { name: 'Sous-titres' }).click();
  await expect.poll(mode).not.toBe('showing');
  await expect(player.getByRole('button', { name: 'Son coupé' })).toBeVisible();
  await player.getByRole('button', { name: 'Son coupé' }).click();
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.muted)).toBe(false);
  own.remove();
});

test('the volume can be set in the menu and on the slide, where there is something to be heard', async ({
  openKiosk,
}) => {
  for (const [fixture, isHeard] of [
    ['heard.webm', true],
    ['film.webm', false],
  ] as const) {
    const own = temporaryFolder();
    const library = path.join(own.folder, 'library');
    writeFiles(library, {
      'kiosk.yaml': 'languages: [fr]\nduration: 1h\n',
      'alpha/deck.md': '---\ntitle: Alpha\n---\n\n# Alpha\n\n---\n\n![Un film](film.webm)\n',
    });
    const film = path.join(root, 'tests/fixtures/media', fixture);
    copyFileSync(film, path.join(library, 'alpha/film.webm'));
    const { page } = await openKiosk({ library, args: slow });
    await openMenu(page);
    const menu = page.getByRole('main', { name: 'Tous les projets' });
    await expect(menu.getByRole('button', { name: 'Son coupé' })).toHaveCount(isHeard ? 1 : 0);
    if (isHeard) await menu.getByRole('button', { name: 'Son coupé' }).click();
    await page.locator('[data-deck-tile="alpha"]').click();
    await expect(page.getByRole('navigation')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Son' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Suivant' }).click();
    await expect(page.getByRole('group', { name: 'Film' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Son\s:\s35\s%$/ })).toHaveCount(
      isHeard ? 1 : 0,
    );
    own.remove();
  }
});

test('the bar of a deck never lies on its slides', async ({ openKiosk }) => {
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
    { width: 1024, height: 768 },
  ]) {
    const { page } = await openKiosk({ files: twoDecks, args: slow, size });
    await openProject(page, 'alpha');
    const bar = await page.getByRole('navigation').boundingBox();
    const stage = await page.locator('.stage').boundingBox();
    expect((stage?.y ?? 0) + (stage?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
    await page.close();
  }
});
