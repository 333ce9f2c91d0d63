import path from 'node:path';
import type { CDPSession } from '@playwright/test';
import { expect, root, type Kiosk } from './support/kiosk.ts';
import { focus, test } from './support/own-display.ts';

/** Openbox without the keys that are its own, as SECURITY.md asks of whoever installs a screen. */
const bare = path.join(root, 'tests/e2e/support/bare-openbox.xml');
test.use({ windowManager: ['openbox', '--config-file', bare] });

/** Ten minutes: VITRINE_RANDOM_SECONDS=600. */
const seconds = Number(process.env['VITRINE_RANDOM_SECONDS'] ?? 25);
const seed = Number(process.env['VITRINE_RANDOM_SEED'] ?? 1);

const keys = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789',
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  ...['Tab', 'Escape', 'Return', 'space', 'BackSpace', 'Delete', 'Insert', 'Home', 'End'],
  ...['Page_Up', 'Page_Down', 'Left', 'Right', 'Up', 'Down', 'Print', 'Menu', 'Pause', 'period'],
  ...['plus', 'minus', 'slash', 'Caps_Lock', 'Num_Lock', 'XF86Back', 'XF86HomePage', 'XF86Search'],
];
const modifiers = ['ctrl', 'alt', 'shift', 'super'];
/** Whether a chord is the one way out that is ours, or would end the X server itself. */
const isLeftOut = (held: readonly string[], key: string): boolean =>
  held.includes('ctrl') &&
  ((held.includes('shift') && key === 'q') ||
    (held.includes('alt') && ['BackSpace', 'Delete'].includes(key)));

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator, Numerical Recipes). */
function randomNumbers(from: number): () => number {
  let state = from >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

test('random keys, touches and clicks never show anything but the kiosk', async ({
  openKiosk,
  display,
}) => {
  test.setTimeout((seconds + 90) * 1_000);
  const kiosk = await openKiosk({ library: path.join(root, 'slides'), args: ['--speed', '3'] });
  const errors: string[] = [];
  kiosk.page.on('pageerror', (error) => errors.push(String(error)));
  focus(kiosk, display);
  const windows = display.windows();
  const session = await kiosk.page.context().newCDPSession(kiosk.page);
  const random = randomNumbers(seed);
  const pick = <Each>(list: readonly Each[]): Each =>
    list[Math.floor(random() * list.length)] as Each;
  const until = performance.now() + seconds * 1_000;
  const lately: string[] = [];
  for (let action = 1; performance.now() < until; action++) {
    const kind = random();
    if (kind < 0.65) {
      const held = modifiers.filter(() => random() < 0.3);
      const key = pick(keys);
      const chord = [...held, key].join('+');
      lately.push(chord);
      if (!isLeftOut(held, key)) display.xdotool('key', '--delay', '0', chord);
    } else if (kind < 0.9) {
      lately.push('touch');
      await touch(session, random);
    } else {
      const button = pick(['1', '2', '3', '8', '9']);
      lately.push(`button ${button}`);
      const place = [random() * 1919, random() * 1079].map((each) => String(Math.round(each)));
      display.xdotool('mousemove', ...place, 'click', button);
    }
    if (action % 10 > 0) continue;
    expect(await found(kiosk), `seed ${seed}: ${lately.join(', ')}`).toEqual(asItShouldBe);
    expect(display.windows(), `seed ${seed}: ${lately.join(', ')}`).toEqual(windows);
    lately.length = 0;
  }
  expect(errors).toEqual([]);
});

const asItShouldBe = {
  pages: 1,
  isKiosk: true,
  isVisible: true,
  address: 'app://vitrine/',
  isKnownMode: true,
  isKnownView: true,
  selected: '',
  scale: 1,
};

/** What can be seen of the kiosk. */
async function found({ app, page }: Kiosk): Promise<object> {
  const shell = await app?.evaluate(({ BrowserWindow, webContents }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      pages: webContents.getAllWebContents().length,
      isKiosk: window?.isKiosk(),
      isVisible: window?.isVisible() && !window.isMinimized(),
    };
  });
  const shown = await page.evaluate(() => {
    const { mode = '', view = '' } = document.documentElement.dataset;
    return {
      address: location.href,
      isKnownMode: ['loop', 'explore'].includes(mode),
      // A chord of keys leads to the staff's door.
      isKnownView: ['stage', 'menu', 'warning', 'staff'].includes(view),
      // What one has typed oneself may be selected.
      selected: document.activeElement?.matches('input') ? '' : (getSelection()?.toString() ?? ''),
      scale: visualViewport?.scale,
    };
  });
  return { ...shell, ...shown };
}

/** One to ten fingers come down, wander and leave. */
async function touch(session: CDPSession, random: () => number): Promise<void> {
  const fingers = Array.from({ length: 1 + Math.floor(random() * 10) }, (_, id) => ({
    ...{ x: random() * 1919, y: random() * 1079 },
    id,
  }));
  const moved = fingers.map(({ x, y, id }) => ({
    x: Math.min(1919, Math.max(0, x + (random() - 0.5) * 600)),
    y: Math.min(1079, Math.max(0, y + (random() - 0.5) * 600)),
    id,
  }));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: typeof fingers) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', fingers);
  await send('touchMove', moved);
  await send('touchEnd', []);
}
