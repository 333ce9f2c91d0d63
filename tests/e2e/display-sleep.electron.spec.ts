import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, painted, test, type Kiosk } from './support/kiosk.ts';
import { temporaryFolder, twoDecks, writeFiles } from './support/library.ts';

const closed = `${twoDecks['kiosk.yaml']}hours: { mon-sun: closed }\n`;
/** Not without the line: a file that is only the beginning of what it was may be half copied, and is waited for. */
const open = `${twoDecks['kiosk.yaml']}hours: { mon-sun: 00:00-24:00 }\n`;

/** Whether Electron itself says that something keeps the display awake; its numbers count from 0. */
function isKeptAwake({ app }: Kiosk): Promise<boolean> | undefined {
  return app?.evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 20 }, (_, id) => id).some((id) => powerSaveBlocker.isStarted(id)),
  );
}

test('the display is kept awake while the kiosk is open, may sleep while it is not, and is woken at opening', async ({
  openKiosk,
}) => {
  // Displays in memory never sleep: X’s tool is played by one that says so and notes what it is asked.
  const tools = temporaryFolder();
  const asked = path.join(tools.folder, 'asked');
  writeFiles(tools.folder, {
    xset: `#!/bin/sh\necho "$*" >> '${asked}'\necho '  DPMS is Enabled\n  Monitor is in Standby'\n`,
  });
  chmodSync(path.join(tools.folder, 'xset'), 0o755);
  const wakings = () =>
    existsSync(asked) ? readFileSync(asked, 'utf8').split('dpms force on').length - 1 : 0;
  const kiosk = await openKiosk({
    files: { ...twoDecks, 'kiosk.yaml': closed },
    env: { PATH: `${tools.folder}:${process.env['PATH']}` },
  });
  const becomes = async (mode: string, awake: boolean) => {
    await expect.poll(() => painted(kiosk.page)).toMatchObject({ mode });
    await expect.poll(() => isKeptAwake(kiosk)).toBe(awake);
  };
  await becomes('blank', false);
  expect(wakings()).toBe(0);
  for (const opening of [1, 2]) {
    writeFiles(kiosk.library, { 'kiosk.yaml': open });
    await becomes('loop', true);
    if (process.platform === 'linux') await expect.poll(wakings).toBe(opening);
    writeFiles(kiosk.library, { 'kiosk.yaml': closed });
    await becomes('blank', false);
  }
  tools.remove();
});
