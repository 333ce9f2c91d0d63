import type { CDPSession, Page } from '@playwright/test';
import { deck } from './support/library.ts';
import { expect, remember, history, test, type Kiosk } from './support/kiosk.ts';
import { openProject } from './support/visitor.ts';

const shapes = [
  { shape: 'landscape', width: 1920, height: 1080, stage: [1920, 1080] },
  { shape: 'portrait', width: 540, height: 960, stage: [1080, 1920] },
  { shape: 'classic', width: 1024, height: 768, stage: [1440, 1080] },
] as const;

for (const { shape, stage, ...size } of shapes) {
  test(`a ${size.width}×${size.height} screen is laid out as ${stage.join('×')}`, async ({
    openKiosk,
  }) => {
    const { page } = await openKiosk({ size });
    await expect(page.locator('.stage')).toHaveAttribute('data-shape', shape);
    const slides = page.locator('[data-layer="front"] .slides');
    expect(
      await slides.evaluate((each: HTMLElement) => [each.offsetWidth, each.offsetHeight]),
    ).toEqual(stage);
  });
}

test('fragments come in time, then stay while the visitor reads', async ({ openKiosk }) => {
  const list =
    '# Un\n\n- a <!-- .element: class="fragment" -->\n- b <!-- .element: class="fragment" -->\n';
  const { page } = await openKiosk({
    files: { 'kiosk.yaml': 'languages: [fr]\nduration: 3s\n', 'alpha/deck.md': list },
  });
  const visible = page.locator('[data-layer="front"] .fragment.visible');
  await expect(visible).toHaveCount(1);
  await expect(visible).toHaveCount(2);
  await openProject(page, 'alpha');
  await page.waitForTimeout(3_000);
  await expect(visible).toHaveCount(2);
});

test('code that is too tall shrinks instead of being cut', async ({ openKiosk }) => {
  const lines = Array.from({ length: 30 }, (_, index) => `const line${index} = ${index};`);
  const { page } = await openKiosk({
    files: { 'alpha/deck.md': `## Code\n\n\`\`\`js\n${lines.join('\n')}\n\`\`\`\n` },
  });
  const bottom = await page.evaluate(() => {
    const code = document.querySelector('[data-layer="front"] section.present pre code');
    return (code?.getBoundingClientRect().bottom ?? Infinity) / innerHeight;
  });
  expect(bottom).toBeLessThan(0.9);
});

test('a changed deck enters at the next deck boundary; a broken one never does', async ({
  openKiosk,
}) => {
  const { page, library } = await openKiosk({ args: ['--speed', '2'] });
  const { writeFiles } = await import('./support/library.ts');
  writeFiles(library, { 'beta/deck.md': deck('Gamma', 1) });
  await expect(page.getByRole('heading', { name: 'Gamma 1' })).toBeVisible();
  writeFiles(library, { 'beta/deck.md': '---\ntitle: [broken\n---\n# Never shown' });
  await remember(page);
  await expect.poll(() => history(page).then((seen) => seen.length)).toBeGreaterThan(10);
  expect((await history(page)).filter((each) => each.includes('beta 1'))).not.toHaveLength(0);
  await expect(page.getByRole('heading', { name: 'Gamma 1' })).toBeVisible();
});

interface Measure {
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
}

/**
 * The least of several looks: what a change holds for a moment, or the collector has not reached yet, comes and goes; what
 * leaks is there at every look.
 */
async function measure(page: Page, session: CDPSession): Promise<Measure> {
  const looks: Measure[] = [];
  for (let look = 0; look < 6; look++) {
    looks.push(await lookOnce(page, session));
    await page.waitForTimeout(250);
  }
  const least = (key: keyof Measure): number => Math.min(...looks.map((each) => each[key]));
  return { nodes: least('nodes'), listeners: least('listeners'), timers: least('timers') };
}

async function lookOnce(page: Page, session: CDPSession): Promise<Measure> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number =>
    metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const timers = await page.evaluate(
    () => (window as unknown as { timers: Set<number> }).timers.size,
  );
  return { nodes: value('Nodes'), listeners: value('JSEventListeners'), timers };
}

/** Reloads the page so that every timer it sets is counted from its first line on. */
async function countTimers({ page }: Kiosk): Promise<void> {
  await page.addInitScript(() => {
    const timers = new Set<unknown>();
    Object.assign(window, { timers });
    const wrap = (
      set: 'setTimeout' | 'setInterval',
      clear: 'clearTimeout' | 'clearInterval',
    ): void => {
      const [realSet, realClear] = [window[set].bind(window), window[clear].bind(window)];
      const wrapped = (run: () => void, ...rest: unknown[]): unknown => {
        const id: unknown = realSet(
          () => {
            if (set === 'setTimeout') timers.delete(id);
            run();
          },
          ...(rest as [number]),
        );
        timers.add(id);
        return id;
      };
      const cleared = (id: number): void => (timers.delete(id), realClear(id));
      Object.assign(window, { [set]: wrapped, [clear]: cleared });
    };
    wrap('setTimeout', 'clearTimeout');
    wrap('setInterval', 'clearInterval');
  });
  await page.reload();
  await page.waitForSelector('html[data-deck]', { state: 'attached' });
}

const covered = (drawing: string): string =>
  `---\ncover: ${drawing}\n---\n<!-- .slide: data-layout="cover" -->\n`;

test('a thousand deck changes leave no node, listener or timer behind', async ({ openKiosk }) => {
  test.setTimeout(240_000);
  const kiosk = await openKiosk({
    files: {
      'kiosk.yaml': 'languages: [fr]\nduration: 1s\n',
      'alpha/deck.md': `${covered('reads')}# Alpha\n\n- a <!-- .element: class="fragment" -->\n`,
      'beta/deck.md': `${covered('contours')}# Beta\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`,
    },
    args: ['--speed', '1000'],
    // A small screen is painted sooner; what is left behind does not depend on its size.
    size: { width: 480, height: 270 },
  });
  const { page } = kiosk;
  await countTimers(kiosk);
  await page.evaluate(() => {
    const root = document.documentElement;
    Object.assign(window, { changes: 0 });
    new MutationObserver((records) => {
      const own = records.filter((record) => record.oldValue !== root.dataset['deck']);
      (window as unknown as { changes: number }).changes += own.length;
    }).observe(root, { attributeFilter: ['data-deck'], attributeOldValue: true });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const changes = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { changes: number }).changes);
  const after = async (count: number): Promise<Measure> => {
    await expect.poll(changes, { timeout: 200_000, intervals: [500] }).toBeGreaterThan(count);
    return measure(page, session);
  };
  const early = await after(50);
  const late = await after(1_050);
  // The two moments may fall on different decks: allow one deck's worth, not one deck's worth a change.
  expect(late.nodes - early.nodes).toBeLessThan(200);
  expect(late.listeners - early.listeners).toBeLessThan(5);
  expect(late.timers - early.timers).toBeLessThan(4);
});
