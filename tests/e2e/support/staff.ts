import type { Page } from '@playwright/test';
import { expect, painted } from './kiosk.ts';

/** The PIN that tests choose. */
export const pin = '2580';

/** Five taps in the left upper corner, as staff know to do. */
export async function callStaff(page: Page): Promise<void> {
  for (let taps = 0; taps < 5; taps += 1) await page.mouse.click(20, 20);
  await expect.poll(() => painted(page)).toMatchObject({ view: 'staff' });
}

/** Types a PIN by touch. */
export async function typePin(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Valider' }).click();
}

/** Opens the panel of a kiosk that has no PIN yet: the first one is chosen, twice. */
export async function openStaff(page: Page): Promise<void> {
  await callStaff(page);
  await typePin(page, pin);
  await typePin(page, pin);
  await expect(page.getByRole('heading', { name: 'En ce moment' })).toBeVisible();
}

/** Goes to one of the panel's sections. */
export async function goTo(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: section }).click();
  await expect(page.getByRole('heading', { level: 1, name: section })).toBeVisible();
}

/** Chooses what a setting is to be. */
export async function set(page: Page, setting: string, choice: string): Promise<void> {
  const group = page.getByRole('group', { name: setting });
  const button = group.getByRole('button', { name: choice, exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}
