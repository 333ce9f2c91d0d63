import type { Page } from '@playwright/test';
import { expect, painted, test } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { callStaff, openStaff, pin, typePin } from './support/staff.ts';

/** Slides that stay; the first of `alpha` has two fragments. */
const files = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr]\nduration: 60s\n',
  'alpha/deck.md':
    '---\ntitle: Alpha\n---\n\n# Alpha\n\n- un <!-- .element: class="fragment" -->\n- deux <!-- .element: class="fragment" -->\n\n---\n\n# Suite\n',
  'beta/deck.md': deck('Beta', 3),
};
const strokes = '.ink path:not(.ground)';

/** A finger taps. */
async function tap(page: Page, x: number, y: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const type = 'Input.dispatchTouchEvent';
  await session.send(type, { type: 'touchStart', touchPoints: [{ x, y }] });
  await session.send(type, { type: 'touchEnd', touchPoints: [] });
}

const place = async (page: Page): Promise<string> => {
  const { mode, place: at } = await painted(page);
  return `${mode} ${at}`;
};
const fragments = (page: Page) => page.locator('[data-layer="front"] .present .fragment.visible');
/** What the display shows in the middle of the page, as a PNG. */
const middle = (page: Page) =>
  page.screenshot({ clip: { x: 600, y: 400, width: 4, height: 4 }, animations: 'disabled' });

test('a presenter takes the screen over by Ctrl+Shift+P, moves as in reveal.js, and gives it back', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files });
  const press = (key: string) => page.keyboard.press(key);
  await press('Control+Shift+P');
  await expect.poll(() => place(page)).toBe('present alpha 1/2');
  await press('ArrowRight');
  await expect(fragments(page)).toHaveCount(1);
  await press(' ');
  await expect(fragments(page)).toHaveCount(2);
  await press('ArrowDown');
  await expect.poll(() => place(page)).toBe('present alpha 2/2');
  await press('ArrowLeft');
  await expect.poll(() => place(page)).toBe('present alpha 1/2');
  await expect(fragments(page)).toHaveCount(2);
  await press('End');
  await expect.poll(() => place(page)).toBe('present alpha 2/2');
  await press('Home');
  await expect.poll(() => place(page)).toBe('present alpha 1/2');
  await press('Control+Shift+P');
  await expect.poll(() => place(page)).toBe('loop alpha 1/2');
});

test('a clicker gives a talk: page keys move, B and . show black, F5 and Escape end nothing', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  const press = (key: string) => page.keyboard.press(key);
  await expect.poll(() => place(page)).toBe('present beta 1/3');
  await press('F5');
  await press('PageDown');
  await expect.poll(() => place(page)).toBe('present beta 2/3');
  await press('PageUp');
  await expect.poll(() => place(page)).toBe('present beta 1/3');
  const shown = await middle(page);
  for (const key of ['b', '.']) {
    await press(key);
    await expect(page.locator('html[data-black]')).toHaveCount(1);
    await expect.poll(async () => (await middle(page)).equals(shown)).toBe(false);
    await press('PageDown');
    await expect(page.locator('html[data-black]')).toHaveCount(0);
    expect(await place(page)).toBe('present beta 1/3');
  }
  await press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press('PageDown');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => place(page)).toBe('present beta 2/3');
});

test('the overview shows every project and slide, and goes to one', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'alpha'] });
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: 'Projets et pages' });
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText([/Alpha$/, /Beta$/]);
  await dialog.getByRole('button', { name: /Beta 3/ }).click();
  await expect.poll(() => place(page)).toBe('present beta 3/3');
  await page.keyboard.press('o');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await place(page)).toBe('present beta 3/3');
});

