import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, root, test } from './support/kiosk.ts';
import { temporaryFolder, writeFiles } from './support/library.ts';

test('a film that never arrives is skipped after ten seconds', async ({ openKiosk }) => {
  const { folder, remove } = temporaryFolder();
  writeFiles(folder, {
    'kiosk.yaml': 'languages: [fr]\nduration: 1s\n',
    'a/deck.md': '# Un\n\n---\n\n# Deux\n\n---\n\n# Trois\n\n---\n\n![Un film](film.webm)\n',
    'b/deck.md': '# B\n',
  });
  copyFileSync(path.join(root, 'tests/fixtures/film.webm'), path.join(folder, 'a/film.webm'));
  const { page } = await openKiosk({ library: folder });
  // A server that has taken the request and says no more.
  await page.route('**/film.webm*', () => new Promise(() => undefined));
  await page.reload();
  await page.waitForSelector('html[data-deck="a"][data-slide="4"]', { state: 'attached' });
  const began = performance.now();
  await page.waitForSelector('html[data-deck="b"]', { state: 'attached', timeout: 20_000 });
  expect(performance.now() - began).toBeGreaterThan(9_000);
  expect(performance.now() - began).toBeLessThan(15_000);
  remove();
});
