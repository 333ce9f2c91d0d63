import type { Locator } from '@playwright/test';
import { expect, test } from './support/kiosk.ts';
import { openProject } from './support/visitor.ts';

const files = {
  'kiosk.yaml': 'languages: [ar, fr]\ntitle: المعرض\nduration: 1h\n',
  'alpha/deck.md': `---\ntitle: القلب\n---\n\n# القلب\n\n---\n\n# الطب\n`,
};

/** In which language, and from where, a text is read. */
function read(text: Locator): Promise<string> {
  return text.evaluate((element) => {
    const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
    return `${lang} ${getComputedStyle(element).direction}`;
  });
}

test('where the kiosk does not speak the visitor’s language, its English is English and the project’s words are their own', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files, args: ['--speed', '0.1'] });
  await page.mouse.click(400, 300);
  expect(await read(page.getByRole('button', { name: 'Search' }))).toBe('en ltr');
  expect(await read(page.getByRole('heading', { name: 'المعرض' }))).toBe('ar rtl');
  expect(await read(page.getByText('On screen just now'))).toBe('en ltr');
  expect(await read(page.locator('.tile .title'))).toBe('ar rtl');
  await page.keyboard.press('Escape');
  await openProject(page, 'alpha');
  expect(await read(page.getByText('Page 1 of 2'))).toBe('en ltr');
  await page.getByRole('button', { name: 'Contents' }).click();
  expect(await read(page.getByRole('heading', { name: 'Contents' }))).toBe('en ltr');
  expect(await read(page.getByRole('dialog').getByText('الطب'))).toBe('ar rtl');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Français' }).click();
  expect(await read(page.getByText('Page 1 sur 2'))).toBe('fr ltr');
});
