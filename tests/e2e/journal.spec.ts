import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { EntryOf, JournalEntry } from '../../src/core/journal/entries.ts';
import { journalFolder, readJournal } from '../../src/node/journal/read-journal.ts';
import { expect, painted, test } from './support/kiosk.ts';

const slow = ['--speed', '0.1'];

/** What the kiosk of a library has written of a kind. */
async function journal<Kind extends JournalEntry['kind']>(library: string, kind: Kind) {
  const folder = journalFolder(path.join(library, '..', 'user'));
  const entries: EntryOf<Kind>[] = [];
  for await (const entry of readJournal(folder, (file) => expect(file).toBe('readable'))) {
    if (entry.kind === kind) entries.push(entry as EntryOf<Kind>);
  }
  return entries;
}

/** Touches the screen, and opens alpha. */
async function open(page: Page): Promise<void> {
  await page.mouse.click(400, 300);
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'explore' });
  const { view } = await painted(page);
  if (view === 'menu') await page.locator('[data-deck-tile="alpha"]').click();
  await expect.poll(() => painted(page)).toMatchObject({ view: 'stage', place: 'alpha 1/3' });
}

test('a visit is written as it ends: what was read, how far, how long, in which language', async ({
  openKiosk,
}) => {
  const { page, library } = await openKiosk({ args: slow });
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ lang: 'en' });
  await page.getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => painted(page)).toMatchObject({ place: 'alpha 2/3' });
  await page.waitForTimeout(1_000);
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect.poll(() => painted(page), { timeout: 3_000 }).toMatchObject({ mode: 'loop' });
  }).toPass();
  await expect.poll(() => journal(library, 'visit')).toHaveLength(1);
  const [visit] = await journal(library, 'visit');
  expect(visit).toMatchObject({ deck: 'alpha', locales: ['fr', 'en'], opened: 1, ended: 'left' });
  const [read, ...others] = await journal(library, 'read');
  expect(others).toEqual([]);
  expect(read).toMatchObject({
    ...{ deck: 'alpha', title: 'Alpha in English', locale: 'en' },
    ...{ slides: 3, seen: [1, 2], last: 2 },
  });
  expect(read?.ms).toBeGreaterThanOrEqual(1_000);
  expect(read?.ms).toBeLessThanOrEqual(visit?.ms ?? 0);
});

test('what the loop has shown, and a visit cut short, are written when the page goes away', async ({
  openKiosk,
}) => {
  const { page, library } = await openKiosk({ args: slow });
  await page.waitForTimeout(1_000);
  await open(page);
  expect(existsSync(journalFolder(path.join(library, '..', 'user')))).toBe(false);
  await page.reload();
  await expect.poll(() => journal(library, 'visit')).toMatchObject([{ ended: 'closed' }]);
  expect(await journal(library, 'read')).toMatchObject([{ deck: 'alpha', ended: 'closed' }]);
  const [shown] = await journal(library, 'shown');
  expect(shown).toMatchObject({ deck: 'alpha', title: 'Alpha', locale: 'fr', times: 1 });
  expect(shown?.ms).toBeGreaterThanOrEqual(1_000);
});

test('what is noted of the loop is written when the app quits', async ({ openKiosk }) => {
  const { app, page, library } = await openKiosk({ args: slow });
  test.skip(app === null, 'a web host that ends leaves its pages as they are');
  await page.waitForTimeout(1_000);
  await app?.close();
  expect(await journal(library, 'shown')).toMatchObject([{ deck: 'alpha', times: 1 }]);
});
