import { expect, test } from 'vitest';
import { reviewSources } from '../../../src/cli/review/review.ts';
import { findIn, openVersions } from './library.ts';

const head = '---\ntitle: Essai\n---\n\n';

test('finds nothing in a deck that is as it should be', async () => {
  const text = `${head}# L’État « écoute »…\n\nÀ l’hôpital, \`l'code "x"\`, [et](https://example.org/l'a)\n\nNote: dit`;
  expect(await findIn({ 'a/deck.md': text, 'a/deck.en.md': text })).toEqual([]);
});

test('a slide without notes is found where it starts', async () => {
  const found = await findIn({ 'a/deck.md': `${head}# Un\n\nNote: un\n\n---\n\n# Deux\n` });
  expect(found).toEqual(['a/deck.md:11:1 notes/missing']);
});

test('a slide may show 30 words in 10 s, not 31', async () => {
  const words = (count: number) => `${'mot '.repeat(count)}: « ! »\n\nNote: n\n`;
  expect(await findIn({ 'a/deck.md': head + words(30) })).toEqual([]);
  const versions = await openVersions({ 'a/deck.md': head + words(31) });
  expect(await reviewSources(versions)).toMatchObject([
    { code: 'text/too-dense', line: 5, message: expect.stringContaining('data-autoslide="11000"') },
  ]);
});

test('words are counted in scripts that set no spaces between them', async () => {
  const text = `---\ntitle: Essai\nduration: 1s\n---\n\n人工智能帮助医生更快地看懂影像并且减少错误`;
  expect(await findIn({ 'a/deck.md': `${text}\n\nNote: n` })).toEqual([
    'a/deck.md:6:1 text/too-dense',
  ]);
});

test.each([
  ['quote', 'Des mots.', '> Des mots.'],
  ['figure', 'Un plan.', '![Un plan](plan.svg)'],
  ['video', '![Un plan](plan.svg)', '<video src="film.mp4"></video>'],
  ['chart', '12 visiteurs', '```chart\ntype: bar\ndata:\n  Lundi: 12\n```'],
])('a slide laid out as %s needs one', async (layout, without, withOne) => {
  const files = (body: string) => ({
    'a/deck.md': `${head}<!-- .slide: data-layout="${layout}" -->\n\n# Un\n\n${body}\n\nNote: n`,
    'a/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'a/film.mp4': 'film',
  });
  expect(await findIn(files(without))).toEqual(['a/deck.md:5:1 layout/content']);
  expect(await findIn(files(withOne))).toEqual([]);
});

test('French typography is located, once for each slide and kind', async () => {
  const text = `${head}# L’essai\n\nC'est l'eau "vive"... encore "ici"\n\nAu fait. A la fin des Etudes\n\nNote: n'importe`;
  expect(await findIn({ 'a/deck.md': text })).toEqual([
    'a/deck.md:7:1 typography/apostrophe',
    'a/deck.md:7:13 typography/quotes',
    'a/deck.md:7:13 typography/ellipsis',
    'a/deck.md:9:10 typography/capital',
  ]);
});

test('English typography has its own marks', async () => {
  const text = `${head}# Students' "work"\n\nA la carte... on a 43" screen\n\nNote: n`;
  expect(await findIn({ 'a/deck.md': `${head}# Un\n\nNote: n`, 'a/deck.en.md': text })).toEqual([
    'a/deck.en.md:5:3 typography/apostrophe',
    'a/deck.en.md:5:13 typography/quotes',
    'a/deck.en.md:7:6 typography/ellipsis',
  ]);
});

test('the head of the file is read too', async () => {
  const text = `---\ntitle: Essai\nsummary: Voici l'essai\n---\n\n# Un\n\nNote: n`;
  expect(await findIn({ 'a/deck.md': text })).toEqual(['a/deck.md:3:16 typography/apostrophe']);
});

test('what is marked as another language is left alone', async () => {
  const text = `${head}# Un\n\n<span lang="en">don't</span>\n\nNote: n`;
  expect(await findIn({ 'a/deck.md': text })).toEqual([]);
});

test('what is written in another way is reported at its slide', async () => {
  const text = `${head}# Un\n\nl&#39;eau\n\nNote: n`;
  expect(await findIn({ 'a/deck.md': text })).toEqual(['a/deck.md:5:1 typography/apostrophe']);
});

test('a picture without words between its brackets was forgotten; one that only decorates says so', async () => {
  const files = (picture: string) => ({
    'a/deck.md': `${head}# Un\n\n${picture}\n\nNote: n`,
    'a/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  expect(await findIn(files('![](plan.svg)'))).toEqual(['a/deck.md:7:1 image/alt']);
  expect(await findIn(files('![Un plan](plan.svg)'))).toEqual([]);
  expect(await findIn(files('<img src="plan.svg" alt="">'))).toEqual([]);
});
