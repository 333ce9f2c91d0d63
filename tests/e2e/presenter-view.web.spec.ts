import AxeBuilder from '@axe-core/playwright';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Health } from '../../src/contract/health.ts';
import { expect, painted, root, test, type Kiosk } from './support/kiosk.ts';
import { deck, temporaryFolder, writeFiles } from './support/library.ts';
import { talkFiles } from './support/talk.ts';

/** The presenter view of a kiosk, on a laptop beside it. */
async function openPresenterView({ page, health }: Kiosk, locale = 'fr-FR'): Promise<Page> {
  const viewport = { width: 1280, height: 800 };
  const context = await page.context().browser()?.newContext({ viewport, locale });
  const view = (await context?.newPage()) ?? page;
  await view.goto(health.replace('health', 'presenter'));
  await expect(view.getByRole('navigation', { name: /Pages/ })).toBeVisible();
  return view;
}

const press = (view: Page, name: string) => view.getByRole('button', { name, exact: true }).click();

test('a talk is given from the presenter view, and the audience sees slides alone', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const view = await openPresenterView(kiosk);
  await expect(view.locator('html')).toHaveAttribute('data-view', 'presenter');
  await expect(view.getByText('L’écran joue sa boucle')).toBeVisible();
  await press(view, 'Présenter');
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ mode: 'present' });
  const notes = view.getByRole('region', { name: 'Notes' });
  await expect(notes).toHaveText('Saluez tout le monde.');
  await expect(notes.locator('strong')).toHaveText('tout le monde');
  await expect(kiosk.page.getByText('Saluez')).toBeHidden();

  const next = view.getByRole('region', { name: 'Ensuite' });
  await expect(next).toContainText('Deux choses');
  await press(view, 'Suivant');
  await expect(notes).toHaveText('Une chose après l’autre.');
  await expect(next).toContainText('Ensuite, sur la même page');
  await press(view, 'Suivant');
  await expect(kiosk.page.getByText('une', { exact: true })).toBeVisible();
  const board = view.getByRole('img', { name: 'À l’écran' });
  await expect(board.getByText('une', { exact: true })).toHaveClass(/visible/);
  await expect(board.getByText('deux', { exact: true })).not.toHaveClass(/visible/);
  await expect(next.getByText('deux', { exact: true })).toHaveClass(/visible/);

  await view.getByRole('button', { name: 'Page 3 : Merci' }).click();
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ place: 'alpha 3/3' });
  await expect(view.getByText('Pas de notes pour cette page.')).toBeVisible();
  await expect(next).toContainText('Fin');

  await press(view, 'Projets');
  await view.getByRole('searchbox').fill('bét');
  await view.getByRole('button', { name: 'Beta' }).click();
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ place: 'beta 1/2' });
  await press(view, 'English');
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ lang: 'en' });
  await press(view, 'End');
  await view.getByRole('dialog').getByRole('button', { name: 'End' }).click();
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ mode: 'loop' });
});

test('a clicker and the keys of reveal.js steer it, but for what a field or a button needs', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const view = await openPresenterView(kiosk);
  await press(view, 'Présenter');
  const place = () => painted(kiosk.page).then((now) => now['place']);
  await expect(view.getByRole('button', { name: 'Suivant' })).toBeVisible();
  await view.locator('body').click({ position: { x: 640, y: 40 } });
  await view.keyboard.press('PageDown');
  await expect.poll(place).toBe('alpha 2/3');
  await view.keyboard.press('End');
  await expect.poll(place).toBe('alpha 3/3');
  await view.keyboard.press('Home');
  await expect.poll(place).toBe('alpha 1/3');
  await view.keyboard.press('b');
  await expect(view.getByText('L’écran est noir')).toBeVisible();
  await view.keyboard.press('.');
  await expect(view.getByText('L’écran est noir')).toBeHidden();
  await press(view, 'Projets');
  await view.getByRole('searchbox').fill('b.n p');
  await expect(view.getByRole('searchbox')).toHaveValue('b.n p');
  await expect(view.getByText('L’écran est noir')).toBeHidden();
  expect(await place()).toBe('alpha 1/3');
});

