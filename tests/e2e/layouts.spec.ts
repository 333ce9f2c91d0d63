import type { Page } from '@playwright/test';
import { expect, test } from './support/kiosk.ts';

const section = '[data-layer="front"] section.present';
const slide = (layout: string, text: string): string =>
  `<!-- .slide: data-layout="${layout}" -->\n\n${text}\n`;
const library = (text: string, locale = 'fr'): Record<string, string> => ({
  'kiosk.yaml': `languages: [${locale}]\n`,
  'alpha/deck.md': `---\ntitle: Un projet\ncover: contours\n---\n\n${text}`,
});

/** Font size (stage px) of the first element that matches, and how far its slide's content is wider than its room. */
function measure(page: Page, selector: string): Promise<{ size: number; beyond: number }> {
  return page
    .locator(`${section} ${selector}`)
    .first()
    .evaluate((element) => ({
      size: parseFloat(getComputedStyle(element).fontSize),
      beyond: element.scrollWidth - element.clientWidth,
    }));
}

const size = { width: 1280, height: 720 };
const word = 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung';

test('a word too long for its column breaks before text becomes unreadable', async ({
  openKiosk,
}) => {
  const steps = slide('steps', `## Titre\n\n1. **${word}.** ${word}\n2. **Deux.** Court`);
  const { page } = await openKiosk({ files: library(steps), size });
  const { size: text, beyond } = await measure(page, 'ol > li');
  expect(text).toBeGreaterThan(0.7 * 46);
  expect(beyond).toBeLessThanOrEqual(1);
});

test('words that fit small stay whole', async ({ openKiosk }) => {
  const heading = slide('statement', `## ${'Une phrase '.repeat(14)}`);
  const { page } = await openKiosk({ files: library(heading), size });
  await expect(page.locator(section)).not.toHaveAttribute('data-crowded');
});

test('a long list gets columns rather than tiny letters', async ({ openKiosk }) => {
  const items = Array.from({ length: 24 }, (_, index) => `- Point numéro ${index}`).join('\n');
  const { page } = await openKiosk({ files: library(`## Titre\n\n${items}`), size });
  const columns = await page
    .locator(`${section} > ul`)
    .evaluate((list) => getComputedStyle(list).gridTemplateColumns.split(' ').length);
  expect(columns).toBe(3);
  expect((await measure(page, 'li')).size).toBeGreaterThan(0.7 * 46);
});

test('a picture that is missing leaves its own half of the slide to its words', async ({
  openKiosk,
}) => {
  const split = slide('split', '## Titre\n\nUn texte.\n\n![Ce que l’on verrait](media/none.png)');
  const { page } = await openKiosk({ files: library(split), size });
  const placeholder = await page.getByRole('img', { name: 'Ce que l’on verrait' }).boundingBox();
  expect(placeholder?.x).toBeGreaterThan(size.width / 2 - 20);
  expect(placeholder?.height).toBeGreaterThan(size.height / 2);
});

test('a person’s role stands under the name, without its dash or colon', async ({ openKiosk }) => {
  const people = slide(
    'people',
    '## Qui\n\n- **Ada Example** — *chercheuse* à Exemple\n- **Alan**\n- **Max** : technicien',
  );
  const { page } = await openKiosk({ files: library(people), size });
  await expect(page.locator(`${section} .role`)).toHaveText(['chercheuse à Exemple', 'technicien']);
  const name = await page.getByText('Ada Example', { exact: true }).boundingBox();
  const role = await page.locator(`${section} .role`).first().boundingBox();
  expect(role?.y).toBeGreaterThanOrEqual((name?.y ?? 0) + (name?.height ?? 0));
});

const picture = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}"/></svg>`;
const ratios = { portrait: [800, 1200], square: [1000, 1000], thin: [200, 2000] } as const;

/** How far each picture of the slide leaves the room between its slide's paddings, and the text's scale. */
function room(page: Page): Promise<{ beyond: number; seen: boolean; fit: string }> {
  return page.locator(section).evaluate((present) => {
    const { paddingTop, paddingBottom } = getComputedStyle(present);
    const outer = present.getBoundingClientRect();
    const scale = outer.height / present.clientHeight;
    const box = present.querySelector('img')?.getBoundingClientRect() ?? new DOMRect();
    const above = outer.top + parseFloat(paddingTop) * scale - box.top;
    const below = box.bottom - outer.bottom + parseFloat(paddingBottom) * scale;
    const sideways = Math.max(outer.left - box.left, box.right - outer.right);
    return {
      beyond: Math.round(Math.max(above, below, sideways, 0)),
      seen: box.height > 0.15 * outer.height,
      fit: present.style.getPropertyValue('--fit'),
    };
  });
}

