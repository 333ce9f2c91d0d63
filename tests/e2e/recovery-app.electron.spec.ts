import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { parseMetrics } from '../support/metrics.ts';
import { BareKiosk, kill } from './support/bare-kiosk.ts';
import { expect, freePort } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { TinySupervisor } from './support/tiny-supervisor.ts';

const files = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr]\nduration: 4s\n',
  'alpha/deck.md': deck('Alpha', 9),
  'beta/deck.md': deck('Beta', 9),
};

const test = base.extend<{ kiosk: BareKiosk }>({
  kiosk: async ({ browserName: _browser }, use) => {
    const kiosk = new BareKiosk(files, await freePort());
    await use(kiosk);
    await kiosk.close();
  },
});
test.setTimeout(150_000);

const pids = (kiosk: BareKiosk, type: string) =>
  kiosk.processes.filter((each) => each.type === type).map(({ pid }) => pid);
const plays = (kiosk: BareKiosk) =>
  expect.poll(() => kiosk.place(), { timeout: 30_000, intervals: [200] }).toMatch(/^loop .* ok$/);

test('a page that dies again and again is loaded again three times; then the app begins anew on the same deck', async ({
  kiosk,
}) => {
  kiosk.start();
  await plays(kiosk);
  const first = kiosk.main;
  let before = '';
  for (let death = 0; death < 4; death += 1) {
    await plays(kiosk);
    await expect.poll(() => pids(kiosk, 'renderer').length, { timeout: 20_000 }).toBe(1);
    // Time to be told where it is.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    before = (await kiosk.place()).split(' ')[1] ?? '';
    if (death < 3) expect(kiosk.main).toBe(first);
    const [page = 0] = pids(kiosk, 'renderer');
    kill(page);
    await expect.poll(() => pids(kiosk, 'renderer').includes(page)).toBe(false);
  }
  await expect.poll(() => kiosk.main, { timeout: 20_000 }).not.toBe(first);
  await plays(kiosk);
  expect((await kiosk.place()).split(' ')[1]).toBe(before);
  expect(kiosk.faults).toContain('page/gave-up');
});

test('a graphics process that dies three times is not tried again: the app begins anew and draws in software', async ({
  kiosk,
}) => {
  kiosk.start();
  await plays(kiosk);
  const first = kiosk.main;
  for (let death = 0; death < 3; death += 1) {
    await expect.poll(() => pids(kiosk, 'gpu-process').length, { timeout: 20_000 }).toBe(1);
    const [graphics = 0] = pids(kiosk, 'gpu-process');
    kill(graphics);
    await expect.poll(() => pids(kiosk, 'gpu-process').includes(graphics)).toBe(false);
  }
  await expect.poll(() => kiosk.main, { timeout: 20_000 }).not.toBe(first);
  await plays(kiosk);
  const record = path.join(kiosk.userData, 'recovery', 'software-rendering.json');
  expect(existsSync(record)).toBe(true);
  const log = readFileSync(path.join(kiosk.userData, 'logs', 'vitrine.log'), 'utf8');
  expect(log).toMatch(/warning .*drawn in software/);
  const page = pids(kiosk, 'renderer').map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  expect(page.join()).toContain('--disable-gpu-compositing');
});

test('an app that dies three times within two minutes shows the built-in deck; one that is quit does not', async ({
  kiosk,
}) => {
  for (let start = 0; start < 4; start += 1) {
    kiosk.start();
    await plays(kiosk);
    const { main } = kiosk;
    kill(main, start === 0 ? 'SIGTERM' : 'SIGKILL');
    await expect.poll(() => kiosk.main, { timeout: 20_000 }).toBe(0);
  }
  kiosk.start();
  await expect.poll(async () => (await kiosk.health())?.deck, { timeout: 30_000 }).toBe('welcome');
  expect((await kiosk.health())?.status).toBe('degraded');
  expect(kiosk.faults).toContain('app/safe-mode');
});

test('metrics tell what was shown, how often the page came back, and what it takes', async ({
  kiosk,
}) => {
  kiosk.start();
  await plays(kiosk);
  const metrics = async () => {
    const address = new URL('/metrics', kiosk.address);
    return parseMetrics(await (await fetch(address)).text());
  };
  const shown = 'vitrine_slides_shown_total{deck="alpha"}';
  await expect
    .poll(async () => (await metrics()).get(shown), { timeout: 20_000 })
    .toBeGreaterThan(1);
  kill(pids(kiosk, 'renderer')[0] ?? 0);
  const restarts = 'vitrine_page_restarts_total{reason="killed"}';
  await expect.poll(async () => (await metrics()).get(restarts), { timeout: 20_000 }).toBe(1);
  await plays(kiosk);
  const now = await metrics();
  expect(now.get('vitrine_memory_bytes{process="Browser"}')).toBeGreaterThan(10_000_000);
  expect(now.get('vitrine_heartbeat_age_seconds')).toBeLessThan(10);
});

test('an app that is killed is back within 10 s by its unit’s own words; one that is quit stays away', async ({
  kiosk,
}) => {
  const supervisor = new TinySupervisor(kiosk.command);
  supervisor.start();
  await plays(kiosk);
  kill(kiosk.main);
  await expect.poll(() => kiosk.place()).toBe('');
  await expect
    .poll(() => kiosk.place(), { timeout: 10_000, intervals: [100] })
    .toMatch(/^loop .* ok$/);
  kill(kiosk.main, 'SIGTERM');
  await expect.poll(() => kiosk.main, { timeout: 20_000 }).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect([kiosk.main, supervisor.starts]).toEqual([0, 2]);
});

test('an app that begins anew under a supervisor leaves that to it', async ({ kiosk }) => {
  const supervisor = new TinySupervisor(kiosk.command);
  supervisor.start();
  await plays(kiosk);
  const first = kiosk.main;
  for (let death = 0; death < 3; death += 1) {
    await expect.poll(() => pids(kiosk, 'gpu-process').length, { timeout: 20_000 }).toBe(1);
    const [graphics = 0] = pids(kiosk, 'gpu-process');
    kill(graphics);
    await expect.poll(() => pids(kiosk, 'gpu-process').includes(graphics)).toBe(false);
  }
  await expect.poll(() => supervisor.starts, { timeout: 20_000 }).toBe(2);
  await plays(kiosk);
  expect(kiosk.main).not.toBe(first);
  supervisor.stop();
});
