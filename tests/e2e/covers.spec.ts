import type { Page } from '@playwright/test';
import { openMenu } from './support/visitor.ts';
import { expect, painted, test, type Kiosk } from './support/kiosk.ts';

const covered = (title: string, cover: string): string =>
  `---\ntitle: ${title}\naccent: '#8a3b5e'\ncover: ${cover}\n---\n` +
  `<!-- .slide: data-layout="cover" -->\n# ${title}\n\nUne phrase qui dit de quoi il s’agit.\n\n---\n\n# Suite\n`;
const files = {
  'kiosk.yaml': 'languages: [fr]\nduration: 1h\n',
  'alpha/deck.md': covered('Compter tous les dossiers', 'records'),
  'beta/deck.md': covered('Bêta', 'shoreline'),
};
const present = ['--mode', 'present', '--deck', 'alpha'];
const front = '[data-layer="front"] .cover';

/** Reloads the page so that each frame a cover paints is counted from the first on, and what waits to run. */
async function countFrames({ page }: Kiosk): Promise<void> {
  await page.addInitScript(() => {
    const counts = { frames: 0, waiting: new Set<number>() };
    Object.assign(window, { counts });
    const { prototype } = OffscreenCanvasRenderingContext2D;
    const transform = Object.getOwnPropertyDescriptor(prototype, 'setTransform')?.value as (
      ...numbers: number[]
    ) => void;
    prototype.setTransform = function (...numbers: unknown[]) {
      counts.frames++;
      transform.apply(this, numbers as number[]);
    };
    const [request, cancel] = [requestAnimationFrame, cancelAnimationFrame].map((each) =>
      each.bind(window),
    ) as [typeof requestAnimationFrame, typeof cancelAnimationFrame];
    window.requestAnimationFrame = (run) => {
      const id = request((now) => (counts.waiting.delete(id), run(now)));
      counts.waiting.add(id);
      return id;
    };
    window.cancelAnimationFrame = (id) => (counts.waiting.delete(id), cancel(id));
    const [set, clear] = [setTimeout, clearTimeout].map((each) => each.bind(window)) as [
      (run: () => void, delay: number) => number,
      (id: number) => void,
    ];
    // Of timers, those of covers: nothing else comes back eight times a second.
    const wrapped = (run: () => void, delay: number): number => {
      const id = set(() => (counts.waiting.delete(-id), run()), delay);
      if (delay === 125) counts.waiting.add(-id);
      return id;
    };
    Object.assign(window, {
      setTimeout: wrapped,
      clearTimeout: (id: number) => (counts.waiting.delete(-id), clear(id)),
    });
  });
  await page.reload();
  await page.waitForSelector('html[data-deck]', { state: 'attached' });
}

function counts(page: Page): Promise<{ frames: number; waiting: number }> {
  return page.evaluate(() => {
    const own = (window as unknown as { counts: { frames: number; waiting: Set<number> } }).counts;
    return { frames: own.frames, waiting: own.waiting.size };
  });
}

test('a cover moves a few times a second while its slide is on stage, and never otherwise', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk({ files, args: present });
  const { page } = kiosk;
  await countFrames(kiosk);
  await expect(page.locator(front)).toHaveClass('cover present');
  await expect(page.locator(front)).toHaveAttribute('aria-hidden', 'true');
  const first = await counts(page);
  await page.waitForTimeout(2_000);
  const second = await counts(page);
  expect(second.frames - first.frames).toBeGreaterThan(4);
  expect(second.frames - first.frames).toBeLessThan(20);

  await page.keyboard.press('PageDown');
  await expect.poll(async () => (await painted(page))['place']).toBe('alpha 2/2');
  await expect(page.locator(front)).toHaveCSS('opacity', '0');
  await expect.poll(async () => (await counts(page)).waiting).toBe(0);
  const still = await counts(page);
  await page.waitForTimeout(1_000);
  expect(await counts(page)).toEqual(still);

  await page.keyboard.press('PageUp');
  await expect.poll(async () => (await counts(page)).frames).toBeGreaterThan(still.frames + 3);
});

test('where motion is not wanted a cover is one still picture', async ({ openKiosk }) => {
  const kiosk = await openKiosk({ files, args: present });
  const { page } = kiosk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await countFrames(kiosk);
  await page.waitForTimeout(1_000);
  const before = await counts(page);
  expect(before.frames).toBeGreaterThan(0);
  await page.waitForTimeout(1_500);
  expect(await counts(page)).toEqual({ frames: before.frames, waiting: 0 });
});