for (const [what, keys, expected] of [
  ['a slide of the project by its number', ['2', 'Enter'], 'present beta 2/3'],
  ['a project by its number, where no slide has it', ['g', '1', 'Enter'], 'present beta 1/3'],
  [
    'a project by a part of its name, however it is written',
    ['g', 'Á', 'L', 'p', 'Enter'],
    'present alpha 1/2',
  ],
  ['a slide by its title', ['g', 's', 'u', 'i', 't', 'Enter'], 'present alpha 2/2'],
] as const) {
  test(`one jumps to ${what}`, async ({ openKiosk }) => {
    const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
    await expect.poll(() => place(page)).toBe('present beta 1/3');
    for (const key of keys) {
      if (/^[a-zÁ]$/i.test(key) && key !== 'g') await page.keyboard.insertText(key);
      else await page.keyboard.press(key);
      if (key !== 'Enter') await expect(page.getByRole('textbox')).toBeFocused();
    }
    await expect.poll(() => place(page)).toBe(expected);
  });
}

test('what is drawn with the pen stays on its slide; undo and clear take it back', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  const draw = async (y: number) => {
    await page.mouse.move(400, y);
    await page.mouse.down();
    await page.mouse.move(600, y, { steps: 5 });
    await page.mouse.up();
  };
  await page.keyboard.press('d');
  await draw(300);
  await draw(400);
  await expect(page.locator(strokes)).toHaveCount(2);
  // Who draws is no visitor.
  await expect(page.getByText('L’équipe du site peut reprendre l’écran')).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect.poll(() => place(page)).toBe('present beta 2/3');
  await expect(page.locator(strokes)).toHaveCount(0);
  await page.keyboard.press('PageUp');
  await expect(page.locator(strokes)).toHaveCount(2);
  await page.keyboard.press('u');
  await expect(page.locator(strokes)).toHaveCount(1);
  await page.keyboard.press('c');
  await expect(page.locator(strokes)).toHaveCount(0);
  expect(await place(page)).toBe('present beta 1/3');
});

test('a stroke ends on the slide that it was begun on', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  await page.keyboard.press('d');
  await page.mouse.move(400, 300);
  await page.mouse.down();
  await page.mouse.move(600, 300, { steps: 3 });
  await expect(page.locator(strokes)).toHaveCount(1);
  await page.keyboard.press('PageDown');
  await expect.poll(() => place(page)).toBe('present beta 2/3');
  await page.mouse.move(800, 300, { steps: 3 });
  await page.mouse.up();
  await page.mouse.down();
  await page.mouse.move(800, 500, { steps: 3 });
  await page.mouse.up();
  await expect(page.locator(strokes)).toHaveCount(1);
  await page.keyboard.press('PageUp');
  await expect.poll(() => place(page)).toBe('present beta 1/3');
  await expect(page.locator(strokes)).toHaveCount(1);
});

test('pointer and spotlight follow the mouse', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present'] });
  await page.keyboard.press('l');
  await page.mouse.move(500, 300);
  await expect(page.locator('.pointer')).toBeVisible();
  await page.keyboard.press('t');
  await page.mouse.move(520, 320);
  await expect(page.locator('.spotlight')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.locator('.spotlight')).toHaveCount(0);
});

test('a visitor who touches and swipes sees who presents, and moves nothing', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  await page.mouse.move(900, 400);
  await page.mouse.down();
  await page.mouse.move(500, 400, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText('L’équipe du site peut reprendre l’écran')).toBeVisible();
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  expect(await place(page)).toBe('present beta 1/3');
  await page.getByRole('button', { name: 'Reprendre l’écran' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', view: 'staff' });
});

test('staff take the screen back in the panel, or end the presentation there, asked once', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  const panel = page.getByRole('dialog', { name: 'Équipe du site' });
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  await openStaff(page);
  await expect(button('Présenter')).toHaveCount(0);
  await button('Reprendre l’écran').click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'present', view: 'stage' });
  await page.mouse.click(500, 300);
  await expect(page.getByRole('toolbar')).toBeVisible();

  await callStaff(page);
  await typePin(page, pin);
  const question = page.getByRole('alertdialog', { name: 'Terminer la présentation' });
  await button('Terminer la présentation').click();
  await expect(question).toContainText('Les dessins sont effacés');
  await question.getByRole('button', { name: 'Annuler' }).click();
  await expect(question).toHaveCount(0);
  expect(await painted(page)).toMatchObject({ mode: 'present', view: 'staff' });
  await button('Terminer la présentation').click();
  await question.getByRole('button', { name: 'Terminer la présentation' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', view: 'stage' });
});

