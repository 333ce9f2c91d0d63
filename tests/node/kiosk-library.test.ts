import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { scanLibrary } from '../../src/node/scan-library.ts';
import {
  codes,
  inStore,
  startKiosk,
  storedFile,
  timing,
  titles,
} from '../support/kiosk-library.ts';
import {
  deckText,
  pause,
  temporaryFolder,
  temporaryLibrary,
  until,
  writeFiles,
} from '../support/temporary-library.ts';

// Watchers take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const picture = readFileSync(path.resolve(import.meta.dirname, '../fixtures/media/picture.png'));
const withPicture = (title: string) => `${deckText(title)}\n![x](media/x.png)\n`;
const files = {
  'kiosk.yaml': 'languages: [fr]\n',
  'a/deck.md': withPicture('Un'),
  'a/media/x.png': picture,
  'b/deck.md': deckText('Deux'),
};

/** A folder that can be taken away as a share can. */
function share(): { folder: string; away: () => void; back: () => void } {
  const folder = path.join(temporaryFolder(), 'share');
  writeFiles(folder, files);
  return {
    folder,
    away: () => renameSync(folder, `${folder}-away`),
    back: () => renameSync(`${folder}-away`, folder),
  };
}

/** A kiosk that shows what is in the folder. */
async function running(folder: string, options: Parameters<typeof startKiosk>[1] = {}) {
  const started = startKiosk(folder, options);
  await started.kiosk.reload();
  return started;
}

const settle = () => pause(6 * timing.quiet + timing.rescan);

describe('a start', () => {
  test('gives the library at once, without decks, and shows it once it is stored', async () => {
    const { kiosk, store } = startKiosk(temporaryLibrary(files));
    expect([kiosk.library.revision, kiosk.playable, titles(kiosk)]).toEqual(['', false, '']);
    await kiosk.ready;
    expect(titles(kiosk)).toBe('Un Deux');
    expect(kiosk.content.stored).toBe(true);
    for (const { root } of kiosk.content.decks) expect(root.startsWith(store.root)).toBe(true);
  });

  test('shows the newest stored version while the share is away, and says so', async () => {
    const { folder, away, back } = share();
    const first = await running(folder);
    first.stop();
    away();
    const second = startKiosk(folder, { userData: first.userData });
    await second.kiosk.ready;
    expect(titles(second.kiosk)).toBe('Un Deux');
    await second.kiosk.reload();
    expect([titles(second.kiosk), codes(second.kiosk)]).toEqual(['Un Deux', ['library/missing']]);
    writeFiles(`${folder}-away`, { 'b/deck.md': deckText('Trois') });
    back();
    await until(() => titles(second.kiosk) === 'Un Trois');
    expect(codes(second.kiosk)).toEqual([]);
  });

  test('says in the log that the library is back', async () => {
    const { folder, away, back } = share();
    const { log } = await running(folder);
    const isSaid = (words: string) => log.some((line) => line.includes(words));
    away();
    await until(() => isSaid('library/missing'));
    expect(isSaid('is back')).toBe(false);
    back();
    await until(() => isSaid(`The library is back in ${folder}`));
  });

  test('shows the stored version before the folder has been read', async () => {
    const folder = temporaryLibrary(files);
    const first = await running(folder);
    first.stop();
    writeFiles(folder, { 'b/deck.md': deckText('Trois') });
    const second = startKiosk(folder, { userData: first.userData });
    await second.kiosk.ready;
    expect(titles(second.kiosk)).toBe('Un Deux');
    await until(() => titles(second.kiosk) === 'Un Trois');
    expect(second.announced.at(-1)?.revision).toBe(second.kiosk.library.revision);
  });

  test('reads what the folder holds only once the first slide is painted', async () => {
    const folder = temporaryLibrary(files);
    const first = await running(folder);
    first.stop();
    writeFiles(folder, { 'b/deck.md': deckText('Trois') });
    let paint: () => void = () => undefined;
    const leisure = new Promise<void>((resolve) => (paint = resolve));
    const { kiosk } = startKiosk(folder, { userData: first.userData, leisure });
    await kiosk.ready;
    await settle();
    expect(titles(kiosk)).toBe('Un Deux');
    paint();
    await until(() => titles(kiosk) === 'Un Trois');
  });

  test('keeps a deck that was broken while the kiosk was off as it last was', async () => {
    const folder = temporaryLibrary(files);
    const first = await running(folder);
    first.stop();
    writeFiles(folder, { 'a/deck.md': '', 'b/deck.md': deckText('Trois') });
    rmSync(path.join(folder, 'a/media/x.png'));
    const { kiosk, store } = await running(folder, { userData: first.userData });
    expect(titles(kiosk)).toBe('Un Trois');
    expect(codes(kiosk)).toEqual(['deck/empty']);
    const kept = storedFile(store, kiosk.library.revision, 'a/media/x.png');
    expect(readFileSync(kept).equals(picture)).toBe(true);
  });

  test('keeps the last good kiosk.yaml of the time before', async () => {
    const folder = temporaryLibrary({ ...files, 'kiosk.yaml': 'languages: [fr]\nplaylist: [b]\n' });
    const first = await running(folder);
    first.stop();
    writeFiles(folder, { 'kiosk.yaml': 'playlist: [' });
    const { kiosk } = await running(folder, { userData: first.userData });
    expect(titles(kiosk)).toBe('Deux Un');
    expect(codes(kiosk)).toContain('site/yaml');
  });

  test.each([
    ['a picture', 'files/a/media/x.png'],
    ['a text', 'files/a/deck.md'],
    ['the compiled library', 'library.json'],
  ])('passes over a version of which %s is damaged, and shows the one before', async (_, name) => {
    const { folder, away } = share();
    const first = await running(folder);
    const old = first.kiosk.library.revision;
    writeFiles(folder, { 'a/deck.md': withPicture('Trois'), 'a/media/y.svg': '<svg/>' });
    await until(() => titles(first.kiosk) === 'Trois Deux');
    first.stop();
    away();
    const place = path.join(first.store.root, first.kiosk.library.revision, name);
    const bytes = readFileSync(place);
    rmSync(place);
    writeFileSync(place, bytes.fill(0x20, 10, 20));
    const { kiosk, log } = await running(folder, { userData: first.userData });
    expect([kiosk.library.revision, titles(kiosk)]).toEqual([old, 'Un Deux']);
    expect(codes(kiosk)).toEqual(['library/damaged-version', 'library/missing']);
    expect(log.join('\n')).toContain(first.kiosk.library.revision);
  });

  test('with nothing stored and the share away shows the built-in deck', async () => {
    const { kiosk } = await running(path.join(temporaryFolder(), 'gone'));
    expect([kiosk.playable, titles(kiosk)]).toEqual([false, expect.stringMatching(/./)]);
  });
});

