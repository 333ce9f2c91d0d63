import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, painted, test } from './support/kiosk.ts';
import { temporaryFolder } from './support/library.ts';

/** Asks the host as the page does. */
function ask(page: Page, name: string, input?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([request, payload]) => {
      const reply = await window.vitrine?.requests[request as string]?.(payload);
      return (reply as { value?: unknown } | undefined)?.value;
    },
    [name, input] as const,
  );
}

test('the kiosk starts with the machine as staff want, with the options it has now', async ({
  openKiosk,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system keeps a list of its own');
  const home = temporaryFolder();
  const { page } = await openKiosk({
    args: ['--deck', 'beta'],
    env: { ...process.env, XDG_CONFIG_HOME: home.folder },
  });
  const file = path.join(home.folder, 'autostart', 'vitrine.desktop');
  await ask(page, 'setPin', { pin: '2580' });
  await ask(page, 'changeSettings', { patch: { startWithMachine: true } });
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toMatch(/^Exec=".*" .*"--deck" "beta"/m);
  await ask(page, 'changeSettings', { patch: { startWithMachine: false } });
  await expect.poll(() => existsSync(file)).toBe(false);
  home.remove();
});

test('what staff change holds at once and through a restart; the technician forgets a PIN on disk', async ({
  openKiosk,
}) => {
  const user = temporaryFolder();
  const args = ['--user-data-dir', user.folder];
  const first = await openKiosk({ args });
  await ask(first.page, 'setPin', { pin: '2580' });
  const patch = { locale: 'en', idle: 30_000 };
  expect(await ask(first.page, 'changeSettings', { patch })).toEqual({ problems: {} });
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'en');
  await first.app?.close();
  const file = path.join(user.folder, 'settings.json');
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...kept, pin: null }));
  const { page } = await openKiosk({ args });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await ask(page, 'getDoor')).toMatchObject({ isPinSet: false, mayBeSet: true });
  await ask(page, 'setPin', { pin: '8024' });
  expect(await ask(page, 'getStaffReport')).toMatchObject({
    settings: { locale: 'en', idle: 30_000 },
    storage: { kind: 'disk' },
    abilities: { quit: true, restart: true, startWithMachine: true },
  });
  user.remove();
});

/** Disks that take nothing, each mounted where the user data folder is to be. */
const disks = {
  full: (folder: string) => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
    const filler = path.join(folder, 'filler');
    expect(() => writeFileSync(filler, Buffer.alloc(4 * 1024 * 1024))).toThrow('ENOSPC');
  },
  'read-only': (folder: string) =>
    void execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=2m', 'tmpfs', folder]),
};

for (const [kind, mount] of Object.entries(disks)) {
  test(`on a disk that is ${kind} the kiosk plays, takes changes, and says that they will not last`, async ({
    openKiosk,
  }) => {
    test.skip(process.getuid?.() !== 0 || process.platform !== 'linux', 'only root mounts');
    const own = temporaryFolder();
    const folder = path.join(own.folder, 'user');
    mkdirSync(folder);
    mount(folder);
    try {
      const { page, app } = await openKiosk({ args: ['--user-data-dir', folder, '--speed', '4'] });
      await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', view: 'stage' });
      await expect(page.locator('html')).toHaveAttribute('data-deck', /alpha|beta/);
      await ask(page, 'setPin', { pin: '2580' });
      const patch = { locale: 'en' };
      expect(await ask(page, 'changeSettings', { patch })).toEqual({ problems: {} });
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      expect(await ask(page, 'getStaffReport')).toMatchObject({
        storage: { kind: 'memory', problem: expect.stringMatching(/ENOSPC|EROFS/) },
      });
      await app?.close();
    } finally {
      execFileSync('umount', ['--lazy', folder]);
      own.remove();
    }
  });
}
