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

test('a person’s role stands under the name, without its dash', async ({ openKiosk }) => {
  const people = slide(
    'people',
    '## Qui\n\n- **Ada Example** — *chercheuse* à Exemple\n- **Alan**',
  );
  const { page } = await openKiosk({ files: library(people), size });
  await expect(page.locator(`${section} .role`)).toHaveText(['chercheuse à Exemple']);
  const name = await page.getByText('Ada Example', { exact: true }).boundingBox();
  const role = await page.locator(`${section} .role`).boundingBox();
  expect(role?.y).toBeGreaterThanOrEqual((name?.y ?? 0) + (name?.height ?? 0));
});

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