describe('a share that hangs', () => {
  test('never answers, and the stored version plays; when it answers again it is followed', async () => {
    const { folder } = share();
    const first = await running(folder);
    first.stop();
    writeFiles(folder, { 'b/deck.md': deckText('Trois') });
    let answer: () => void = () => undefined;
    const hangs = new Promise<void>((resolve) => (answer = resolve));
    let looks = 0;
    const scan = async (place: string) => {
      looks += 1;
      await hangs;
      return scanLibrary(place);
    };
    const { kiosk } = startKiosk(folder, { userData: first.userData, scan, limit: 100 });
    await kiosk.ready;
    expect(titles(kiosk)).toBe('Un Deux');
    await until(() => codes(kiosk).includes('library/missing'));
    expect(kiosk.library.diagnostics[0]?.message).toContain('does not answer');
    await settle();
    // Each look that hangs holds a thread for files: there is only ever one.
    expect(looks).toBe(1);
    answer();
    await until(() => titles(kiosk) === 'Un Trois');
    expect(codes(kiosk)).toEqual([]);
  });

  test('without a stored version gives way to the built-in deck', async () => {
    const scan = () => new Promise<never>(() => undefined);
    const { kiosk } = startKiosk(temporaryLibrary(files), { scan, limit: 100 });
    await kiosk.ready;
    expect([kiosk.playable, codes(kiosk)]).toEqual([false, ['library/missing']]);
  });
});

describe('a change', () => {
  test('is announced once it is stored; the files of before stay where they were', async () => {
    const folder = temporaryLibrary(files);
    const { kiosk, announced } = await running(folder);
    const before = kiosk.content.decks[0];
    const other = Buffer.concat([picture, Buffer.from(' ')]);
    writeFiles(folder, { 'a/media/x.png': other });
    const { length } = announced;
    await until(() => announced.length > length);
    const after = kiosk.content.decks[0];
    expect(after?.media).not.toBe(before?.media);
    const read = (deck: typeof before) =>
      readFileSync(path.join(kiosk.contentRoot('a', deck?.media ?? '') ?? '', 'media/x.png'));
    expect(read(before).equals(picture)).toBe(true);
    expect(read(after).equals(other)).toBe(true);
    expect(announced.at(-1)?.decks[0]?.slides[0]?.media[0]?.url).toContain(after?.media);
    expect(kiosk.contentRoot('a', '0123456789abcdef')).toBeNull();
  });

  test('that takes a deck away leaves its files for the screen that shows it', async () => {
    const folder = temporaryLibrary(files);
    const inUse: string[] = [];
    const { kiosk, store } = await running(folder, { inUse: () => inUse });
    const { media = '' } = kiosk.content.decks[0] ?? {};
    const { revision } = kiosk.library;
    inUse.push(revision);
    rmSync(path.join(folder, 'a'), { recursive: true });
    await until(() => titles(kiosk) === 'Deux');
    for (const title of ['3', '4', '5', '6', '7']) {
      writeFiles(folder, { 'b/deck.md': deckText(title) });
      await until(() => titles(kiosk) === title);
    }
    expect(kiosk.contentRoot('a')).toBeNull();
    expect(kiosk.contentRoot('a', media)).toBe(path.join(store.root, revision, 'files/a'));
    inUse.pop();
    writeFiles(folder, { 'b/deck.md': deckText('8') });
    await until(() => titles(kiosk) === '8');
    await until(() => kiosk.contentRoot('a', media) === null);
    expect(inStore(store)).not.toContain(revision);
  });

  test('that breaks a deck keeps its text and its pictures of the same time', async () => {
    const folder = temporaryLibrary(files);
    const { kiosk } = await running(folder);
    const { revision } = kiosk.library;
    writeFiles(folder, { 'a/deck.md': '', 'a/media/x.png': Buffer.concat([picture, picture]) });
    await until(() => codes(kiosk).includes('deck/empty'));
    expect([titles(kiosk), kiosk.library.revision]).toEqual(['Un Deux', revision]);
  });
});

