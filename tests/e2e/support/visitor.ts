import type { Page } from '@playwright/test';
import { expect, painted } from './kiosk.ts';

/** Touches the loop; the menu is open then. */
export async function openMenu(page: Page): Promise<void> {
  await page.mouse.click(400, 300);
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'explore', view: 'menu' });
}

/** Opens a project as a visitor does, from the loop: a touch, then its tile. */
export async function openProject(page: Page, deck: string): Promise<void> {
  await openMenu(page);
  await page.locator(`[data-deck-tile="${deck}"]`).click();
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'explore', view: 'stage' });
}
