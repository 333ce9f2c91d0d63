import type { Page } from '@playwright/test';
import path from 'node:path';
import { expect, painted, root, test } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { openMenu, openProject } from './support/visitor.ts';

const slow = ['--speed', '0.1'];
const long = `${deck('Alpha', 1)}\n${'Une phrase assez longue pour remplir la page de texte. '.repeat(9)}\n`;
const files = { 'kiosk.yaml': 'languages: [fr]\nduration: 1s\n', 'alpha/deck.md': long };

async function choose(page: Page, choice: string, role: 'button' | 'switch' = 'switch') {
  await page.getByRole('button', { name: 'Confort' }).click();
  await page.getByRole(role, { name: choice, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('text grows to twice its size, on slides and around them; what does not fit is scrolled to', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: slow });
  await openProject(page, 'alpha');
  const sizes = () =>
    page.evaluate(() => {
      const size = (selector: string) => {
        const element = document.querySelector(selector);
        return element ? parseFloat(getComputedStyle(element).fontSize) : 0;
      };
      return [size('html'), size('[data-layer="front"] section.present')];
    });
  const [page0 = 0, slide0 = 0] = await sizes();
  await choose(page, 'Très grande', 'button');
  await expect.poll(async () => ((await sizes())[0] ?? 0) / page0).toBeCloseTo(2, 1);
  // The slide's text may have shrunk to fit before.
  expect(((await sizes())[1] ?? 0) / slide0).toBeGreaterThanOrEqual(1.99);
  const down = page.getByRole('button', { name: 'Voir la suite' });
  for (let times = 0; times < 12 && (await down.isEnabled()); times += 1) {
    // It may have come to the end meanwhile: a click on a disabled button would wait for ever.
    await down.evaluate((button: HTMLElement) => button.click());
    await page.waitForTimeout(400);
  }
  const last = page.locator('[data-layer="front"] section.present p').last();
  const bottom = await last.evaluate((element) => element.getBoundingClientRect().bottom);
  const bar = await page.getByRole('navigation').boundingBox();
  expect(bottom).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
});

for (const size of [
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
]) {
  test(`at twice the size, a screen of ${size.width}×${size.height} still shows projects, choices and codes whole`, async ({
    openKiosk,
  }) => {
    const { page } = await openKiosk({ library: path.join(root, 'slides'), args: slow, size });
    await openMenu(page);
    await page.getByRole('button', { name: 'Confort' }).click();
    await page.getByRole('button', { name: 'Très grande' }).click();
    const sizes = page.getByRole('group', { name: 'Taille du texte' }).getByRole('button');
    const tops = await sizes.evaluateAll((all) =>
      all.map((each) => each.getBoundingClientRect().top),
    );
    expect(new Set(tops).size, 'sizes stand side by side').toBe(1);
    await page.keyboard.press('Escape');
    const title = page.locator('.tiles .title').first();
    const bottom = await title.evaluate((each) => each.getBoundingClientRect().bottom);
    expect(bottom, 'the first title is in sight').toBeLessThan(size.height);
    const overflow = await page
      .locator('.menu .area')
      .evaluate((area) => area.scrollWidth - area.clientWidth);
    expect(overflow, 'nothing is cut at the side').toBe(0);
    await page.getByRole('button', { name: 'Thèmes' }).click();
    await page.getByRole('button', { name: 'Formation' }).click();
    await expect(page.getByRole('button', { name: 'Formation' })).toBeVisible();
    await page.locator('[data-deck-tile="chaire-phymedexp"]').click();
    await expect.poll(() => painted(page)).toMatchObject({ view: 'stage' });
    await page.getByRole('button', { name: 'À emporter' }).click();
    // It rises into its place.
    await page.waitForTimeout(500);
    const code = await page.getByRole('dialog').getByRole('img').first().boundingBox();
    const shown = await page.getByRole('dialog').locator('.area').boundingBox();
    expect((code?.y ?? 0) + (code?.height ?? 0)).toBeLessThanOrEqual(
      (shown?.y ?? 0) + (shown?.height ?? 0) + 1,
    );
  });
}

for (const [size, project, slide] of [
  [{ width: 1080, height: 1920 }, 'tirrex', 2],
  [{ width: 1024, height: 768 }, 'cancer-digital', 1],
] as const) {
  test(`at twice the size, a screen of ${size.width}×${size.height} cuts no word of a heading in two`, async ({
    openKiosk,
  }) => {
    const { page } = await openKiosk({ library: path.join(root, 'slides'), args: slow, size });
    await openProject(page, project);
    await choose(page, 'Très grande', 'button');
    if (slide > 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => painted(page)).toMatchObject({ place: `${project} ${slide}/8` });
    const heading = page.locator('[data-layer="front"] section.present :is(h1, h2)').first();
    await expect.poll(() => heading.evaluate(wordsCutInTwo)).toEqual([]);
  });
}

