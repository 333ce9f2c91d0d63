import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Library } from '../../src/core/library/library.ts';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import {
  deckText,
  pause,
  temporaryFolder,
  temporaryLibrary,
  until,
  welcomeFolder,
  writeFiles,
} from '../support/temporary-library.ts';

// Watchers and sockets take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const quiet = 100;
const files = { 'kiosk.yaml': 'languages: [fr]', 'a/deck.md': deckText('Un') };

/** Watches a folder and gathers what is announced: the titles of each library. */
async function watch(folder: string, rescan = 60_000) {
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  const announced: Library[] = [];
  const undo = library.watch((changed) => announced.push(changed), { quiet, rescan });
  onTestFinished(undo);
  // Lets the watcher look once before anything happens.
  await pause(3 * quiet);
  const titles = () => announced.map(({ decks }) => decks.map(({ title }) => title).join(' '));
  return { library, announced, titles, undo };
}

test('a changed text is announced once, when it has come to rest', async () => {
  const folder = temporaryLibrary(files);
  const { titles } = await watch(folder);
  writeFiles(folder, { 'a/deck.md': deckText('Deux') });
  await until(() => titles().length > 0);
  await pause(4 * quiet);
  expect(titles()).toEqual(['Deux']);
});

test('nothing is announced when nothing changes, nor when a file is only touched', async () => {
  const folder = temporaryLibrary(files);
  const { titles } = await watch(folder);
  writeFiles(folder, files);
  await pause(5 * quiet);
  expect(titles()).toEqual([]);
});

test('a text that no longer compiles is announced for its findings; what is shown stays', async () => {
  const folder = temporaryLibrary(files);
  const { titles, announced } = await watch(folder);
  writeFiles(folder, { 'a/deck.md': '' });
  await until(() => titles().length > 0);
  expect(titles()).toEqual(['Un']);
  expect(announced[0]?.diagnostics).toMatchObject([{ code: 'deck/empty' }]);
});

test('a deck that is being copied in enters only when it is whole', async () => {
  const folder = temporaryLibrary(files);
  const { titles, announced } = await watch(folder);
  const text = deckText('Deux', 20);
  const target = path.join(folder, 'b/deck.md');
  mkdirSync(path.dirname(target));
  writeFileSync(target, '');
  for (let from = 0; from < text.length; from += 30) {
    appendFileSync(target, text.slice(from, from + 30));
    await pause(quiet / 2);
  }
  expect(titles()).toEqual([]);
  await until(() => titles().length > 0);
  expect(titles()).toEqual(['Un Deux']);
  expect(announced[0]?.decks[1]?.slides).toHaveLength(20);
});

test('a folder that does not exist yet is noticed when it appears, even with its parents', async () => {
  const folder = path.join(temporaryFolder(), 'not/yet');
  const { library, titles } = await watch(folder);
  expect(library.playable).toBe(false);
  writeFiles(folder, files);
  await until(() => library.playable);
  await until(() => titles().at(-1) === 'Un');
});

test('a folder that vanishes is noticed, and again when it returns with other content', async () => {
  const folder = path.join(temporaryFolder(), 'share');
  writeFiles(folder, files);
  const { titles, announced } = await watch(folder);
  renameSync(folder, `${folder}-away`);
  await until(() => announced.length > 0);
  expect(announced[0]?.diagnostics).toMatchObject([{ code: 'library/missing' }]);
  expect(titles()).toEqual(['Un']);
  writeFiles(`${folder}-away`, { 'a/deck.md': deckText('Deux') });
  renameSync(`${folder}-away`, folder);
  await until(() => titles().at(-1) === 'Deux');
  expect(announced.at(-1)?.diagnostics).toEqual([]);
  // And it is still watched.
  writeFiles(folder, { 'a/deck.md': deckText('Trois') });
  await until(() => titles().at(-1) === 'Trois');
});

test('a folder that is deleted and made anew is noticed', async () => {
  const folder = path.join(temporaryFolder(), 'share');
  writeFiles(folder, files);
  const { titles, announced } = await watch(folder);
  rmSync(folder, { recursive: true });
  await until(() => announced.length > 0);
  writeFiles(folder, { ...files, 'a/deck.md': deckText('Deux') });
  await until(() => titles().at(-1) === 'Deux');
});

test('a change between loading and watching is not missed', async () => {
  const folder = temporaryLibrary(files);
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  writeFiles(folder, { 'a/deck.md': deckText('Deux') });
  const announced: Library[] = [];
  onTestFinished(library.watch((changed) => announced.push(changed), { quiet }));
  await until(() => announced.length > 0);
  expect(announced[0]?.decks[0]?.title).toBe('Deux');
});

test('nothing is announced after the undo', async () => {
  const folder = temporaryLibrary(files);
  const { titles, undo } = await watch(folder);
  writeFiles(folder, { 'a/deck.md': deckText('Deux') });
  undo();
  await pause(4 * quiet);
  expect(titles()).toEqual([]);
});
