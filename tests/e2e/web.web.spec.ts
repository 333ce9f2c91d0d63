import {
  expect,
  history,
  launchChromium,
  painted,
  remember,
  serve,
  test,
} from './support/kiosk.ts';
import { temporaryFolder, twoDecks, writeFiles } from './support/library.ts';

test('each page is its own screen', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '0.1'] });
  const other = (await page.context().browser()?.newPage()) ?? page;
  await other.goto(page.url());
  await other.waitForSelector('html[data-deck]', { state: 'attached' });
  await other.mouse.click(300, 300);
  await expect.poll(() => painted(other)).toMatchObject({ mode: 'explore' });
  expect(await painted(page)).toMatchObject({ mode: 'loop' });
});

test('the address cannot reconfigure reveal.js', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '0.1'] });
  await page.goto(
    `${page.url()}?autoSlide=100&loop=true&keyboard=true&controls=true&view=print#/2`,
  );
  await page.waitForSelector('html[data-deck]', { state: 'attached' });
  await page.waitForTimeout(1_000);
  expect(await painted(page)).toMatchObject({ place: 'alpha 1/3' });
  expect(await page.locator('.controls:visible').count()).toBe(0);
});

test('a message from elsewhere does not move the slides', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '0.1'] });
  await page.evaluate(() => postMessage(JSON.stringify({ method: 'slide', args: [2] }), '*'));
  await page.waitForTimeout(300);
  expect(await painted(page)).toMatchObject({ place: 'alpha 1/3' });
  await expect(page.getByRole('heading', { name: 'Alpha 1' })).toBeVisible();
});

test('a screen plays on while its host is away, and catches up when it is back', async () => {
  const own = temporaryFolder();
  const library = `${own.folder}/library`;
  writeFiles(library, twoDecks);
  const first = await serve(library, ['--speed', '4']);
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(first.url);
  await page.waitForSelector('html[data-deck]', { state: 'attached' });
  first.stop();
  await remember(page);
  await expect.poll(() => history(page).then((seen) => seen.length)).toBeGreaterThan(5);
  writeFiles(library, { 'beta/deck.md': '# Back again' });
  const again = await serve(library, ['--port', new URL(first.url).port]);
  await expect(page.getByRole('heading', { name: 'Back again' })).toBeVisible({ timeout: 40_000 });
  await browser.close();
  again.stop();
  own.remove();
});