test('a deck of which one language is broken stays as it was in all of them', async () => {
  const both = { 'kiosk.yaml': 'languages: [fr, en]\n', 'a/deck.en.md': deckText('One') };
  const folder = temporaryLibrary({ ...both, 'a/deck.md': deckText('Un') });
  const { kiosk } = await running(folder);
  writeFiles(folder, { 'a/deck.md': '', 'a/deck.en.md': deckText('Two') });
  await until(() => codes(kiosk).includes('deck/empty'));
  expect(titles(kiosk)).toBe('Un One');
  writeFiles(folder, { 'a/deck.md': deckText('Deux') });
  await until(() => titles(kiosk) === 'Deux Two');
});

describe('a disk that takes nothing', () => {
  test('lets a first start play from the folder, with a clear line in the log', async () => {
    const userData = path.join(temporaryLibrary({ file: '' }), 'file');
    const folder = temporaryLibrary(files);
    const { kiosk, log } = await running(folder, { userData });
    expect([titles(kiosk), codes(kiosk)]).toEqual(['Un Deux', ['library/not-stored']]);
    expect(kiosk.contentRoot('a')).toBe(path.join(folder, 'a'));
    expect(log.join('\n')).toMatch(
      /library\/not-stored This library cannot be stored in .*ENOTDIR/,
    );
    writeFiles(folder, { 'b/deck.md': deckText('Trois') });
    await until(() => titles(kiosk) === 'Un Trois');
  });

  test('leaves the stored version on stage, and stores the next as soon as it can', async () => {
    const folder = temporaryLibrary(files);
    const { kiosk, store } = await running(folder);
    const full = vi.spyOn(store, 'put').mockRejectedValue(new Error('ENOSPC: no space left'));
    writeFiles(folder, { 'b/deck.md': deckText('Trois') });
    await until(() => codes(kiosk).includes('library/not-stored'));
    expect([titles(kiosk), kiosk.content.stored]).toEqual(['Un Deux', true]);
    full.mockRestore();
    await until(() => titles(kiosk) === 'Un Trois');
    expect(codes(kiosk)).toEqual([]);
  });
});

describe('a pinned version', () => {
  async function twoVersions() {
    const folder = temporaryLibrary(files);
    const opened = await running(folder);
    const old = opened.kiosk.library.revision;
    writeFiles(folder, { 'b/deck.md': deckText('Trois') });
    await until(() => titles(opened.kiosk) === 'Un Trois');
    return { ...opened, folder, old };
  }

  test('comes on stage in a running kiosk, and stays through changes and restarts', async () => {
    const { kiosk, store, folder, old, userData, announced, stop } = await twoVersions();
    await store.pin(old);
    await until(() => kiosk.library.revision === old);
    expect(announced.at(-1)?.revision).toBe(old);
    writeFiles(folder, { 'b/deck.md': deckText('Quatre') });
    await settle();
    expect(kiosk.library.revision).toBe(old);
    stop();
    const again = await running(folder, { userData });
    expect(again.kiosk.library.revision).toBe(old);
    await settle();
    expect(again.kiosk.library.revision).toBe(old);
    await again.store.pin(null);
    await until(() => titles(again.kiosk) === 'Un Quatre');
  });

  test('gives way to the newest stored one when the share is away as it is let go', async () => {
    const { kiosk, store, folder, old } = await twoVersions();
    await store.pin(old);
    await until(() => kiosk.library.revision === old);
    rmSync(folder, { recursive: true });
    await store.pin(null);
    await until(() => titles(kiosk) === 'Un Trois');
  });

  test('that is damaged or not there is passed over, once, with a word in the log', async () => {
    const { kiosk, store, old, log } = await twoVersions();
    writeFileSync(path.join(store.root, old, 'library.json'), '{}');
    await store.pin(old);
    await until(() => log.some((line) => line.includes('library/damaged-version')));
    await store.pin('0123456789abcdef');
    await until(() => log.some((line) => line.includes('is not stored here')));
    await pause(2_500);
    expect(log.filter((line) => line.includes('is not stored here'))).toHaveLength(1);
    expect(titles(kiosk)).toBe('Un Trois');
  });
});
