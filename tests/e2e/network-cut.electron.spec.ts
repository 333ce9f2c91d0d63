import { chromium } from '@playwright/test';
import { expect, painted, test } from './support/kiosk.ts';
import { lacksNetworks, OwnNetwork } from './support/own-network.ts';
import { invite } from './support/phone.ts';
import { talkFiles } from './support/talk.ts';

const reason = lacksNetworks();
test.skip(reason !== false, reason || '');
test.setTimeout(180_000);

test('the network is really cut in the middle of a talk, twice: the phone says so, and is back at the screen’s place', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files: talkFiles });
  const place = () => painted(page).then(({ mode, place }) => `${mode} ${place}`);
  const { address } = await invite(page);
  const network = new OwnNetwork(process.env['VITRINE_CHROMIUM'] ?? '');
  const browser = await chromium.launch({
    executablePath: network.browser,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const phone = await browser.newPage({
      ...{ viewport: { width: 390, height: 844 }, locale: 'fr-FR', hasTouch: true, isMobile: true },
    });
    const url = new URL(address);
    url.hostname = network.address;
    await phone.goto(url.href);
    const tap = (name: string) => phone.getByRole('button', { name, exact: true }).tap();
    const lost = phone.getByText('Connexion perdue');
    await tap('Présenter');
    await tap('Suivant');
    await expect.poll(place).toBe('present alpha 2/3');

    for (const [cut, mend] of [
      [() => network.unplug(), () => network.plugIn()],
      [() => network.swallow(), () => network.carry()],
    ] as const) {
      cut();
      await expect(lost).toBeVisible();
      await expect(phone.getByRole('button', { name: 'Suivant' })).toBeDisabled();
      // Someone at the screen goes on to where the phone does not know it to be.
      await page.keyboard.press('End');
      await expect.poll(place).toBe('present alpha 3/3');
      mend();
      await expect(lost).toBeHidden();
      await expect(phone.getByText('3 / 3', { exact: true })).toBeVisible();
      await tap('Précédent');
      await expect.poll(place).toBe('present alpha 2/3');
      await expect(phone.getByText('Vous pilotez')).toBeVisible();
    }
  } finally {
    await browser.close();
    network.remove();
  }
});