/** The words of an element that stand on two lines. */
function wordsCutInTwo(element: Element): string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}’]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (range.getClientRects().length > 1) words.push(word);
    }
  }
  return words;
}

for (const size of [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
]) {
  test(`at twice the size, a picture stays a picture (${size.width}×${size.height})`, async ({
    openKiosk,
  }) => {
    const { page } = await openKiosk({ library: path.join(root, 'slides'), args: slow, size });
    await openProject(page, 'tirrex');
    await choose(page, 'Très grande', 'button');
    await page.getByRole('button', { name: 'Sommaire' }).click();
    await page.getByRole('dialog').getByRole('listitem').nth(3).getByRole('button').click();
    await expect.poll(() => painted(page)).toMatchObject({ place: 'tirrex 4/8' });
    const picture = page.locator('[data-layer="front"] section.present img').first();
    const height = async () => (await picture.boundingBox())?.height ?? 0;
    await expect.poll(height).toBeGreaterThan(size.height / 3);
  });
}

test('high contrast is white on black, on the slide and in the menu', async ({ openKiosk }) => {
  const { page } = await openKiosk({ library: path.join(root, 'slides'), args: slow });
  await openProject(page, 'seqone');
  await choose(page, 'Contraste élevé');
  const colours = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      });
  const whiteOnBlack = ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'];
  await expect.poll(() => colours('[data-layer="front"]')).toEqual(whiteOnBlack);
  expect(await colours('nav')).toEqual(whiteOnBlack);
  await page.getByRole('button', { name: 'Tous les projets' }).click();
  await expect.poll(() => colours('.menu')).toEqual(whiteOnBlack);
  expect(await colours('.tile')).toEqual(whiteOnBlack);
});

test('without motion, no cover moves and nothing fades', async ({ openKiosk }) => {
  const { page } = await openKiosk({ library: path.join(root, 'slides'), args: slow });
  await openProject(page, 'seqone');
  await choose(page, 'Sans mouvement');
  // What was under way comes to rest.
  await page.waitForTimeout(500);
  const before = await page.locator('.stage').screenshot();
  await page.waitForTimeout(1_200);
  expect((await page.locator('.stage').screenshot()).equals(before)).toBe(true);
});

test('within reach, everything essential stands in the lower part of a tall screen', async ({
  openKiosk,
}) => {
  const size = { width: 540, height: 960 };
  const { page } = await openKiosk({ library: path.join(root, 'slides'), args: slow, size });
  await openMenu(page);
  await choose(page, 'À portée de main');
  const tops = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.menu button, .menu h1')].map(
        (element) => element.getBoundingClientRect().top / innerHeight,
      ),
    );
  // Tiles out of sight are laid out a moment later.
  await expect.poll(async () => Math.min(...(await tops()))).toBeGreaterThan(0.4);
  await page.getByRole('button', { name: 'Rechercher' }).click();
  const field = await page.getByRole('searchbox').boundingBox();
  expect((field?.y ?? 0) / size.height).toBeGreaterThan(0.33);
  await page.keyboard.press('Escape');
  await page.locator('[data-deck-tile="tirrex"]').click();
  await expect.poll(() => painted(page)).toMatchObject({ view: 'stage', place: 'tirrex 1/8' });
  await page.keyboard.press('End');
  for (const name of ['Sommaire', 'Confort', 'À voir ensuite']) {
    await page.getByRole('button', { name }).click();
    const close = await page.getByRole('button', { name: 'Fermer' }).boundingBox();
    expect((close?.y ?? 0) / size.height, name).toBeGreaterThan(0.4);
    await page.keyboard.press('Escape');
  }
});

test('a page is read aloud where the system has a voice of its own for the language', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: slow });
  // The voices of a test machine are none: these stand in for the system's.
  await page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    const voice = (lang: string, localService: boolean) => ({ lang, localService, name: lang });
    speechSynthesis.getVoices = () =>
      [voice('fr-FR', true), voice('en-US', false)] as SpeechSynthesisVoice[];
    speechSynthesis.speak = ({ text }) => void spoken.push(text);
    Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { set: () => undefined });
    speechSynthesis.dispatchEvent(new Event('voiceschanged'));
  });
  await openProject(page, 'alpha');
  await page.getByRole('button', { name: 'Confort' }).click();
  await page.getByRole('button', { name: 'Lire à voix haute' }).click();
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  expect((await spoken())[0]).toContain('Alpha 1');
  await expect(page.getByRole('button', { name: 'Arrêter la lecture' })).toBeVisible();
});

test('where there is no voice, no button promises one', async ({ openKiosk }) => {
  const { page } = await openKiosk({ files, args: slow });
  await page.evaluate(() => {
    speechSynthesis.getVoices = () => [];
    speechSynthesis.dispatchEvent(new Event('voiceschanged'));
  });
  await openProject(page, 'alpha');
  await page.getByRole('button', { name: 'Confort' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lire à voix haute' })).toBeHidden();
  expect(await painted(page)).toMatchObject({ view: 'stage' });
});
