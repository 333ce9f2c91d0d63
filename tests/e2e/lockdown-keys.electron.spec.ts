import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, painted, type Kiosk } from './support/kiosk.ts';
import { focus, test } from './support/own-display.ts';

/** What browsers, desktops and developers bind, as xdotool names it. */
const keys = [
  ...['ctrl+r', 'ctrl+shift+r', 'F5', 'ctrl+F5', 'shift+F5', 'XF86Reload'],
  ...['ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'F12', 'ctrl+u'],
  ...['ctrl+w', 'ctrl+shift+w', 'ctrl+F4', 'ctrl+q', 'alt+F4', 'ctrl+m', 'ctrl+h', 'F11'],
  ...['ctrl+n', 'ctrl+shift+n', 'ctrl+t', 'ctrl+shift+t', 'ctrl+Tab', 'ctrl+1'],
  ...['ctrl+p', 'ctrl+s', 'ctrl+o', 'ctrl+shift+Delete'],
  ...[
    'ctrl+f',
    'ctrl+g',
    'F3',
    'slash',
    'apostrophe',
    'F6',
    'F7',
    'F1',
    'F10',
    'shift+F10',
    'Menu',
  ],
  ...['ctrl+plus', 'ctrl+equal', 'ctrl+minus', 'ctrl+0', 'ctrl+KP_Add', 'ctrl+KP_Subtract'],
  ...['alt+Left', 'alt+Right', 'alt+Home', 'XF86Back', 'XF86Forward', 'XF86HomePage', 'BackSpace'],
  ...['XF86Search', 'XF86Mail', 'XF86WWW', 'XF86Favorites', 'XF86Refresh', 'XF86Stop'],
  ...['ctrl+j', 'ctrl+d', 'ctrl+l', 'ctrl+k', 'ctrl+e', 'alt+d', 'ctrl+shift+b', 'ctrl+shift+o'],
  ...['ctrl+a', 'ctrl+c', 'ctrl+x', 'ctrl+v', 'ctrl+z', 'ctrl+shift+v', 'Insert', 'Delete'],
  ...[
    'Tab',
    'shift+Tab',
    'Escape',
    'shift+Escape',
    'Super_L',
    'Alt_L',
    'alt+f',
    'alt+e',
    'Caps_Lock',
  ],
];

/** Begins to present, and gives the screen back. */
const presenting = ['ctrl+shift+p', 'ctrl+shift+p'];

/** What no key may change. */
async function state({ app, page }: Kiosk): Promise<object> {
  const shell = await app?.evaluate(({ BrowserWindow, webContents }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      pages: webContents.getAllWebContents().length,
      isKiosk: window?.isKiosk(),
      isVisible: window?.isVisible(),
      isMinimized: window?.isMinimized(),
      bounds: window?.getBounds(),
      zoom: window?.webContents.getZoomFactor(),
    };
  });
  const document = await page.evaluate(() => ({
    address: location.href,
    isSamePage: 'alive' in window,
    scale: visualViewport?.scale,
    scrolled: [scrollX, scrollY],
    selected: getSelection()?.toString(),
  }));
  return { ...shell, ...document };
}

test('no key but Ctrl+Shift+Q does more than drive the kiosk', async ({ openKiosk, display }) => {
  test.setTimeout(180_000);
  const kiosk = await openKiosk({ args: ['--speed', '0.1'] });
  await kiosk.page.evaluate(() => Object.assign(window, { alive: true }));
  focus(kiosk, display);
  const before = await state(kiosk);
  const windows = display.windows();
  const acted: string[] = [];
  for (const key of [...keys, ...presenting]) {
    display.xdotool('key', key);
    await wait(60);
    expect(await state(kiosk), key).toEqual(before);
    if (display.windows().some((window) => !windows.includes(window))) acted.push(key);
  }
  expect(acted).toEqual([]);
  expect(await painted(kiosk.page)).toMatchObject({ mode: expect.stringMatching(/loop|explore/) });
  const ended = once(kiosk.app?.process() ?? process, 'exit');
  display.xdotool('key', 'ctrl+shift+q');
  await ended;
});

test('neither wheel, mouse buttons nor fingers zoom, scroll, select or open a menu', async ({
  openKiosk,
  display,
}) => {
  const kiosk = await openKiosk({ args: ['--speed', '0.1'] });
  const { page } = kiosk;
  await page.evaluate(() => Object.assign(window, { alive: true }));
  focus(kiosk, display);
  const before = await state(kiosk);
  const windows = display.windows();
  const { xdotool } = display;
  xdotool('mousemove', '900', '500');
  for (const button of ['2', '3', '4', '5', '6', '7', '8', '9']) xdotool('click', button);
  for (const button of ['4', '5']) {
    xdotool('keydown', 'ctrl', 'click', '--repeat', '5', button, 'keyup', 'ctrl');
  }
  xdotool('click', '--repeat', '3', '1');
  xdotool('mousemove', '300', '300', 'mousedown', '1', 'mousemove', '1500', '800', 'mouseup', '1');
  const session = await page.context().newCDPSession(page);
  const pinch = { x: 900, y: 500, scaleFactor: 3, gestureSourceType: 'touch' } as const;
  await session.send('Input.synthesizePinchGesture', pinch);
  const swipe = { x: 20, y: 500, xDistance: 1_500, gestureSourceType: 'touch' } as const;
  await session.send('Input.synthesizeScrollGesture', swipe);
  await wait(300);
  expect(await state(kiosk)).toEqual(before);
  expect(display.windows().filter((window) => !windows.includes(window))).toEqual([]);
});

test('whatever a window manager does with it, the kiosk is in front again at once', async ({
  openKiosk,
  display,
}) => {
  test.setTimeout(120_000);
  const kiosk = await openKiosk({ args: ['--speed', '0.1'] });
  const { xdotool } = display;
  focus(kiosk, display);
  const pid = String(kiosk.app?.process().pid);
  const inFront = (): boolean => {
    try {
      const shown = xdotool('search', '--onlyvisible', '--pid', pid).split('\n');
      return shown.includes(xdotool('getactivewindow').trim());
    } catch {
      return false;
    }
  };
  await expect.poll(inFront).toBe(true);
  const desktops = ['ctrl+alt+Right', 'shift+alt+Right', 'super+F3', 'super+F1'];
  for (const keys of [...desktops, 'alt+Escape', 'super+d', 'alt+Tab', 'alt+space n']) {
    xdotool('key', ...keys.split(' '));
    await wait(300);
    await expect.poll(inFront, { message: keys, timeout: 5_000 }).toBe(true);
  }
});
