import { expect, history, painted, remember, test } from './support/kiosk.ts';

test('decks rotate in order, in the site’s first language, and wrap', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '5'] });
  await remember(page);
  await expect
    .poll(() => history(page).then((seen) => seen.length), { timeout: 30_000 })
    .toBeGreaterThan(15);
  const seen = (await history(page)).map((state) => state.split(' ').slice(1, 3).join(' '));
  const round = ['alpha 1', 'alpha 2', 'alpha 3', 'beta 1', 'beta 2'];
  const first = round.indexOf(seen[0] ?? '');
  expect(seen).toEqual(seen.map((_, index) => round[(first + index) % round.length]));
  expect(new Set((await history(page)).map((state) => state.split(' ')[3]))).toEqual(
    new Set(['fr']),
  );
});

test('what html says is on stage stands under the centre of the screen, alone in reach', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: ['--speed', '4'] });
  for (let look = 0; look < 12; look++) {
    await page.waitForTimeout(170);
    const stage = await page.evaluate(() => {
      const at = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      const sections = [...document.querySelectorAll('section')];
      const reachable = sections.filter((section) => !section.closest('[inert]'));
      return {
        said: `${document.title} ${document.documentElement.dataset['slide']}`,
        seen: at?.closest('section.present')?.textContent?.trim(),
        reachable: reachable.map((section) => section.textContent?.trim()),
      };
    });
    expect(stage.seen).toBe(stage.said);
    expect(stage.reachable).toEqual([stage.said]);
  }
});

test('the loop alternates languages by whole rounds when the site asks for it', async ({
  openKiosk,
}) => {
  const files = {
    'kiosk.yaml': 'languages: [fr, en]\nduration: 1s\nloop:\n  languages: [fr, en]\n',
    'alpha/deck.md': '# Un',
    'alpha/deck.en.md': '# One',
    'beta/deck.md': '# Deux',
    'beta/deck.en.md': '# Two',
  };
  const { page } = await openKiosk({ files, args: ['--speed', '4'] });
  await remember(page);
  await expect.poll(() => history(page).then((seen) => seen.length)).toBeGreaterThan(5);
  const seen = await history(page);
  const start = seen.indexOf('loop alpha 1 en');
  expect(seen.slice(start, start + 3)).toEqual([
    ...['loop alpha 1 en', 'loop beta 1 en', 'loop alpha 1 fr'],
  ]);
});

test('a screen started in another language loops in it', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--locale', 'en', '--deck', 'beta', '--speed', '4'] });
  await remember(page);
  await expect.poll(() => history(page).then((seen) => seen.length)).toBeGreaterThan(5);
  const seen = await history(page);
  expect(seen[0]).toMatch(/^loop beta /);
  expect(new Set(seen.map((state) => state.split(' ')[3]))).toEqual(new Set(['en']));
});

test('a clicker moves the slides and stays in the loop; its black key never blackens it', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ args: ['--speed', '0.02'] });
  await page.keyboard.press('PageDown');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', place: 'alpha 2/3' });
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect.poll(() => painted(page)).toMatchObject({ mode: 'loop', place: 'beta 2/2' });
  for (const key of ['b', 'B', '.']) await page.keyboard.press(key);
  expect(await painted(page)).toMatchObject({ mode: 'loop', place: 'beta 2/2' });
});

test('with nothing to play, the built-in deck says what to do', async ({ openKiosk }) => {
  const { page, health } = await openKiosk({ files: { 'kiosk.yaml': 'languages: [fr, en]\n' } });
  expect(await painted(page)).toMatchObject({ mode: 'loop', lang: 'fr' });
  expect((await painted(page))['place']).toMatch(/^welcome 1\//);
  const answer = await fetch(health);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: 'degraded', library: { decks: 0 } });
});

test('health says what the first screen shows', async ({ openKiosk }) => {
  const { health } = await openKiosk({ args: ['--speed', '0.02'] });
  await expect
    .poll(() => fetch(health).then((answer) => answer.json()))
    .toMatchObject({
      ...{ status: 'ok', mode: 'loop', deck: 'alpha', slide: 1, locale: 'fr' },
      library: { decks: 2, errors: 0 },
    });
});