test('the clicker shuts the door that a visitor has opened over the talk, and leads on', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  const knock = async () => {
    await page.mouse.click(900, 400);
    await page.getByRole('button', { name: 'Reprendre l’écran' }).click();
    await expect(page.getByRole('group', { name: /code/i })).toBeVisible();
  };
  await knock();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect
    .poll(() => painted(page))
    .toMatchObject({ mode: 'present', view: 'stage', place: 'beta 2/3' });
  await knock();
  await page.keyboard.press('b');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('html[data-black]')).toHaveCount(1);
});

test('the staff panel that is open over the talk keeps the clicker’s keys', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  await openStaff(page);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { name: 'En ce moment' })).toBeVisible();
  expect(await painted(page)).toMatchObject({ view: 'staff', place: 'beta 1/3' });
  await expect(page.locator('html[data-black]')).toHaveCount(0);
});

test('in the overview that a clicker has opened, a visitor’s finger goes nowhere', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  await page.keyboard.press('Escape');
  const slide = page.getByRole('dialog').getByRole('button', { name: /Beta 3/ });
  const box = await slide.boundingBox();
  if (!box) throw new Error('The slide is not there.');
  await tap(page, box.x + box.width / 2, box.y + box.height / 2);
  await expect(slide).toBeVisible();
  expect(await place(page)).toBe('present beta 1/3');
  await slide.click();
  await expect.poll(() => place(page)).toBe('present beta 3/3');
});

test('a visitor’s finger neither draws with the presenter’s pen nor finds a way to end', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  await page.keyboard.press('d');
  const session = await page.context().newCDPSession(page);
  const finger = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    ...touchPoints: { x: number; y: number }[]
  ) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await finger('touchStart', { x: 300, y: 300 });
  await finger('touchMove', { x: 500, y: 320 });
  await finger('touchEnd');
  await expect(page.getByText('L’équipe du site peut reprendre l’écran')).toBeVisible();
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await expect(page.locator(strokes)).toHaveCount(0);
  expect(await place(page)).toBe('present beta 1/3');
});

test('staff who present at the screen have the tools under their fingers', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files });
  await openStaff(page);
  await page.getByRole('button', { name: 'Présenter', exact: true }).click();
  await expect.poll(() => place(page)).toBe('present alpha 1/2');
  await page.mouse.click(500, 300);
  const tool = (name: string) => page.getByRole('toolbar').getByRole('button', { name });
  await tool('Suivant').click();
  await expect(fragments(page)).toHaveCount(1);
  await tool('Crayon').click();
  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(500, 350, { steps: 3 });
  await page.mouse.up();
  await expect(page.locator(strokes)).toHaveCount(1);
  // A line across the slide turns nothing.
  await expect(fragments(page)).toHaveCount(1);
  await tool('Effacer le dessin').click();
  await expect(page.locator(strokes)).toHaveCount(0);
  await tool('Terminer la présentation').click();
  const question = page.getByRole('dialog', { name: 'Terminer la présentation ?' });
  await question.getByRole('button', { name: 'Continuer' }).click();
  await expect(question).toHaveCount(0);
  expect(await place(page)).toMatch(/^present/);
  await tool('Terminer la présentation').click();
  await page.keyboard.press('PageDown');
  await expect(question).toHaveCount(0);
  await expect(fragments(page)).toHaveCount(2);
  await tool('Terminer la présentation').click();
  await question.getByRole('button', { name: 'Terminer' }).click();
  await expect.poll(() => place(page)).toBe('loop alpha 1/2');
});
