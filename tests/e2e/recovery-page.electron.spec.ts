import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { healthSchema, type Health } from '../../src/contract/health.ts';
import { kill } from './support/bare-kiosk.ts';
import { expect, test, type Kiosk } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { processesBelow } from '../../scripts/chaos/processes.ts';

test.setTimeout(120_000);

/** Slides that stay long enough to see that the very same one comes back. */
const slow = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr, en]\nduration: 20s\n',
  'alpha/deck.md': deck('Alpha', 5),
  'beta/deck.md': deck('Beta', 4),
};

async function health({ health: address }: Kiosk): Promise<Health> {
  return healthSchema.parse(await (await fetch(address)).json());
}

function inPage(app: ElectronApplication, script: string): Promise<unknown> {
  return app.evaluate(
    ({ webContents }, code) => webContents.getAllWebContents()[0]?.executeJavaScript(code),
    script,
  );
}

/** What `<html>` says, asked of the page behind the back of a Playwright that holds it for dead. */
function place(app: ElectronApplication): Promise<unknown> {
  const { mode, deck: id, slide } = { mode: 'data-mode', deck: 'data-deck', slide: 'data-slide' };
  const words = [mode, id, slide].map((name) => `root.getAttribute('${name}')`).join(',');
  return inPage(
    app,
    `(() => { const root = document.documentElement; return [${words}].join(' '); })()`,
  );
}

/** Which of the kiosk's pages this is, counted by process. */
function renderer(app: ElectronApplication): Promise<number> {
  return app.evaluate(
    ({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0,
  );
}

/** Waits until another process paints; then tells what it shows. */
async function comesBack(app: ElectronApplication, before: number): Promise<unknown> {
  await expect.poll(() => renderer(app), { timeout: 15_000, intervals: [50] }).not.toBe(before);
  await expect.poll(() => renderer(app), { timeout: 15_000, intervals: [50] }).toBeGreaterThan(0);
  await expect.poll(() => place(app), { timeout: 15_000, intervals: [50] }).toMatch(/\w+ \w+ \d/);
  return place(app);
}

async function opened(kiosk: Kiosk): Promise<ElectronApplication> {
  if (!kiosk.app) throw new Error('Electron alone.');
  return kiosk.app;
}

const deaths = {
  'is crashed': (app: ElectronApplication) =>
    app.evaluate(({ webContents }) =>
      webContents.getAllWebContents()[0]?.forcefullyCrashRenderer(),
    ),
  'is killed': async (app: ElectronApplication) => process.kill(await renderer(app), 'SIGKILL'),
  'reads memory that is not its own': async (app: ElectronApplication) =>
    process.kill(await renderer(app), 'SIGSEGV'),
  'fills its memory': async (app: ElectronApplication) => {
    const script = `setTimeout(() => { const all = []; for (;;) all.push(new Array(1e6).fill({})); })`;
    await inPage(app, `${script}; 0`);
  },
};

for (const [what, happen] of Object.entries(deaths)) {
  test(`a page that ${what} comes back on the same slide`, async ({ openKiosk }) => {
    const kiosk = await openKiosk({ files: slow, args: ['--deck', 'beta'] });
    const app = await opened(kiosk);
    await kiosk.page.keyboard.press('PageDown');
    await expect.poll(() => place(app)).toBe('loop beta 2');
    const before = await renderer(app);
    await happen(app);
    expect(await comesBack(app, before)).toBe('loop beta 2');
    await expect.poll(async () => (await health(kiosk)).status).toBe('ok');
  });
}

test('a page whose scripts hang is ended and comes back on the same slide', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: slow });
  const app = await opened(kiosk);
  const before = await renderer(app);
  await inPage(app, 'setTimeout(() => { for (;;); }); 0');
  await expect.poll(() => renderer(app), { timeout: 13_000 }).not.toBe(before);
  expect(await comesBack(app, before)).toBe('loop alpha 1');
});

test('a visitor whose page dies stands before the same slide of the same project', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: slow, args: ['--mode', 'explore', '--deck', 'beta'] });
  const app = await opened(kiosk);
  await kiosk.page.keyboard.press('ArrowRight');
  await expect.poll(() => place(app)).toBe('explore beta 2');
  const before = await renderer(app);
  process.kill(before, 'SIGKILL');
  expect(await comesBack(app, before)).toBe('explore beta 2');
});

test('a kiosk that stood still for 12 s hangs not: its page is the same as before', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files: slow });
  const app = await opened(kiosk);
  const before = await renderer(app);
  const all = processesBelow(app.process().pid ?? 0).map(({ pid }) => pid);
  for (const pid of all) kill(pid, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  for (const pid of all) kill(pid, 'SIGCONT');
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  expect(await renderer(app)).toBe(before);
  expect((await health(kiosk)).status).toBe('ok');
});

test('a deck that brings its page down three times is left out; the show goes on, and the fault is kept', async ({
  openKiosk,
}) => {
  const fast = { ...slow, 'kiosk.yaml': 'title: Essai\nlanguages: [fr]\nduration: 1s\n' };
  const kiosk = await openKiosk({ files: fast });
  const app = await opened(kiosk);
  for (let death = 0; death < 3; death += 1) {
    await expect.poll(() => place(app), { timeout: 30_000, intervals: [20] }).toMatch(/loop beta/);
    const before = await renderer(app);
    process.kill(before, 'SIGKILL');
    await comesBack(app, before);
  }
  const seen = new Set<unknown>();
  for (let look = 0; look < 40; look += 1) {
    seen.add(String(await place(app)).split(' ')[1]);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect([...seen]).toEqual(['alpha']);
  const userData = await app.evaluate(({ app: running }) => running.getPath('userData'));
  const faults = readFileSync(path.join(userData, 'logs', 'faults.json'), 'utf8');
  expect(faults).toContain('page/set-aside');
});