test('a cover is painted before its deck comes up', async ({ openKiosk }) => {
  const kiosk = await openKiosk({
    files: { ...files, 'kiosk.yaml': 'languages: [fr]\nduration: 2s\n' },
    args: ['--speed', '2'],
  });
  const { page } = kiosk;
  await countFrames(kiosk);
  const paintedBefore = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const { counts } = window as unknown as { counts: { frames: number } };
        const root = document.documentElement;
        const seen: number[] = [];
        let before = counts.frames;
        new MutationObserver((records) => {
          // Nothing paints on the second slide but what comes next.
          if (root.dataset['slide'] === '2') before = counts.frames;
          else if (records.some((each) => each.oldValue === root.dataset['deck'])) return;
          else if (records.some((each) => each.attributeName === 'data-deck'))
            seen.push(counts.frames - before);
          if (seen.length === 4) resolve(seen);
        }).observe(root, {
          attributeFilter: ['data-deck', 'data-slide'],
          attributeOldValue: true,
        });
      }),
  );
  expect(Math.min(...paintedBefore)).toBeGreaterThan(0);
});

/** The text of the slide on stage, and that of tiles. */
const onStage = '[data-layer="front"] :is(section.present > *, .cartel > *)';
const onTiles = '.tile :is(.tags, .title, .summary)';

/** Least contrast with paper of what lies behind texts. */
async function contrastBehind(page: Page, which: string): Promise<number> {
  const boxes = await page.evaluate((texts) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.layer .reveal, .tile .words { visibility: hidden }');
    document.adoptedStyleSheets = [sheet];
    return [...document.querySelectorAll(texts)].flatMap((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return [...range.getClientRects()].map(({ x, y, width, height }) => ({
        x,
        y,
        width,
        height,
      }));
    });
  }, which);
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ({ picture, boxes }) => {
      const bytes = Uint8Array.from(atob(picture), (each) => each.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(bitmap, 0, 0);
      const linear = (value: number): number =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      const luminance = (r = 0, g = 0, b = 0): number =>
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
      let brightest = 0;
      for (const { x, y, width, height } of boxes.filter((each) => each.width && each.height)) {
        const { data } = context.getImageData(x, y, width, height);
        for (let at = 0; at < data.length; at += 4)
          brightest = Math.max(brightest, luminance(data[at], data[at + 1], data[at + 2]));
      }
      return (luminance(0xf7, 0xf2, 0xe8) + 0.05) / (brightest + 0.05);
    },
    { picture, boxes },
  );
}

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 540, height: 960 },
];

/** The worst picture of all. */
const white =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="5"><path fill="#fff" d="M0 0h8v5H0z"/></svg>';

for (const size of sizes) {
  test(`text stands out from any cover on ${size.width}×${size.height}`, async ({ openKiosk }) => {
    for (const cover of ['records', 'media/white.svg']) {
      const deck = covered('Compter tous les dossiers', cover);
      const { page } = await openKiosk({
        files: { ...files, 'alpha/media/white.svg': white, 'alpha/deck.md': deck },
        args: present,
        size,
      });
      await expect(page.locator(front)).toHaveClass('cover present');
      await page.waitForTimeout(500);
      expect(await contrastBehind(page, onStage), cover).toBeGreaterThanOrEqual(4.5);
    }
  });
}

test('text stands out from any cover in the menu, also at twice its size', async ({
  openKiosk,
}) => {
  const words = 'tags: [soin]\nsummary: Un résumé de deux lignes au moins, posé sur une image.\n';
  const deck = (cover: string): string =>
    covered('Compter tous les dossiers', cover).replace('title:', `${words}title:`);
  const { page } = await openKiosk({
    files: {
      'kiosk.yaml': 'languages: [fr]\nduration: 1h\n',
      'alpha/media/white.svg': white,
      'alpha/deck.md': deck('media/white.svg'),
      'beta/deck.md': deck('records'),
    },
    args: ['--speed', '0.1'],
    size: { width: 1024, height: 768 },
  });
  await openMenu(page);
  for (const textSize of ['Habituelle', 'Très grande']) {
    await page.getByRole('button', { name: 'Confort' }).click();
    await page.getByRole('button', { name: textSize }).click();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(800);
    expect(await contrastBehind(page, onTiles), textSize).toBeGreaterThanOrEqual(4.5);
  }
});
