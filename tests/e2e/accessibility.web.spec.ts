import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import path from 'node:path';
import { expect, painted, root, test } from './support/kiosk.ts';
import { callStaff, openStaff } from './support/staff.ts';
import { openMenu } from './support/visitor.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1024, height: 768 },
];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core objects to in what is on screen, in a line each. */
async function objections(page: Page): Promise<string[]> {
  // Colours are judged once everything has come up.
  await page.waitForTimeout(600);
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`),
  );
}

const words = {
  fr: {
    ...{ contents: 'Sommaire', takeAway: 'À emporter', access: 'Confort', close: 'Fermer' },
    ...{ menu: 'Tous les projets', related: 'À voir ensuite', search: 'Rechercher', end: 'Fermer' },
    ...{ enlarge: 'Agrandir', large: 'Très grande', contrast: 'Contraste élevé' },
  },
  en: {
    ...{ contents: 'Contents', takeAway: 'Take it home', access: 'Comfort', close: 'Close' },
    ...{ menu: 'All projects', related: 'See next', search: 'Search', end: 'Close' },
    ...{ enlarge: 'Enlarge', large: 'Very large', contrast: 'High contrast' },
  },
} as const;

for (const size of sizes) {
  for (const locale of ['fr', 'en'] as const) {
    test(`no view has an accessibility violation at ${size.width}×${size.height}, in ${locale}`, async ({
      openKiosk,
    }) => {
      test.setTimeout(180_000);
      const { page } = await openKiosk({
        library: path.join(root, 'slides'),
        args: ['--speed', '0.2', '--locale', locale, '--deck', 'tirrex'],
        size,
      });
      const text = words[locale];
      const press = (name: string) => page.getByRole('button', { name }).first().click();
      const found: Record<string, string[]> = {};
      const judge = async (view: string) => {
        const said = await objections(page);
        if (said.length > 0) found[view] = said;
      };
      const judgePanel = async (name: string) => {
        await press(name);
        await expect(page.getByRole('dialog')).toBeVisible();
        await judge(name);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      };
      await judge('loop');
      await openMenu(page);
      await judge('menu');
      await judgePanel(text.search);
      await judgePanel(text.access);
      await page.locator('[data-deck-tile="tirrex"]').click();
      await expect.poll(() => painted(page)).toMatchObject({ view: 'stage' });
      await judge('cover');
      await page.keyboard.press('ArrowRight');
      await judge('deck');
      await judgePanel(text.contents);
      await judgePanel(text.takeAway);
      for (let tries = 0; tries < 8; tries += 1) {
        if (await page.getByRole('button', { name: text.enlarge }).isEnabled()) break;
        await page.keyboard.press('ArrowRight');
        await page.waitForTimeout(700);
      }
      await judgePanel(text.enlarge);
      await page.keyboard.press('End');
      await judgePanel(text.related);
      await press(text.access);
      await press(text.large);
      await page.getByRole('switch', { name: text.contrast }).click();
      await judge('access, large, high contrast');
      await page.keyboard.press('Escape');
      await judge('deck, large, high contrast');
      await press(text.menu);
      await judge('menu, large, high contrast');
      expect(found).toEqual({});
    });
  }
}

for (const size of sizes) {
  test(`nor has the staff panel, at ${size.width}×${size.height}, in both languages`, async ({
    openKiosk,
  }) => {
    test.setTimeout(120_000);
    const library = path.join(root, 'slides');
    const { page } = await openKiosk({ library, args: ['--speed', '0.2'], size });
    const found: Record<string, string[]> = {};
    const judge = async (view: string) => {
      const said = await objections(page);
      if (said.length > 0) found[view] = said;
    };
    await callStaff(page);
    await judge('door');
    await page.getByRole('button', { name: 'Fermer' }).click();
    await openStaff(page);
    for (const language of ['English', 'Français']) {
      await page.getByRole('button', { name: language, exact: true }).first().click();
      for (const section of await page.getByRole('navigation').getByRole('button').all()) {
        await section.click();
        await judge(`${language}: ${await section.innerText()}`);
      }
    }
    expect(found).toEqual({});
  });
}

for (const size of sizes) {
  test(`nor has what lies over the slides of a talk, at ${size.width}×${size.height}`, async ({
    openKiosk,
  }) => {
    test.setTimeout(180_000);
    const library = path.join(root, 'slides');
    const { page } = await openKiosk({ library, args: ['--deck', 'tirrex'], size });
    const found: Record<string, string[]> = {};
    const judge = async (view: string) => {
      const said = await objections(page);
      if (said.length > 0) found[view] = said;
    };
    await page.keyboard.press('Control+Shift+P');
    await expect.poll(() => painted(page)).toMatchObject({ mode: 'present' });
    await judge('badge');
    await page.mouse.click(size.width * 0.4, size.height * 0.3);
    await expect(page.getByRole('button', { name: 'Reprendre l’écran' })).toBeVisible();
    await judge('card');
    await page.keyboard.press('o');
    await expect(page.getByRole('dialog')).toBeVisible();
    await judge('overview');
    await page.keyboard.press('Escape');
    await openStaff(page);
    await judge('staff panel during a talk');
    const panel = page.locator('.actions');
    await panel.getByRole('button', { name: 'Reprendre l’écran', exact: true }).click();
    await page.mouse.click(size.width * 0.4, size.height * 0.3);
    await expect(page.getByRole('toolbar')).toBeVisible();
    await judge('toolbar');
    await page.getByRole('toolbar').getByRole('button').last().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await judge('end');
    expect(found).toEqual({});
  });
}

test('the warning has no accessibility violation either', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '4'] });
  await openMenu(page);
  await expect(page.getByRole('alertdialog')).toBeVisible({ timeout: 30_000 });
  expect(await objections(page)).toEqual([]);
});
