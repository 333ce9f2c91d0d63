import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, freePort, launchElectron, painted, test } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { openStaff } from './support/staff.ts';

test.setTimeout(120_000);

const files = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr]\nduration: 60s\n',
  'alpha/deck.md': deck('Alpha', 2),
  'beta/deck.md': deck('Beta', 3),
};

test('a presenter whose page dies goes on with the same slide, drawing and black', async ({
  openKiosk,
}) => {
  const { app, page } = await openKiosk({ files, args: ['--mode', 'present', '--deck', 'beta'] });
  if (!app) throw new Error('Electron alone.');
  /** Asked behind the back of a Playwright that holds the page for dead. */
  const inPage = (script: string): Promise<unknown> =>
    app.evaluate(
      ({ webContents }, code) =>
        // A page that goes just then never answers.
        Promise.race([
          webContents.getAllWebContents()[0]?.executeJavaScript(code),
          new Promise((resolve) => setTimeout(resolve, 1_000)),
        ]),
      script,
    );
  const pageProcess = () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0);
  const root = 'document.documentElement';
  const state = () =>
    inPage(`[${root}.dataset.mode, ${root}.dataset.deck, ${root}.dataset.slide,
      'black' in ${root}.dataset, document.querySelectorAll('.ink path').length / 2].join(' ')`);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('d');
  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(500, 350, { steps: 3 });
  await page.mouse.up();
  await expect.poll(state).toBe('present beta 2 false 1');
  await page.keyboard.press('b');
  await expect.poll(state).toBe('present beta 2 true 0');
  // What is told to the host comes a moment after it is seen.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const before = await pageProcess();
  process.kill(before, 'SIGKILL');
  await expect.poll(pageProcess, { timeout: 20_000 }).not.toBe(before);
  await expect.poll(state, { timeout: 30_000 }).toBe('present beta 2 true 0');
  await inPage(`dispatchEvent(new KeyboardEvent('keydown', { key: 'b' }))`);
  await expect.poll(state).toBe('present beta 2 false 1');
});

test('a talk goes on with its slide and drawing when the whole app dies in the middle of it, and not when it is quit', async ({
  openKiosk,
}) => {
  const { app, page, library } = await openKiosk({
    ...{ files, args: ['--mode', 'present', '--deck', 'beta'] },
  });
  const userData = path.join(path.dirname(library), 'user');
  const kept = path.join(userData, 'recovery', 'unfinished-talk.json');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('d');
  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(500, 350, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => existsSync(kept) && readFileSync(kept, 'utf8')).toContain('"beta 2"');
  app?.process().kill('SIGKILL');
  const anew = await launchElectron(library, userData, ['--port', String(await freePort())]);
  const back = await anew.firstWindow();
  await expect.poll(() => painted(back)).toMatchObject({ mode: 'present', place: 'beta 2/3' });
  await expect(back.locator('.ink path:not(.ground)')).toHaveCount(1);
  await expect.poll(() => existsSync(kept)).toBe(true);
  await anew.close();
  expect(existsSync(kept)).toBe(false);
});

test('staff who present with their fingers have the tools again after that, too', async ({
  openKiosk,
}) => {
  const { app, page } = await openKiosk({ files });
  if (!app) throw new Error('Electron alone.');
  const contents = <Result>(act: 'pid' | 'tap' | 'look'): Promise<Result> =>
    app.evaluate(async ({ webContents }, wanted) => {
      const [own] = webContents.getAllWebContents();
      if (wanted === 'pid') return own?.getOSProcessId();
      if (wanted === 'look')
        return own?.executeJavaScript(
          `document.documentElement.dataset.mode + ' ' + (document.querySelector('[role=toolbar]') !== null)`,
        );
      for (const type of ['mouseDown', 'mouseUp'] as const)
        own?.sendInputEvent({ type, x: 500, y: 300, button: 'left', clickCount: 1 });
      return null;
    }, act) as Promise<Result>;
  await openStaff(page);
  await page.getByRole('button', { name: 'Présenter', exact: true }).click();
  await expect.poll(() => contents('look')).toBe('present false');
  // What is told to the host comes a moment after it is seen.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const before = await contents<number>('pid');
  process.kill(before, 'SIGKILL');
  await expect.poll(() => contents('pid'), { timeout: 20_000 }).not.toBe(before);
  await expect.poll(() => contents('look'), { timeout: 30_000 }).toBe('present false');
  await contents('tap');
  await expect.poll(() => contents('look')).toBe('present true');
});
