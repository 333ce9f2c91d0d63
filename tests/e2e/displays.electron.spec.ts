import { deck, writeFiles } from './support/library.ts';
import { painted, type Kiosk } from './support/kiosk.ts';
import { expect, lacksDisplays, monitors, test, type TwoDisplays } from './support/two-displays.ts';

const reason = lacksDisplays();
test.skip(reason !== false, reason || '');

const onLeft = '1920x1080+0+0';
const onRight = '1920x1080+1920+0';
/** A slide stays, so that what changes is not the loop's doing. */
const site = (display: string) => `languages: [fr]\nduration: 10m\ndisplay: ${display}\n`;
const files = (display: string) => ({
  'kiosk.yaml': site(display),
  'alpha/deck.md': deck('Alpha', 2),
  'beta/deck.md': deck('Beta', 3),
});

/** The window manager moves a window at once, the kiosk itself after a quiet time: it must come to rest there. */
async function restsAt(where: string, kiosk: Kiosk, displays: TwoDisplays): Promise<void> {
  await expect.poll(() => displays.geometry(kiosk), { timeout: 5_000 }).toBe(where);
  await kiosk.page.waitForTimeout(700);
  expect(displays.geometry(kiosk)).toBe(where);
}

test('the kiosk is on the display that the site names, through unplugging and return', async ({
  displays,
  openKiosk,
}) => {
  const kiosk = await openKiosk({
    files: files(monitors.right.toLowerCase()),
    args: ['--deck', 'beta'],
  });
  const { page } = kiosk;
  await page.keyboard.press('PageDown');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', place: 'beta 2/3' });
  await restsAt(onRight, kiosk, displays);

  displays.right('--off');
  await restsAt(onLeft, kiosk, displays);
  displays.right('--mode', '1920x1080', '--right-of', 'DUMMY0');
  await restsAt(onRight, kiosk, displays);

  displays.right('--mode', '1280x720');
  await restsAt('1280x720+1920+0', kiosk, displays);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 720]);

  displays.right('--mode', '1080x1920');
  await restsAt('1080x1920+1920+0', kiosk, displays);
  await expect(page.locator('[data-shape="portrait"]').first()).toBeVisible();
  const stage = await page.locator('section.present').last().boundingBox();
  expect(stage?.width).toBeGreaterThan(1_000);
  expect(stage?.height).toBeGreaterThan(1_800);

  expect(await painted(page)).toMatchObject({ mode: 'loop', place: 'beta 2/3' });
});

test('a size names a display too; what is not connected is told with what is', async ({
  displays,
  openKiosk,
}) => {
  displays.right('--mode', '1280x1024');
  const kiosk = await openKiosk({ files: files('1280x1024') });
  await restsAt('1280x1024+1920+0', kiosk, displays);
  let said = '';
  kiosk.app?.process().stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  writeFiles(kiosk.library, { 'kiosk.yaml': site('Hall 55') });
  await expect
    .poll(() => said)
    .toContain(
      'display “Hall 55” is not connected; using “Desk 24”, 1920x1080 at 0,0, primary; connected: ' +
        '“Desk 24”, 1920x1080 at 0,0, primary; “Lobby 43”, 1280x1024 at 1920,0',
    );
  await restsAt(onLeft, kiosk, displays);
});
