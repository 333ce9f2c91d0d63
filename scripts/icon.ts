/**
 * `npm run icon`: draws Vitrine's icon in all its sizes, from the one source. Run it after a change of the drawing;
 * what it writes is committed, since packages are made where no browser is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../src/node/find-chromium.ts';
import { checkout } from './checkout.ts';
import { toIcns, toIco } from './package/icon-files.ts';

const folder = path.join(checkout, 'resources', 'icon');
/** In px: Linux's icon theme has a folder for each. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const otherSizes = [20, 40, 1024];

const executablePath = findChromium();
if (executablePath === null) throw new Error('Chromium draws the icon: install it first.');
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
const page = await browser.newPage();
const source = readFileSync(path.join(folder, 'vitrine.svg'), 'utf8');
const drawn = new Map<number, Buffer>();
for (const size of [...linuxSizes, ...otherSizes]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${source}`,
  );
  drawn.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();

for (const size of linuxSizes) {
  writeFileSync(path.join(folder, `${String(size)}x${String(size)}.png`), drawn.get(size) ?? '');
}
writeFileSync(path.join(folder, 'icon.ico'), toIco(drawn));
writeFileSync(path.join(folder, 'icon.icns'), toIcns(drawn));
