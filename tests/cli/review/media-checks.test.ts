import { writeFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { reviewSources } from '../../../src/cli/review/review.ts';
import { openVersions } from './library.ts';
import { png } from './pictures.ts';

const deck = (body: string) => `---\ntitle: Essai\n---\n\n# Un\n\n${body}\n\nNote: n\n`;

async function review(file: string, bytes: Uint8Array, size?: number) {
  const isVideo = file.endsWith('.mp4');
  const body = isVideo ? `<video src="${file}"></video>` : `![Un plan](${file})`;
  const files = { 'a/deck.md': deck(body), [`a/${file}`]: bytes };
  const [version] = await openVersions(files);
  const shown = [...(version?.media.values() ?? [])].find(({ name }) => name === file);
  // Heavy files are made of nothing: only their size matters.
  if (shown && size !== undefined) {
    writeFileSync(shown.path, bytes);
    truncateSync(shown.path, size);
    shown.size = size;
  }
  return reviewSources(version ? [version] : []);
}

test('a picture over 1 MB is reported where it is shown', async () => {
  expect(await review('media/plan.svg', Buffer.from('<svg/>'), 1_000_000)).toEqual([]);
  expect(await review('media/plan.svg', Buffer.from('<svg/>'), 1_000_001)).toMatchObject([
    { severity: 'warning', code: 'media/large', file: 'a/deck.md', line: 7, column: 12 },
  ]);
});

test('a picture over 3840 px on a side is reported, however light', async () => {
  expect(await review('plan.png', png(3_840, 2))).toEqual([]);
  expect(await review('plan.png', png(3_841, 2))).toMatchObject([
    { code: 'media/large', line: 7, message: expect.stringContaining('3841 × 2 px') },
  ]);
});

test('a video may weigh 50 MB', async () => {
  expect(await review('film.mp4', Buffer.alloc(1), 50_000_000)).toEqual([]);
  expect(await review('film.mp4', Buffer.alloc(1), 50_000_001)).toMatchObject([
    { code: 'media/large', line: 7 },
  ]);
});

test('a picture is reported once, where it is first shown, and the cover’s in the head', async () => {
  const wide = png(4_000, 2);
  const twice = `---\ntitle: Essai\ncover: wide.png\n---\n\n![Un](wide.png)\n\nNote: n\n\n---\n\n![Un](wide.png)\n\nNote: n`;
  const found = await reviewSources(await openVersions({ 'a/deck.md': twice, 'a/wide.png': wide }));
  expect(found).toMatchObject([{ code: 'media/large', line: 3, column: 8 }]);
});

test('a file that is not what its name says is measured by its weight alone', async () => {
  expect(await review(path.join('plan.png'), Buffer.from('nothing'))).toEqual([]);
});
