import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, painted, test } from './support/kiosk.ts';
import { twoDecks } from './support/library.ts';

/** A screen that is never open. */
const closed = 'languages: [fr, en]\nduration: 1s\nhours: { mon-sun: closed }\n';
const wakeable = `${closed.trim().slice(0, -1)}, wakeOnTouch: true }\nidle: 10s\n`;

test('outside opening hours the screen is black, and a touch changes nothing', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files: { ...twoDecks, 'kiosk.yaml': closed } });
  expect(await painted(page)).toMatchObject({ mode: 'blank', place: 'alpha 1/3' });
  await page.mouse.click(300, 300);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1_500);
  expect(await painted(page)).toMatchObject({ mode: 'blank', place: 'alpha 1/3' });
  const colours = await page.screenshot().then((picture) => coloursOf(page, picture));
  expect(colours).toEqual(['0,0,0']);
});

test('what comes first lies ready: opening shows it at once', async ({ openKiosk }) => {
  const { page, library } = await openKiosk({ files: { ...twoDecks, 'kiosk.yaml': closed } });
  const open = closed.replace('closed', '00:00-24:00');
  writeFileSync(path.join(library, 'kiosk.yaml'), open);
  await page.waitForSelector('html[data-mode="loop"]', { state: 'attached', timeout: 20_000 });
  expect(await painted(page)).toMatchObject({ mode: 'loop', place: 'alpha 1/3' });
});

test('a touch wakes a closed screen where the site allows it; then it closes again', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({
    files: { ...twoDecks, 'kiosk.yaml': wakeable },
    args: ['--speed', '10'],
  });
  expect(await painted(page)).toMatchObject({ mode: 'blank' });
  await page.mouse.click(300, 300);
  await page.waitForSelector('html[data-mode="explore"]', { state: 'attached' });
  expect(await coloursOf(page, await page.screenshot())).not.toEqual(['0,0,0']);
  await page.waitForSelector('html[data-mode="blank"]', { state: 'attached', timeout: 20_000 });
});

/** The different colours of a picture's pixels, at most three of them. */
function coloursOf(page: Page, picture: Buffer): Promise<string[]> {
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
    const seen = new Set<string>();
    for (let index = 0; index < pixels.length && seen.size < 3; index += 4) {
      seen.add(`${pixels[index]},${pixels[index + 1]},${pixels[index + 2]}`);
    }
    return [...seen];
  }, picture.toString('base64'));
}
