import type { Kiosk } from './support/kiosk.ts';
import { painted } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { expect, lacksDisplays, test } from './support/two-displays.ts';

const reason = lacksDisplays();
test.skip(reason !== false, reason || '');

const files = {
  'kiosk.yaml': 'languages: [fr]\nduration: 10m\n',
  'alpha/deck.md': deck('Alpha', 3),
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

const audience = { '/': '1920x1080+0+0' };
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

  const view = kiosk.app?.windows().find((page) => page.url().endsWith('/presenter'));
  const spoken = await view?.evaluate(async () => {
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
  await view?.evaluate(() => window.vitrine?.requests['sendCommand']?.({ type: 'end' }));
  await expect.poll(() => windows(kiosk)).toEqual(audience);
});
