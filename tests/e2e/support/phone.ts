import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test';
import { expect, launchChromium } from './kiosk.ts';
import { scan } from './scan.ts';
import { goTo, openStaff } from './staff.ts';

/** What lets phones in. */
export interface Invitation {
  /** What the QR code says. */
  readonly address: string;
  /** Six digits. */
  readonly pin: string;
}

/** Turns the remote on in the staff panel, reads the code as a telephone would, and goes back to the slides. */
export async function invite(kiosk: Page): Promise<Invitation> {
  await openStaff(kiosk);
  await goTo(kiosk, 'Télécommande');
  await kiosk.getByRole('switch', { name: 'Télécommande' }).click();
  return readInvitation(kiosk);
}

/** Reads what the panel's page of the remote shows, and closes the panel. */
export async function readInvitation(kiosk: Page): Promise<Invitation> {
  const code = kiosk.getByRole('img', { name: 'Code QR de la télécommande' });
  await expect(code).toBeVisible();
  const address = (await scan(code)) ?? '';
  const pin = (await kiosk.locator('.pin').innerText()).replace(/\D/g, '');
  await kiosk.getByRole('button', { name: 'Fermer' }).click();
  return { address, pin };
}

/** A phone in a hand, whose network can be cut and given back. */
export interface Phone {
  readonly page: Page;
  readonly cut: () => Promise<void>;
  /** Its next connections open, and carry nothing. */
  readonly mute: () => void;
  readonly giveBack: () => void;
  /** How many connections it has. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

const upright = { width: 390, height: 844 };

/** Opens an address on a phone-sized browser of its own. */
export async function openPhone(
  address: string,
  { size = upright, locale = 'fr-FR', isMute = false } = {},
): Promise<Phone> {
  const browser = await launchChromium();
  const context: BrowserContext = await browser.newContext({
    ...{ viewport: size, locale, hasTouch: true, isMobile: true },
  });
  const page = await context.newPage();
  const sockets = new Set<WebSocketRoute>();
  let network: 'none' | 'mute' | 'good' = isMute ? 'mute' : 'good';
  await page.routeWebSocket(/\/remote$/, async (socket) => {
    if (network === 'none') return void (await socket.close());
    sockets.add(socket);
    if (network === 'good') socket.connectToServer();
  });
  await page.goto(address);
  return {
    page,
    cut: async () => {
      network = 'none';
      for (const socket of sockets) await socket.close();
      sockets.clear();
    },
    mute: () => {
      network = 'mute';
    },
    giveBack: () => {
      network = 'good';
    },
    connections: () => sockets.size,
    close: () => browser.close(),
  };
}
