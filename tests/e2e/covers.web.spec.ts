import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { coverNames } from '../../src/core/deck/cover-names.ts';
import { expect, launchChromium, root, test } from './support/kiosk.ts';

/** A page in which drawings can be painted by themselves, from their source. */
async function openEasel(): Promise<{ page: Page; close: () => Promise<void> }> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.route('http://easel/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '' });
    const source = readFileSync(path.join(root, 'src', pathname), 'utf8');
    return route.fulfill({
      contentType: 'text/javascript',
      body: stripTypeScriptTypes(source),
    });
  });
  await page.goto('http://easel/');
  await page.evaluate(async () => {
    const load = (file: string): Promise<Record<string, never>> =>
      import(`/renderer/covers/${file}`);
    const { drawings } = await load('index.ts');
    const { sceneOf } = await load('paint.ts');
    const { reachOf } = await load('view.ts');
    const { tonesOf } = await load('palette.ts');
    Object.assign(window, { drawings, sceneOf, reachOf, tonesOf });
  });
  return { page, close: () => browser.close() };
}

/** Size of a shape that covers have, and the upper right corner of the text on it, in stage px. */
const shapes = [
  { width: 1920, height: 1080, right: 1425, top: 400 },
  { width: 1440, height: 1080, right: 1150, top: 480 },
  { width: 1080, height: 1920, right: 980, top: 1250 },
  // Tiles of the menu: full of words, and of the widest kind.
  { width: 1020, height: 620, right: 960, top: 120 },
  { width: 2060, height: 620, right: 1400, top: 250 },
] as const;

interface Studies {
  /** Least contrast with paper under the text, over all moments. */
  contrast: number;
  /** Least share of pixels that are not the ground. */
  drawn: number;
  /** Greatest share of pixels that change in an eighth of a second. */
  change: number;
}

/** Paints a drawing at pairs of moments an eighth of a second apart, the loop's end among them. */
function study(page: Page, name: string, shape: (typeof shapes)[number]): Promise<Studies> {
  return page.evaluate(
    ({ name, shape }) => {
      const { drawings, sceneOf, reachOf, tonesOf } = window as unknown as {
        drawings: Record<string, unknown>;
        sceneOf: (drawing: unknown) => (...what: unknown[]) => void;
        reachOf: (x: number, y: number, size: typeof shape) => number;
        tonesOf: (accent: string) => { ground: string };
      };
      const scale = 0.25;
      const [across, down] = [shape.width * scale, shape.height * scale];
      const context = new OffscreenCanvas(across, down).getContext('2d', {
        willReadFrequently: true,
      }) as OffscreenCanvasRenderingContext2D;
      context.scale(scale, scale);
      const view = {
        width: shape.width,
        height: shape.height,
        accent: '#3f7d5a',
        reach: reachOf(shape.right, shape.top, shape),
      };
      const linear = Float64Array.from({ length: 256 }, (_, value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      type Pixels = ArrayLike<number>;
      const luminance = (data: Pixels, at: number): number =>
        0.2126 * (linear[data[at] ?? 0] ?? 0) +
        0.7152 * (linear[data[at + 1] ?? 0] ?? 0) +
        0.0722 * (linear[data[at + 2] ?? 0] ?? 0);
      const green = (data: Pixels, at: number): number => data[at + 1] ?? 0;
      const paper = luminance([0xf7, 0xf2, 0xe8], 0);
      const ground = green((tonesOf(view.accent).ground.match(/\d+/g) ?? []).map(Number), 0);
      const paint = (time: number): Pixels => {
        sceneOf(drawings[name])(context, view, time);
        return context.getImageData(0, 0, across, down).data;
      };
      const result = { contrast: Infinity, drawn: 1, change: 0 };
      for (const time of [0, 14.6, 22, 30, 45.1, 59.9, 88, 119.9]) {
        const [now, next] = [paint(time), paint(time + 0.125)];
        let [drawn, changed, brightest] = [0, 0, 0];
        for (let at = 0; at < now.length; at += 4) {
          if (Math.abs(green(now, at) - ground) > 4) drawn++;
          if (Math.abs(green(now, at) - green(next, at)) > 40) changed++;
          const [x, y] = [((at / 4) % across) + 1, Math.floor(at / 4 / across)];
          if (x / scale < shape.right && y / scale > shape.top)
            brightest = Math.max(brightest, luminance(now, at));
        }
        result.contrast = Math.min(result.contrast, (paper + 0.05) / (brightest + 0.05));
        result.drawn = Math.min(result.drawn, (4 * drawn) / now.length);
        result.change = Math.max(result.change, (4 * changed) / now.length);
      }
      return result;
    },
    { name, shape },
  );
}

test('every drawing shows something, moves without a jump, and leaves text readable', async () => {
  const easel = await openEasel();
  const studies: Record<string, Studies> = {};
  for (const name of coverNames) {
    for (const shape of shapes) {
      studies[`${name} ${shape.width}×${shape.height}`] = await study(easel.page, name, shape);
    }
  }
  await easel.close();
  for (const [which, { contrast, drawn, change }] of Object.entries(studies)) {
    expect.soft(contrast, `${which}: contrast with the text`).toBeGreaterThanOrEqual(4.5);
    expect.soft(drawn, `${which}: share drawn`).toBeGreaterThan(0.03);
    // In an eighth of a second some edges move by a px or two; a jump changes whole shapes.
    expect.soft(change, `${which}: share changed`).toBeLessThan(0.04);
  }
});
