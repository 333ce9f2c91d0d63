import { expect, history, painted, remember, test } from './support/kiosk.ts';
import { openMenu, openProject } from './support/visitor.ts';

const slow = ['--speed', '0.1'];

test('a touch opens the menu over the slide that was on stage; the loop’s clock stands still', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: ['--speed', '1'] });
  await page.keyboard.press('PageDown');
  await openMenu(page);
  expect(await painted(page)).toMatchObject({ place: 'alpha 2/3' });
  await page.waitForTimeout(2_500);
  expect(await painted(page)).toMatchObject({ mode: 'explore', view: 'menu', place: 'alpha 2/3' });
});

test('the visitor reads by keys, by buttons and by swipe, and stops at the deck’s ends', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: slow });
  await openProject(page, 'alpha');
  expect(await painted(page)).toMatchObject({ place: 'alpha 1/3' });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 2/3' });
  await page.getByRole('button', { name: 'Suivant' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 3/3' });
  await expect(page.getByRole('button', { name: 'À voir ensuite' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  expect(await painted(page)).toMatchObject({ place: 'alpha 3/3' });
  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(700, 310, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 2/3' });
});

test('changing the language keeps project and slide', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: slow });
  await openProject(page, 'alpha');
  await page.getByRole('button', { name: 'Suivant' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 2/3', lang: 'en' });
  await expect(page.getByRole('button', { name: 'Next' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Alpha in English 2' })).toBeVisible();
  // The button has the focus by a touch: arrows still turn pages.
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 3/3', lang: 'en' });
});

test('nobody there: a warning with a countdown, then the loop where it had stopped, in its language', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: ['--speed', '4'] });
  await page.mouse.click(400, 300);
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'explore' });
  await remember(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ lang: 'en' });
  await expect(page.getByRole('alertdialog')).toBeVisible({ timeout: 30_000 });
  expect(await painted(page)).toMatchObject({ mode: 'explore', view: 'warning' });
  await expect(page.getByRole('button', { name: 'Continue' })).toBeFocused();
  // The loop moves on at once: what came first is in the history.
  await expect.poll(() => history(page).then((seen) => seen.at(-1))).toMatch(/^loop /);
  const seen = await history(page);
  const [stopped = ''] = seen;
  const resumed = seen.find((state) => state.startsWith('loop'));
  expect(resumed).toBe(stopped.replace('explore', 'loop'));
  expect(stopped).toMatch(/ fr$/);
});

test('“Continue” keeps the visitor where they were', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '5'] });
  await openProject(page, 'beta');
  const { place } = await painted(page);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  expect(await painted(page)).toMatchObject({ mode: 'explore', view: 'stage', place });
});

test('“Terminer” gives the screen back to the loop; Escape goes back one step at a time', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: slow });
  await openProject(page, 'alpha');
  await page.getByRole('button', { name: 'Terminer' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop' });
  await openProject(page, 'alpha');
  await page.keyboard.press('Escape');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'explore', view: 'menu' });
  await page.keyboard.press('Escape');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop' });
  await page.keyboard.press('x');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'explore', view: 'menu' });
});

test('the touch that wakes the screen presses nothing that comes up under it', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: slow });
  await openMenu(page);
  const tile = await page.locator('[data-deck-tile="beta"]').boundingBox();
  const finish = await page.getByRole('button', { name: 'Terminer' }).boundingBox();
  await page.getByRole('button', { name: 'Terminer' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop' });
  for (const box of [tile, finish]) {
    await page.mouse.click((box?.x ?? 0) + 30, (box?.y ?? 0) + 15);
    await expect.poll(() => painted(page)).toMatchObject({ mode: 'explore', view: 'menu' });
    await page.waitForTimeout(300);
    expect(await painted(page)).toMatchObject({ mode: 'explore', view: 'menu' });
    await page.getByRole('button', { name: 'Terminer' }).click();
    await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop' });
  }
});

test('two fingers at once wake the screen and move nothing', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: slow });
  await openProject(page, 'alpha');
  const session = await page.context().newCDPSession(page);
  const fingers = (x: number) => [
    { x, y: 300, id: 1 },
    { x: x + 20, y: 500, id: 2 },
  ];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(900) });
  for (const x of [700, 500, 300]) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(x) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForTimeout(300);
  expect(await painted(page)).toMatchObject({ mode: 'explore', place: 'alpha 1/3' });
});
