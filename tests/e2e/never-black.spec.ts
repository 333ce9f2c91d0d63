import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { FlatDecks, flatPicture } from './support/flat-decks.ts';
import { judge, type State } from './support/judge-looks.ts';
import { isAll, isBlend, type Look, parseColour } from './support/look.ts';
import { expect, type Kiosk, root } from './support/kiosk.ts';
import { temporaryFolder, writeFiles } from './support/library.ts';
import { fillings, test, type WatchedDisplay } from './support/watched-display.ts';
import { openProject } from './support/visitor.ts';

/** Notes from now on what `<html>` says, and since when, for {@link states}. */
async function noteStates(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: State[] = [];
    const note = (): void => {
      const { dataset, lang } = document.documentElement;
      const { deck = '', slide, slides, view } = dataset;
      const isCovered = view === 'menu';
      const now = { at: Date.now(), isCovered, deck, locale: lang, slide: `${slide}/${slides}` };
      const last = noted.at(-1);
      if (JSON.stringify({ ...last, at: 0 }) !== JSON.stringify({ ...now, at: 0 })) noted.push(now);
    };
    note();
    new MutationObserver(note).observe(document.documentElement, { attributes: true });
    Object.assign(window, { noted });
  });
}

const states = (page: Page): Promise<State[]> =>
  page.evaluate(() => (window as unknown as { noted: State[] }).noted);

const site = (playlist: string): string =>
  `languages: [fr, en]\nduration: 2s\nplaylist: [${playlist}]\nloop: { languages: [fr, en] }\n`;

/** So many changes must have been seen well before anything can be said. */
const enough = 25;

test('every frame is of the slide on stage, or of the change to it: never black, blank or stale', async ({
  openKiosk,
  display,
}) => {
  test.setTimeout(300_000);
  const { folder: library, remove } = temporaryFolder();
  const decks = new FlatDecks();
  const inBoth = (deck: string, slides: number, body = '') => ({
    [`${deck}/deck.md`]: decks.text(deck, 'fr', slides, body),
    [`${deck}/deck.en.md`]: decks.text(deck, 'en', slides, body),
  });
  writeFiles(library, {
    'kiosk.yaml': site('alpha, heavy, beta, film'),
    ...inBoth('alpha', 2),
    ...inBoth('beta', 2),
    ...inBoth('film', 1, '![Un film](film.webm)'),
    'heavy/deck.md': decks.onPicture('heavy', 'fr', 'large.png', '#d8a030'),
    'heavy/deck.en.md': decks.onPicture('heavy', 'en', 'large.png', '#d8a030'),
  });
  writeFileSync(path.join(library, 'heavy/large.png'), flatPicture(6_000, 4_000, '#d8a030'));
  copyFileSync(path.join(root, 'tests/fixtures/film.webm'), path.join(library, 'film/film.webm'));
  const { page } = await openKiosk({ library });
  await noteStates(page);
  const shows = (deck: string, more = '') =>
    page.waitForSelector(`html[data-deck='${deck}']${more}`, {
      state: 'attached',
      timeout: 60_000,
    });

  await test.step('decks, slides, languages, a heavy picture and a film', async () => {
    await shows('film', '[lang=fr]');
    await shows('film', '[lang=en]');
  });
  await test.step('content changes on disk', async () => {
    writeFiles(library, inBoth('beta', 3));
    await shows('beta', '[data-slides="3"]');
    rmSync(path.join(library, 'alpha'), { recursive: true });
    writeFiles(library, { 'kiosk.yaml': site('film, beta, heavy') });
    await shows('film');
    writeFiles(library, inBoth('alpha', 1));
    writeFiles(library, { 'kiosk.yaml': site('film, beta, alpha, heavy') });
    await shows('alpha', '[data-slides="1"]');
  });
  await test.step('a visitor chooses another language', async () => {
    await openProject(page, 'beta');
    await page.waitForTimeout(2_000);
    for (const language of ['English', 'Français', 'English']) {
      await page.getByRole('button', { name: language }).click();
      await page.waitForTimeout(2_000);
    }
    await page.getByRole('button', { name: 'Finish' }).click();
  });
  const verdict = async () => judge(display.looks, await states(page), decks.colourOf);
  await expect
    .poll(async () => (await verdict()).wellSeen.length, { timeout: 120_000, intervals: [2_000] })
    .toBeGreaterThanOrEqual(enough);
  const { faults, changes, wellSeen } = await verdict();
  test.info().annotations.push({
    type: 'seen',
    description: `${wellSeen.length} of ${changes.length} changes were seen well`,
  });
  expect(faults).toEqual([]);
  remove();
});

const grounds = { light: '#f7f2e8', dark: '#191714' } as const;
/** A busy machine may spoil a try. */
const tries = 3;
/** Longest time, in ms, until a slide is back. */
const longestReturn = 2_000;

async function loadAgain({ app, page }: Kiosk): Promise<void> {
  const begun = Date.now();
  if (app) await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.reload());
  else await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction((time) => performance.timeOrigin >= time, begun);
  await page.waitForSelector('html[data-deck]', { state: 'attached' });
}

async function changeResolution({ page }: Kiosk, display: WatchedDisplay): Promise<void> {
  for (const resolution of ['960x540', '1280x720'] as const) {
    display.resize(resolution);
    await page.waitForFunction((size) => `${innerWidth}x${innerHeight}` === size, resolution);
  }
}

/** The parts of a look's edge that both resolutions have: what a display gains, X itself shows black for one look or two. */
const keptParts = [0, 1, 2, 4, 5];

/** What upsets a screen as a whole; each resolves when the page has taken it in. */
const upsets = {
  'a page that is loaded again': loadAgain,
  'a display of another resolution': changeResolution,
};

for (const [what, upset] of Object.entries(upsets)) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${what} shows no black, but its ${theme} ground and within two seconds the slide`, async ({
      openKiosk,
      display,
    }) => {
      test.setTimeout(120_000);
      const decks = new FlatDecks();
      const kiosk = await openKiosk({
        files: {
          'kiosk.yaml': `languages: [fr]\nduration: 1h\ntheme: ${theme}\n`,
          'alpha/deck.md': decks.text('alpha', 'fr', 1),
        },
      });
      const content = decks.colourOf({ deck: 'alpha', locale: 'fr', slide: '1/1' });
      const possible = [
        content,
        parseColour(grounds[theme]),
        ...(upset === changeResolution ? fillings.map(parseColour) : []),
      ];
      const showsContent = () =>
        expect
          .poll(() => display.looks.slice(-1).map((look) => isAll(look, content)))
          .toEqual([true]);
      const returns: number[] = [];
      for (let index = 0; index < tries; index++) {
        await showsContent();
        const begun = Date.now();
        await upset(kiosk, display);
        await showsContent();
        const during = display.looks.filter(({ at }) => at >= begun);
        const parts = upset === changeResolution ? keptParts : null;
        const isWrong = ({ edge }: Look) =>
          edge.some((each, part) => (parts?.includes(part) ?? true) && !isBlend(each, possible));
        const wrong = during.filter(isWrong);
        expect(wrong.map((look) => `${look.at - begun} ms: ${look.edge.join(' ')}`)).toEqual([]);
        const bare = during.filter((look) => !isAll(look, content));
        returns.push((bare.at(-1)?.at ?? begun) - (bare[0]?.at ?? begun));
      }
      expect(Math.min(...returns)).toBeLessThan(longestReturn);
    });
  }
}
