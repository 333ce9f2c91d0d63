import type { Page } from '@playwright/test';
import type { Kiosk } from './support/kiosk.ts';
import { painted } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { invite, openPhone } from './support/phone.ts';
import { expect, lacksDisplays, test } from './support/two-displays.ts';

const reason = lacksDisplays();
test.skip(reason !== false, reason || '');

const files = {
  'kiosk.yaml': 'languages: [fr, en]\nduration: 10m\n',
  'alpha/deck.md': deck('Alpha', 3),
  'alpha/deck.en.md': deck('Alpha', 3),
};

/** Where each window lies, by its page. */
function windows({ app }: Kiosk): Promise<Record<string, string>> {
  if (!app) throw new Error('not Electron');
  return app.evaluate(({ BrowserWindow }) =>
    Object.fromEntries(
      BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible())
        .map((window) => {
          const { x, y, width, height } = window.getBounds();
          const place = `${String(width)}x${String(height)}+${String(x)}+${String(y)}`;
          return [window.webContents.getURL().replace('app://vitrine', ''), place];
        }),
    ),
  );
}

/** The presenter view's page, as soon as it is there. */
async function viewPage({ app }: Kiosk): Promise<Page> {
  const find = () => app?.windows().find((page) => page.url().endsWith('/presenter'));
  await expect.poll(find).toBeDefined();
  return find() as Page;
}

/** What the presenter view's window is called. */
const titleOf = ({ app }: Kiosk) =>
  app?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => window.webContents.getURL().endsWith('/presenter'))
      .map((window) => window.getTitle())
      .join(),
  );

const audience = { '/': '1920x1080+0+0' };
/** Of its own, over the slides: the audience sees them around it. */
const over = { ...audience, '/presenter': expect.stringMatching(/^1280x800\+/) };
const both = { ...audience, '/presenter': '1920x1080+1920+0' };

test('the presenter view is on the display that the audience does not see, through unplugging and return', async ({
  displays,
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files, args: ['--mode', 'present'] });
  await expect.poll(() => windows(kiosk)).toEqual(both);
  await kiosk.page.keyboard.press('PageDown');
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ place: 'alpha 2/3' });

  displays.right('--off');
  await expect.poll(() => windows(kiosk)).toEqual(audience);
  displays.right('--mode', '1920x1080', '--right-of', 'DUMMY0');
  await expect.poll(() => windows(kiosk)).toEqual(both);
  expect(await painted(kiosk.page)).toMatchObject({ mode: 'present', place: 'alpha 2/3' });

  const view = await viewPage(kiosk);
  const spoken = await view.evaluate(async () => {
    const ask = (name: string, input?: unknown) => window.vitrine?.requests[name]?.(input);
    return Promise.all([
      ask('getPresentation'),
      ask('putSnapshot', {}),
      ask('getStaffReport'),
      ask('sendCommand', { type: 'quit' }),
    ]);
  });
  expect(spoken).toMatchObject([
    { ok: true, value: { deck: 'alpha', slide: 2 } },
    { ok: false, code: 'unknown-request' },
    { ok: false, code: 'unknown-request' },
    { ok: false, code: 'invalid-input' },
  ]);
  await view.evaluate(() => window.vitrine?.requests['sendCommand']?.({ type: 'end' }));
  await expect.poll(() => windows(kiosk)).toEqual(audience);
});

