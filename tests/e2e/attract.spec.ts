import { expect, test } from './support/kiosk.ts';

const front = '[data-layer="front"]';

test('passers-by are invited to touch, in the site’s languages, beside all content', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: ['--speed', '0.05'] });
  const invitation = page.locator(`${front} .invitation`);
  await expect(invitation).toBeVisible();
  await expect(invitation).toHaveText('Touchez l’écran');
  const overlaps = await page.evaluate((layer) => {
    const box = (selector: string) =>
      document.querySelector(`${layer} ${selector}`)?.getBoundingClientRect();
    const mine = box('.invitation');
    const others = ['section.present h1', '.cartel-title', '.cartel-number'].map(box);
    return others.map(
      (other) =>
        mine &&
        other &&
        mine.left < other.right &&
        other.left < mine.right &&
        mine.top < other.bottom &&
        other.top < mine.bottom,
    );
  }, front);
  expect(overlaps).toEqual([false, false, false]);
  await expect(invitation).toHaveText('Touch the screen', { timeout: 12_000 });
  await page.mouse.click(400, 300);
  await expect(invitation).toBeHidden();
});

test('the pointer hides after three seconds, and comes back when it moves', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk();
  const cursor = () => page.evaluate(() => getComputedStyle(document.body).cursor);
  await page.mouse.move(300, 300);
  await page.mouse.move(310, 320);
  expect(await cursor()).not.toBe('none');
  await expect.poll(cursor, { timeout: 8_000 }).toBe('none');
  await page.mouse.move(330, 340);
  await expect.poll(cursor).not.toBe('none');
});

test('the label wanders by a few pixels, so that nothing burns in', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '10'] });
  const places = new Set<string>();
  const lefts: number[] = [];
  const tops: number[] = [];
  for (let look = 0; look < 400 && places.size < 8; look++) {
    const box = await page.locator(`${front} .cartel`).boundingBox();
    if (!box) continue;
    places.add(`${box.x.toFixed(1)} ${box.y.toFixed(1)}`);
    lefts.push(box.x);
    tops.push(box.y);
    await page.waitForTimeout(100);
  }
  expect(places.size).toBe(8);
  const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
  expect(spread(lefts)).toBeLessThanOrEqual(16);
  expect(spread(tops)).toBeLessThanOrEqual(10);
});
