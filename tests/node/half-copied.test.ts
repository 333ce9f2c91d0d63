import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { codes, startKiosk, storedFile, timing, titles } from '../support/kiosk-library.ts';
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

/** A kiosk that shows what is in the folder. */
async function running(folder: string, options: Parameters<typeof startKiosk>[1] = {}) {
  const started = startKiosk(folder, options);
  await started.kiosk.reload();
  return started;
}

const settle = () => pause(6 * timing.quiet + timing.rescan);

describe('a half-copied file', () => {
  test('keeps its deck as it was until it is whole, and says so; other decks go on', async () => {
    const folder = temporaryLibrary(files);
    const { kiosk } = await running(folder);
    const film = readFileSync(path.resolve(import.meta.dirname, '../fixtures/media/film.webm'));
    const text = `${deckText('Film')}\n<video src="media/film.webm"></video>\n`;
    const target = path.join(folder, 'a/media/film.webm');
    writeFileSync(target, film.subarray(0, 300));
    writeFiles(folder, { 'a/deck.md': text, 'b/deck.md': deckText('Trois') });
    await until(() => titles(kiosk) === 'Un Trois');
    expect(kiosk.library.diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'media/incomplete', file: 'a/media/film.webm' },
    ]);
    await settle();
    expect(titles(kiosk)).toBe('Un Trois');
    writeFileSync(target, film);
    await until(() => titles(kiosk) === 'Film Trois');
    expect(codes(kiosk)).toEqual(['video/subtitles']);
  });

  test('of a new deck keeps that one waiting', async () => {
    const folder = temporaryLibrary(files);
    const { kiosk } = await running(folder);
    writeFiles(folder, {
      'c/media/x.png': picture.subarray(0, 200),
      'c/deck.md': withPicture('Trois'),
    });
    await until(() => codes(kiosk).includes('media/incomplete'));
    expect(titles(kiosk)).toBe('Un Deux');
    writeFiles(folder, { 'c/media/x.png': picture });
    await until(() => titles(kiosk) === 'Un Deux Trois');
  });

  test('that no slide shows is reported, and holds nothing up', async () => {
    const folder = temporaryLibrary({ ...files, 'b/unused.png': picture.subarray(0, 200) });
    const { kiosk } = await running(folder);
    expect([titles(kiosk), codes(kiosk)]).toEqual(['Un Deux', ['media/incomplete']]);
  });

  test('is cut off while it is copied into the store, and nothing of it is shown', async () => {
    const folder = temporaryLibrary(files);
    const { kiosk, store } = await running(folder);
    const other = Buffer.concat([picture, Buffer.from(' ')]);
    writeFiles(folder, { 'b/deck.md': withPicture('Trois'), 'b/media/x.png': other });
    const put = store.put.bind(store);
    // Between being read and being copied.
    vi.spyOn(store, 'put').mockImplementationOnce(async (content) => {
      truncateSync(path.join(folder, 'b/media/x.png'), 100);
      return put(content);
    });
    await until(() => codes(kiosk).includes('media/incomplete'));
    for (const { revision } of await store.list()) {
      const stored = storedFile(store, revision, 'b/media/x.png');
      expect(() => readFileSync(stored)).toThrow(/ENOENT/);
    }
    expect(titles(kiosk)).toBe('Un Deux');
    writeFiles(folder, { 'b/media/x.png': other });
    await until(() => titles(kiosk) === 'Un Trois');
  });
});

/** A kiosk that waits for what looks half copied, by a clock of its own. */
async function patient(start: Record<string, string | Uint8Array> = files) {
  const clock = { now: 0 };
  const folder = temporaryLibrary(start);
  const opened = await running(folder, { patience: 90_000, now: () => clock.now });
  return { ...opened, folder, clock };
}