for (const [shape, width, height] of [
  ['16:9', 960, 540],
  ['4:3', 720, 540],
  ['9:16', 540, 960],
] as const) {
  test(`a picture is shown whole whatever its ratio, beside text of full size (${shape})`, async ({
    openKiosk,
  }) => {
    const names = Object.keys(ratios);
    const text = names
      .flatMap((name) => [
        slide('figure', `## Un titre\n\n![Ici](media/${name}.svg)\n\nUne légende.`),
        slide('split', `## Un titre\n\nUn texte.\n\n![Ici](media/${name}.svg)`),
      ])
      .join('\n\n---\n\n');
    const files = library(text);
    for (const [name, [across, down]] of Object.entries(ratios))
      files[`alpha/media/${name}.svg`] = picture(across, down);
    const { page } = await openKiosk({ files, size: { width, height }, args: ['--deck', 'alpha'] });
    const found = [];
    for (let number = 1; number <= 2 * names.length; number += 1) {
      if (number > 1) await page.keyboard.press('PageDown');
      await expect(page.locator('html')).toHaveAttribute('data-slide', String(number));
      await expect.poll(() => room(page).then(({ seen }) => seen)).toBe(true);
      found.push(await room(page));
    }
    expect(found).toEqual(found.map(() => ({ beyond: 0, seen: true, fit: '1' })));
  });
}

for (const [locale, width, height] of [
  ['fr', 1280, 720],
  ['ar', 1280, 720],
  ['ar', 540, 960],
] as const) {
  test(`lines join the project to each partner (${locale}, ${width}×${height})`, async ({
    openKiosk,
  }) => {
    const rows = '- **Un**\n- **Deux** — un rôle\n- **Trois**';
    const files = library(slide('network', `## Qui\n\n${rows}`), locale);
    const { page } = await openKiosk({ files, size: { width, height } });
    await expect(page.locator(`${section} .network-hub`)).toHaveText('Un projet');
    const gaps = await page.locator(section).evaluate((present) => {
      const lines = [...present.querySelectorAll<SVGPathElement>('.network-lines path')].find(
        (path) => getComputedStyle(path).display !== 'none',
      );
      const matrix = lines?.getScreenCTM();
      const ends = [...(lines?.getAttribute('d') ?? '').matchAll(/100 ([\d.]+)(?=M|$)/g)];
      const isRtl = getComputedStyle(present).direction === 'rtl';
      return [...present.querySelectorAll('.network li')].map((row, index) => {
        const end = new DOMPoint(100, Number(ends[index]?.[1])).matrixTransform(
          matrix ?? undefined,
        );
        const box = row.getBoundingClientRect();
        const side = isRtl ? box.right : box.left;
        return Math.hypot(end.x - side, end.y - (box.top + box.bottom) / 2);
      });
    });
    expect(gaps).toHaveLength(3);
    expect(Math.max(...gaps)).toBeLessThan(3);
  });
}

test('in a script that begins at the right, the cover’s drawing leaves the right to the title', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files: library(slide('cover', '# العنوان'), 'ar'), size });
  const cover = page.locator('[data-layer="front"] .cover.present');
  expect(await cover.evaluate((canvas) => getComputedStyle(canvas).scale)).toBe('-1 1');
});

test('in a script that begins at the right, the number is at the left and reads as ever', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files: library('# العنوان', 'ar'), size });
  const number = page.locator('[data-layer="front"] .cartel-number');
  await expect(number).toHaveText('01 / 01');
  const box = await number.boundingBox();
  expect(box?.x).toBeLessThan(0.1 * size.width);
  expect(await number.locator('bdi').getAttribute('dir')).toBe('ltr');
});

/** The distinct places, in px, where a slide's list begins its columns. */
function columns(page: Page): Promise<number> {
  return page
    .locator(`${section} :is(ul, ol) > li`)
    .evaluateAll((items) => new Set(items.map((item) => item.getBoundingClientRect().left)).size);
}

for (const [layout, entries, shape, wanted] of [
  ['people', 3, '4:3', 3],
  ['timeline', 5, '16:9', 5],
  ['timeline', 6, '16:9', 3],
  ['steps', 6, '16:9', 6],
  ['steps', 8, '16:9', 4],
  ['network', 6, '16:9', 1],
  ['network', 7, '16:9', 2],
] as const) {
  test(`${entries} entries of ${layout} have ${wanted} columns (${shape})`, async ({
    openKiosk,
  }) => {
    const mark = layout === 'steps' ? '1.' : '-';
    const list = Array.from({ length: entries }, (_, index) => `${mark} **Nom ${index}** rôle`);
    const files = library(slide(layout, `## Titre\n\n${list.join('\n')}`));
    const width = shape === '4:3' ? 960 : 1280;
    const { page } = await openKiosk({ files, size: { width, height: 720 } });
    await expect(page.locator(`${section} li`)).toHaveCount(entries);
    expect(await columns(page)).toBe(wanted);
    await expect(page.locator(section)).not.toHaveAttribute('data-crowded');
  });
}