test('new content waits, on the presenter view too, until the audience’s screen has come to it', async ({
  openKiosk,
}) => {
  const { folder } = temporaryFolder();
  writeFiles(folder, talkFiles);
  const kiosk = await openKiosk({ library: folder });
  const view = await openPresenterView(kiosk);
  await press(view, 'Présenter');
  await press(view, 'Suivant');
  const notes = view.getByRole('region', { name: 'Notes' });
  await expect(notes).toHaveText('Une chose après l’autre.');

  const revision = async () => {
    const { library } = (await (await fetch(kiosk.health)).json()) as Health;
    return library.revision;
  };
  const before = await revision();
  rmSync(path.join(folder, 'alpha'), { recursive: true });
  writeFiles(folder, { 'beta/deck.md': deck('Nouveau', 2), 'gamma/deck.md': deck('Gamma', 1) });
  await expect.poll(revision).not.toBe(before);
  for (let step = 0; step < 3; step += 1) await press(view, 'Suivant');
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ place: 'alpha 3/3' });
  await expect(view.getByText('Pas de notes pour cette page.')).toBeVisible();
  const dialog = view.getByRole('dialog');
  await press(view, 'Projets');
  await expect(dialog.getByRole('button', { name: 'Gamma' })).toBeHidden();
  await dialog.getByRole('button', { name: 'Beta' }).click();
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ place: 'beta 1/2' });
  await expect(view.getByRole('button', { name: 'Page 1 : Nouveau 1' })).toBeVisible();
  await press(view, 'Projets');
  await expect(dialog.getByRole('button', { name: 'Gamma' })).toBeVisible();
});

test('a project without a version in the language of the talk changes the language of no other', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: { ...talkFiles, 'gamma/deck.md': deck('Gamma', 1) } });
  const view = await openPresenterView(kiosk);
  const dialog = view.getByRole('dialog');
  await press(view, 'Présenter');
  await press(view, 'English');
  await press(view, 'Projects');
  await dialog.getByRole('button', { name: 'Gamma' }).click();
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ place: 'gamma 1/1' });
  await expect(view.getByRole('button', { name: 'Page 1: Gamma 1' })).toBeVisible();
  await press(view, 'Projects');
  await expect(dialog.getByRole('button', { name: 'Beta in English' })).toBeVisible();
});

test('what is drawn on the preview is on the slide, is undone and cleared', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const [view, other] = [await openPresenterView(kiosk), await openPresenterView(kiosk)];
  await press(view, 'Présenter');
  await press(view, 'Crayon');
  const box = await view.getByRole('img', { name: 'À l’écran' }).boundingBox();
  if (!box) throw new Error('There is no preview.');
  const draw = async (from: number, to: number) => {
    await view.mouse.move(box.x + box.width * from, box.y + box.height * 0.5);
    await view.mouse.down();
    await view.mouse.move(box.x + box.width * to, box.y + box.height * 0.5, { steps: 8 });
    await view.mouse.up();
  };
  await draw(0.25, 0.75);
  await draw(0.1, 0.2);
  // Another companion knows of them from the screen alone.
  const strokes = other.locator('polyline:not(.ground)');
  await expect(strokes).toHaveCount(2);
  await expect(strokes.first()).toHaveAttribute('points', /^480,540 .* 1440,540$/);
  await press(view, 'Annuler le trait');
  await expect(strokes).toHaveCount(1);
  await press(view, 'Tout effacer');
  await expect(strokes).toHaveCount(0);
  await expect(view.locator('polyline:not(.ground)')).toHaveCount(0);
});

test('notes are as large as the presenter wants them, now and the next time', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: talkFiles });
  const view = await openPresenterView(kiosk);
  const size = () =>
    view
      .getByRole('region', { name: 'Notes' })
      .evaluate((notes) => parseFloat(getComputedStyle(notes).fontSize));
  const before = await size();
  await press(view, 'Notes plus grandes');
  const after = await size();
  expect(after).toBeGreaterThan(before);
  await view.reload();
  await expect.poll(size).toBe(after);
});

for (const locale of ['fr', 'en']) {
  test(`the presenter view has no accessibility violation, in ${locale}`, async ({ openKiosk }) => {
    test.setTimeout(120_000);
    const kiosk = await openKiosk({
      ...{ library: path.join(root, 'slides'), args: ['--speed', '0.1', '--locale', locale] },
    });
    const view = await openPresenterView(kiosk, locale);
    const words =
      locale === 'fr' ? ['Présenter', 'Projets', 'Visites'] : ['Present', 'Projects', 'Talks'];
    const judge = async () => {
      const { violations } = await new AxeBuilder({ page: view }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    };
    await judge();
    await press(view, words[0] ?? '');
    await expect(view.getByRole('group', { name: /dessiner|draw/ })).toBeVisible();
    await judge();
    for (const panel of words.slice(1)) {
      await press(view, panel);
      await expect(view.getByRole('dialog')).toBeVisible();
      // Colours are judged once everything has come up.
      await view.waitForTimeout(600);
      await judge();
      await view.keyboard.press('Escape');
    }
  });
}