describe('a text without a line break at its end', () => {
  const cut = deckText('Trois').trimEnd();

  test('is taken in once it has stood unchanged for as long as is patient', async () => {
    const { kiosk, folder, clock } = await patient();
    writeFiles(folder, { 'b/deck.md': cut });
    await until(() => codes(kiosk).includes('file/settling'));
    expect(titles(kiosk)).toBe('Un Deux');
    clock.now = 89_999;
    await settle();
    expect(titles(kiosk)).toBe('Un Deux');
    clock.now = 90_000;
    await until(() => titles(kiosk) === 'Un Trois');
    expect(codes(kiosk)).toEqual([]);
  });

  test('waits anew when it changes again, and no longer once it is whole', async () => {
    const { kiosk, folder, clock } = await patient();
    writeFiles(folder, { 'b/deck.md': cut.slice(0, -3) });
    await until(() => codes(kiosk).includes('file/settling'));
    clock.now = 80_000;
    writeFiles(folder, { 'b/deck.md': cut });
    await settle();
    clock.now = 100_000;
    await settle();
    expect(titles(kiosk)).toBe('Un Deux');
    writeFiles(folder, { 'b/deck.md': `${cut}\n` });
    await until(() => titles(kiosk) === 'Un Trois');
  });

  test('does not keep a first start waiting, nor decks that are as they were', async () => {
    const { kiosk, folder } = await patient({ ...files, 'b/deck.md': cut });
    expect([titles(kiosk), codes(kiosk)]).toEqual(['Un Trois', []]);
    writeFiles(folder, { 'a/deck.md': withPicture('Quatre') });
    await until(() => titles(kiosk) === 'Quatre Trois');
  });

  test('is waited for in kiosk.yaml too', async () => {
    const { kiosk, folder, clock } = await patient();
    writeFiles(folder, { 'kiosk.yaml': 'languages: [fr]\nplaylist: [b]' });
    await until(() => codes(kiosk).includes('file/settling'));
    expect(titles(kiosk)).toBe('Un Deux');
    clock.now = 90_000;
    await until(() => titles(kiosk) === 'Deux Un');
  });

  test('is not what a picture needs that is not there yet: the text waits for it as long', async () => {
    const { kiosk, folder, clock } = await patient();
    writeFiles(folder, { 'b/deck.md': withPicture('Trois') });
    await until(() => codes(kiosk).includes('file/settling'));
    expect(titles(kiosk)).toBe('Un Deux');
    writeFiles(folder, { 'b/media/x.png': picture });
    await until(() => titles(kiosk) === 'Un Trois');
    writeFiles(folder, { 'a/deck.md': `${withPicture('Quatre')}\n![y](media/y.png)\n` });
    await until(() => codes(kiosk).includes('file/settling'));
    clock.now = 90_000;
    await until(() => titles(kiosk) === 'Quatre Trois');
    expect(codes(kiosk)).toEqual(['media/missing']);
  });
});

describe('a text that was cut at the end of a line', () => {
  const site = 'languages: [fr]\nhours: { mon: 09:00-12:00 }\nplaylist: [b]\n';

  test.each([
    ['empty', ''],
    ['of blank lines', '\n\n'],
    ['cut after a line', 'languages: [fr]\n'],
    ['missing', null],
  ])('is waited for when it is a kiosk.yaml that is %s', async (_look, text) => {
    const { kiosk, folder, clock } = await patient({ ...files, 'kiosk.yaml': site });
    const target = path.join(folder, 'kiosk.yaml');
    if (text === null) rmSync(target);
    else writeFileSync(target, text);
    await until(() => codes(kiosk).includes('file/settling'));
    clock.now = 89_999;
    await settle();
    expect([titles(kiosk), kiosk.library.site.hours?.week[1]]).toEqual(['Deux Un', []]);
    clock.now = 90_000;
    await until(() => titles(kiosk) === 'Un Deux');
    expect([kiosk.library.site.hours, codes(kiosk).includes('file/settling')]).toEqual([
      null,
      false,
    ]);
  });

  test('is waited for in kiosk.yaml after a start of the kiosk, too', async () => {
    const folder = temporaryLibrary({ ...files, 'kiosk.yaml': site });
    const userData = temporaryFolder();
    const first = await running(folder, { userData });
    first.stop();
    writeFiles(folder, { 'kiosk.yaml': '' });
    const { kiosk } = await running(folder, { userData, patience: 90_000, now: () => 0 });
    expect([titles(kiosk), codes(kiosk)]).toEqual(['Deux Un', ['file/settling']]);
  });

  test('is waited for in a deck, and comes at once when it is whole again', async () => {
    const long = `${deckText('Long')}\n---\n\n# Plus\n\n---\n\n# Encore\n`;
    const { kiosk, folder, clock } = await patient({ ...files, 'b/deck.md': long });
    const cut = long.slice(0, long.indexOf('---\n\n# Encore'));
    const slides = () => kiosk.library.decks.find(({ id }) => id === 'b')?.slides.length;
    writeFiles(folder, { 'b/deck.md': cut });
    await until(() => codes(kiosk).includes('file/settling'));
    clock.now = 89_999;
    await settle();
    expect(slides()).toBe(3);
    writeFiles(folder, { 'b/deck.md': long });
    await until(() => codes(kiosk).length === 0);
    writeFiles(folder, { 'b/deck.md': cut });
    await until(() => codes(kiosk).includes('file/settling'));
    clock.now = 200_000;
    await until(() => slides() === 2);
  });

  test('does not keep an author waiting', async () => {
    const folder = temporaryLibrary({ ...files, 'kiosk.yaml': site });
    const { kiosk } = await running(folder);
    writeFiles(folder, { 'kiosk.yaml': '' });
    await until(() => titles(kiosk) === 'Un Deux');
  });
});