test('it is refused and asked for by S, by its own button, by shutting its window and by a phone; it speaks the talk’s language', async ({
  displays: _displays,
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const kiosk = await openKiosk({ files });
  const { page } = kiosk;
  const { address } = await invite(page);
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(() => windows(kiosk)).toEqual(both);
  await expect.poll(() => titleOf(kiosk)).toBe('Vue du présentateur');
  const toggle = async (after: object) => {
    // What the key means is told by what the screen last heard of the view.
    await expect.poll(() => windows(kiosk)).not.toEqual(after);
    await expect(async () => {
      await page.keyboard.press('s');
      await expect.poll(() => windows(kiosk), { timeout: 2_000 }).toEqual(after);
    }).toPass();
  };
  await toggle(audience);
  await toggle(both);
  await (await viewPage(kiosk)).getByRole('button', { name: 'English', exact: true }).click();
  await expect.poll(() => titleOf(kiosk)).toBe('Presenter view');
  await (await viewPage(kiosk)).getByRole('button', { name: 'Close this view' }).click();
  await expect.poll(() => windows(kiosk)).toEqual(audience);
  await toggle(both);
  await kiosk.app?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('/presenter'))
      ?.close(),
  );
  await expect.poll(() => windows(kiosk)).toEqual(audience);

  const phone = await openPhone(address);
  try {
    await phone.page.getByRole('button', { name: 'Plus', exact: true }).click();
    const view = phone.page.getByRole('switch', { name: 'Vue du présentateur' });
    await expect(view).not.toBeChecked();
    await view.click();
    await expect(view).toBeChecked();
    await expect.poll(() => windows(kiosk)).toEqual(both);
    await view.click();
    await expect.poll(() => windows(kiosk)).toEqual(audience);
  } finally {
    await phone.close();
  }
  // The next presentation begins as any other.
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop' });
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(() => windows(kiosk)).toEqual(both);
});

test('with one display it opens as a window of its own, for whoever asks; no cable puts it before the audience', async ({
  displays,
  openKiosk,
}) => {
  test.setTimeout(120_000);
  displays.right('--off');
  const kiosk = await openKiosk({ files, args: ['--mode', 'present'] });
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ mode: 'present' });
  expect(await windows(kiosk)).toEqual(audience);
  const told = async () =>
    (await viewPage(kiosk)).evaluate(async () => {
      const { value } = (await window.vitrine?.requests['getPresentation']?.(undefined)) as {
        value: { isPresenterViewWanted: boolean | null };
      };
      return value.isPresenterViewWanted;
    });
  await kiosk.page.keyboard.press('s');
  await expect.poll(() => windows(kiosk)).toEqual(over);
  expect(await told()).toBe(true);

  const plugIn = async () => {
    displays.right('--mode', '1920x1080', '--right-of', 'DUMMY0');
    await expect.poll(() => windows(kiosk)).toEqual(both);
  };
  await plugIn();
  // Before the screen has heard of the other display, it is still asked for over the slides: in a window, never as large as they.
  displays.right('--off');
  await expect
    .poll(async () => (await windows(kiosk))['/presenter'] ?? '')
    .not.toMatch(/^19\d\dx10/);

  await plugIn();
  // The screen hears of it with its next word, at the latest after 5 s.
  await expect.poll(told).toBe(null);
  displays.right('--off');
  await expect.poll(() => windows(kiosk)).toEqual(audience);
});

test('a page that dies again and again comes back three times, and then the talk goes on without', async ({
  displays: _displays,
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const kiosk = await openKiosk({ files, args: ['--mode', 'present'] });
  await expect.poll(() => windows(kiosk)).toEqual(both);
  const process = () =>
    kiosk.app?.evaluate(
      ({ webContents }) =>
        webContents
          .getAllWebContents()
          .find((each) => each.getURL().endsWith('/presenter'))
          ?.getOSProcessId() ?? 0,
    );
  for (let deaths = 0; deaths < 4; deaths += 1) {
    await expect.poll(process, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await windows(kiosk)).toEqual(both);
    const pid = (await process()) ?? 0;
    globalThis.process.kill(pid, 'SIGKILL');
    await expect.poll(process, { timeout: 20_000 }).not.toBe(pid);
  }
  await expect.poll(() => windows(kiosk)).toEqual(audience);
  await kiosk.page.keyboard.press('PageDown');
  await expect.poll(() => painted(kiosk.page)).toMatchObject({ place: 'alpha 2/3' });
  await expect(async () => {
    await kiosk.page.keyboard.press('s');
    await expect.poll(() => windows(kiosk), { timeout: 2_000 }).toEqual(both);
  }).toPass();
});
