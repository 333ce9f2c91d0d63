import { expect, test } from './support/kiosk.ts';
import { scan } from './support/scan.ts';

const head = 'title: Échos\npartners: [Université d’exemple]\nsummary: Une phrase, « et demie ».';
const slide =
  '<!-- .slide: data-layout="end" -->\n\n## À retenir\n\n- Un point assez long.\n- Un autre.\n';
const library = (theme: string, links = ''): Record<string, string> => ({
  'kiosk.yaml': `languages: [fr]\ntheme: ${theme}\n`,
  'alpha/deck.md': `---\n${head}\n${links}---\n\n${slide}`,
});

for (const [width, height, theme] of [
  [1920, 1080, 'light'],
  [540, 960, 'dark'],
  [1024, 768, 'dark'],
] as const) {
  test(`the last slide can be taken home from a ${theme} ${width}×${height} screen`, async ({
    openKiosk,
  }) => {
    const { page } = await openKiosk({ files: library(theme), size: { width, height } });
    const code = page.getByRole('img', { name: 'Code QR\u202f: le nom du projet et son résumé' });
    await expect(code).toBeInViewport({ ratio: 0.99 });
    await expect(page.getByRole('figure')).toHaveText('À emporter sur son téléphone');
    expect(await scan(code)).toBe(
      'Échos\nUniversité d’exemple\nUne phrase, «\u00a0et demie\u00a0».',
    );
    const box = await code.boundingBox();
    expect(box?.width).toBeGreaterThan(0.22 * Math.min(width, height));
    expect(box?.width).toBeCloseTo(box?.height ?? 0, 0);
  });
}

test('a project with a page of its own gives its address, under its name', async ({
  openKiosk,
}) => {
  const links = 'links:\n  - { label: Notre page, url: "https://example.org/echos" }\n';
  const { page } = await openKiosk({ files: library('light', links) });
  const code = page.getByRole('img', { name: 'Code QR\u202f: Notre page' });
  expect(await scan(code)).toBe('https://example.org/echos');
  await expect(page.getByRole('figure')).toHaveText('Notre page');
});
