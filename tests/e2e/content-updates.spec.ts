import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, root, test } from './support/kiosk.ts';
import { deck, temporaryFolder, writeFiles } from './support/library.ts';

const fixture = (name: string) => readFileSync(path.join(root, 'tests/fixtures/media', name));
/** 32 and 48 px wide. */
const [small, large] = [fixture('picture.png'), fixture('picture.gif')];

/** A deck that shows on every slide a picture of its own: a screen fetches those it has not come to yet. */
function illustrated(title: string, slides: number, type: string): string {
  let number = 0;
  return deck(title, slides).replaceAll(
    /^# .*$/gm,
    (heading) => `${heading}\n\n![](media/${String(++number)}.${type})`,
  );
}

/** Those pictures. */
function pictures(library: string, slides: number, type: string, bytes: Buffer): void {
  for (let number = 1; number <= slides; number++)
    rsync(library, `alpha/media/${String(number)}.${type}`, bytes);
}

const files = {
  'kiosk.yaml': 'languages: [fr]\nduration: 1s\n',
  'alpha/deck.md': illustrated('Alpha', 8, 'png'),
  'beta/deck.md': deck('Beta', 2),
};

/** Notes all that is painted from now on, as `title deck slide/slides picture's width`. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    const { documentElement: html } = document;
    const note = (): void => {
      const { deck, slide, slides } = html.dataset;
      const stage = '[data-layer="front"] section.present';
      const picture = document.querySelector<HTMLImageElement>(`${stage} img`);
      const now = [document.title, deck, `${slide}/${slides}`, picture?.naturalWidth ?? '-'];
      if (seen.at(-1) !== now.join(' ')) seen.push(now.join(' '));
    };
    new MutationObserver(note).observe(html, { attributes: true });
    Object.assign(window, { painted: seen });
  });
  return () => page.evaluate(() => (window as unknown as { painted: string[] }).painted);
}

/** Notes each file of a deck that a page asks for and does not get. */
function watchMedia(page: Page): string[] {
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/content/') && response.status() >= 400)
      failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (request.url().includes('/content/') && !reason.includes('ABORTED'))
      failed.push(`${reason} ${request.url()}`);
  });
  return failed;
}

/** Writes files as rsync does: beside their place, hidden, and then moved there. */
function rsync(folder: string, name: string, content: string | Uint8Array): void {
  const target = path.join(folder, name);
  mkdirSync(path.dirname(target), { recursive: true });
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.Xa1b2C`);
  writeFileSync(beside, content);
  renameSync(beside, target);
}

/** What is wrong with a history: decks that change on the way from their first slide to their last. */
function brokenRuns(seen: readonly string[]): string[] {
  return seen.filter((state, index) => {
    const next = seen[index + 1];
    if (next === undefined) return false;
    const [title, slide, slides, width] = read(state);
    const [nextTitle, nextSlide, nextSlides, nextWidth] = read(next);
    if (slide === slides) return nextSlide !== '1';
    // A picture that is late on a busy machine has no width yet.
    const isSame = width === nextWidth || width === '0' || nextWidth === '0';
    const follows = Number(nextSlide) === Number(slide) + 1 && nextSlides === slides;
    return !(isSame && follows && nextTitle === title);
  });
}

function read(state: string): string[] {
  return (/^(.*) (\d+)\/(\d+) (\S+)$/.exec(state) ?? []).slice(1);
}

test('whatever happens to the folder, whole decks follow one another with their own pictures', async ({
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const own = temporaryFolder();
  const library = path.join(own.folder, 'library');
  writeFiles(library, files);
  pictures(library, 8, 'png', small);
  const { page, health } = await openKiosk({ library, args: ['--speed', '2'] });
  const failed = watchMedia(page);
  const history = await watch(page);
  const comes = (state: string) =>
    expect.poll(async () => (await history()).join('\n'), { timeout: 30_000 }).toContain(state);
  const onStage = (place: string) =>
    page.waitForFunction((wanted) => {
      const { deck, slide } = document.documentElement.dataset;
      return `${deck} ${slide}` === wanted;
    }, place);

  // Saved in place, text and picture at once, while the deck is on stage.
  await onStage('alpha 1');
  rmSync(path.join(library, 'alpha/media'), { recursive: true });
  writeFiles(library, { 'alpha/deck.md': illustrated('Second', 9, 'gif') });
  pictures(library, 9, 'gif', large);
  await comes('Second alpha 9/9 48');

  // Pictures replaced under their old names, as rsync does it.
  await onStage('alpha 1');
  pictures(library, 9, 'gif', small);
  rsync(library, 'alpha/deck.md', illustrated('Third', 9, 'gif'));
  await comes('Third alpha 9/9 32');

  // Half copied for a while: the deck stays as it was, others go on.
  const half = path.join(library, 'beta/media/1.png');
  writeFiles(library, { 'beta/media/1.png': '', 'beta/deck.md': illustrated('Fourth', 1, 'png') });
  writeFileSync(half, small.subarray(0, 150));
  await page.waitForTimeout(5_000);
  expect((await history()).join('\n')).not.toContain('Fourth');
  writeFileSync(half, small);
  await comes('Fourth beta 1/1 32');

  // Taken away while it is on stage: it plays to its end.
  await onStage('alpha 1');
  rmSync(path.join(library, 'alpha'), { recursive: true });
  const { length } = await history();
  await page.waitForTimeout(10_000);
  const after = (await history()).slice(length - 1).filter((state) => state.includes('alpha'));
  expect(after.at(-1)).toContain('Third alpha 9/9');
  expect(after).toHaveLength(9);

  // The share goes away.
  renameSync(library, `${library}-away`);
  await page.waitForTimeout(4_000);
  const answer = await fetch(health);
  expect([answer.status, await answer.json()]).toMatchObject([
    200,
    { status: 'ok', deck: 'beta', library: { decks: 1, errors: 1 } },
  ]);
  const seen = await history();
  expect(failed).toEqual([]);
  expect(brokenRuns(seen)).toEqual([]);
  expect(seen.length).toBeGreaterThan(30);
  own.remove();
});

test('a start while the network is away plays what was stored, pictures and all', async ({
  openKiosk,
}) => {
  const own = temporaryFolder();
  const library = path.join(own.folder, 'library');
  writeFiles(library, files);
  pictures(library, 8, 'png', small);
  const args = ['--speed', '0.02', '--user-data-dir', path.join(own.folder, 'user')];
  const first = await openKiosk({ library, args });
  await expect(first.page.getByRole('heading', { name: 'Alpha 1' })).toBeVisible();
  await first.app?.close();
  renameSync(library, `${library}-away`);
  const { page, health } = await openKiosk({ library, args });
  await expect(page.getByRole('heading', { name: 'Alpha 1' })).toBeVisible();
  const width = await page.evaluate(
    () =>
      document.querySelector<HTMLImageElement>('[data-layer="front"] section.present img')
        ?.naturalWidth,
  );
  expect(width).toBe(32);
  await expect
    .poll(() => fetch(health).then((answer) => answer.json()))
    .toMatchObject({ status: 'ok', library: { decks: 2, errors: 1 } });
  own.remove();
});
