import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, root, test } from './support/kiosk.ts';
import { temporaryFolder, writeFiles } from './support/library.ts';

/** Three seconds of moving picture. */
const film = path.join(root, 'tests/fixtures/film.webm');
const kiosk = 'languages: [fr]\nduration: 1s\n';

/** A library of text files, with the film as `<deck>/film.webm` in some decks. */
function libraryWithFilms(files: Readonly<Record<string, string>>, decks: readonly string[]) {
  const { folder, remove } = temporaryFolder();
  writeFiles(folder, files);
  for (const id of decks) {
    mkdirSync(path.join(folder, id), { recursive: true });
    copyFileSync(film, path.join(folder, id, 'film.webm'));
  }
  return { library: folder, remove };
}

/** How long, in ms by the page's clock, each place stays on stage, as `deck slide` and its time, until `count` have passed. */
async function stays(page: Page, count: number): Promise<{ place: string; time: number }[]> {
  return page.evaluate(async (wanted) => {
    const passed: { place: string; time: number }[] = [];
    const { dataset } = document.documentElement;
    const here = () => `${dataset['deck']} ${dataset['slide']}`;
    let since = performance.now();
    let place = here();
    while (passed.length < wanted) {
      await new Promise(requestAnimationFrame);
      if (here() === place) continue;
      passed.push({ place, time: performance.now() - since });
      [place, since] = [here(), performance.now()];
    }
    return passed;
  }, count);
}

test('a film plays to its end before the slide turns, muted, with its subtitles', async ({
  openKiosk,
}) => {
  const { library, remove } = libraryWithFilms(
    {
      'kiosk.yaml': kiosk,
      'a/deck.md': '# Un\n\n---\n\n![Un film](film.webm)\n\n---\n\n# Trois\n',
      'a/film.fr.vtt': 'WEBVTT\n\n00:00.000 --> 00:03.000\nBonjour\n',
    },
    ['a'],
  );
  const { page } = await openKiosk({ library });
  await page.waitForFunction(() => document.documentElement.dataset['slide'] === '2');
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2);
  const playing = await page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('section.present video');
    const [track] = video?.textTracks ?? [];
    return { muted: video?.muted, subtitles: track?.mode };
  });
  expect(playing).toEqual({ muted: true, subtitles: 'showing' });
  const passed = await stays(page, 5);
  const whole = passed.slice(1);
  expect(whole.map(({ place }) => place)).toEqual(['a 3', 'a 1', 'a 2', 'a 3']);
  const [text, , filmed] = whole;
  expect(text?.time).toBeLessThan(2_500);
  expect(filmed?.time).toBeGreaterThan(2_800);
  expect(filmed?.time).toBeLessThan(6_000);
  remove();
});

test('a film is heard where the site says so', async ({ openKiosk }) => {
  const { library, remove } = libraryWithFilms(
    { 'kiosk.yaml': `${kiosk}sound: true\n`, 'a/deck.md': '![Un film](film.webm)\n' },
    ['a'],
  );
  const { page, app } = await openKiosk({ library });
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2);
  const isMuted = await page.evaluate(() => document.querySelector('video')?.muted);
  // A browser may want a touch first, and plays it muted meanwhile; the app's own window does not.
  if (app) expect(isMuted).toBe(false);
  remove();
});

test('a film that cannot be played takes no longer than its slide', async ({ openKiosk }) => {
  const { library, remove } = libraryWithFilms(
    {
      'kiosk.yaml': kiosk,
      'a/deck.md': '# Un\n\n---\n\n![Un film](broken.webm)\n\n---\n\n# Trois\n',
    },
    [],
  );
  // Complete as a file goes, yet no decoder can do anything with it.
  const unknown = readFileSync(film, 'latin1').replace('V_VP', 'V_XX');
  writeFileSync(path.join(library, 'a/broken.webm'), unknown, 'latin1');
  const { page } = await openKiosk({ library });
  for (const { time } of await stays(page, 6)) expect(time).toBeLessThan(3_000);
  remove();
});

test('only the slide on stage and its neighbours hold media', async ({ openKiosk }) => {
  const slides = Array.from(
    { length: 7 },
    () => '![Un film](film.webm)\n\n<img src="p.svg" alt="p">',
  );
  const { library, remove } = libraryWithFilms(
    {
      'kiosk.yaml': kiosk,
      'a/deck.md': slides.join('\n\n---\n\n'),
      'a/p.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    },
    ['a'],
  );
  const { page } = await openKiosk({ library, args: ['--mode', 'present'] });
  const holders = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-layer="front"] section')].flatMap((section, index) =>
        [...section.querySelectorAll<HTMLVideoElement | HTMLImageElement>('video, img')].every(
          (each) => each.currentSrc !== '' && each.hasAttribute('src'),
        )
          ? [index + 1]
          : [],
      ),
    );
  await expect.poll(holders).toEqual([1, 2]);
  for (let slide = 2; slide <= 4; slide += 1) await page.keyboard.press('PageDown');
  await expect.poll(holders).toEqual([3, 4, 5]);
  const asleep = await page.evaluate(() => {
    const [video] = document.querySelectorAll<HTMLVideoElement>('[data-layer="front"] video');
    return { ready: video?.readyState, network: video?.networkState };
  });
  expect(asleep).toEqual({ ready: 0, network: 0 });
  await page.keyboard.press('Home');
  await expect.poll(holders).toEqual([1, 2]);
  remove();
});
