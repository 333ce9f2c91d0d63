import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { LibraryFolder } from '../../../src/node/library-folder.ts';
import { ChangedMeanwhile } from '../../../src/node/versions/write-version.ts';
import { inStore, storedFile, storeOf } from '../../support/kiosk-library.ts';
import {
  deckText,
  temporaryFolder,
  temporaryLibrary,
  until,
  welcomeFolder,
  writeFiles,
} from '../../support/temporary-library.ts';

vi.setConfig({ testTimeout: 30_000 });

const files = {
  'kiosk.yaml': 'languages: [fr]\n',
  'a/deck.md': `${deckText('Un')}\n![x](media/x.svg)\n`,
  'a/media/x.svg': '<svg/>',
  'a/source.psd': 'not for the stage',
  'b/deck.md': deckText('Deux'),
};

async function open(folder = temporaryLibrary(files), userData = temporaryFolder()) {
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  const store = storeOf(folder, userData);
  const put = async (changes: Record<string, string> = {}) => {
    writeFiles(folder, changes);
    await library.reload();
    return store.put(library.content);
  };
  return { folder, userData, library, store, put };
}

describe('a stored version', () => {
  test('holds what can be shown, and the library as it was compiled', async () => {
    const { store, put, library, folder } = await open();
    const stored = await put();
    const { revision } = library.library;
    expect(stored.library).toEqual(library.library);
    const root = path.join(store.root, revision);
    expect(readdirSync(path.join(root, 'files'), { recursive: true }).sort()).toEqual([
      ...['a', 'a/deck.md', 'a/media', 'a/media/x.svg', 'b', 'b/deck.md', 'kiosk.yaml'],
    ]);
    expect(stored.decks.map((deck) => deck.root)).toEqual([
      path.join(root, 'files/a'),
      path.join(root, 'files/b'),
    ]);
    expect(JSON.parse(readFileSync(path.join(store.root, 'folder.json'), 'utf8'))).toEqual({
      folder,
    });
    expect(await store.list()).toMatchObject([{ revision, vitrine: '1.0.0' }]);
  });

  test('is restored as it was, from its own files alone', async () => {
    const { store, put, library, userData, folder } = await open();
    await put();
    const again = storeOf(folder, userData);
    const [record] = await again.list();
    const restored = record && (await again.restore(record));
    expect(restored?.library).toEqual(library.library);
    expect(restored?.stored).toBe(true);
    for (const { files: held } of restored?.decks ?? []) {
      for (const { path: place } of held) expect(place.startsWith(store.root)).toBe(true);
    }
  });

  test('is compiled again when another Vitrine had compiled it', async () => {
    const { library, store, folder, userData } = await open();
    const { content } = library;
    const decks = content.library.decks.map((deck) => ({ ...deck, title: 'Compiled before' }));
    await store.put({ ...content, library: { ...content.library, decks } });
    const [record] = await store.list();
    if (!record) throw new Error('nothing stored');
    const shown = async (vitrine: string) => {
      const restored = await storeOf(folder, userData, vitrine).restore(record);
      return restored?.library.decks.map(({ title }) => title);
    };
    expect(await shown('1.0.0')).toEqual(['Compiled before', 'Compiled before']);
    expect(await shown('2.0.0')).toEqual(['Un', 'Deux']);
  });

  test('shares the files that an earlier one has, whatever they are called', async () => {
    const { put, store } = await open();
    const first = await put();
    const second = await put({ 'b/deck.md': deckText('Trois'), 'b/y.svg': '<svg/>' });
    const inode = (revision: string, name: string) =>
      statSync(storedFile(store, revision, name)).ino;
    const shared = inode(first.library.revision, 'a/media/x.svg');
    expect(inode(second.library.revision, 'a/media/x.svg')).toBe(shared);
    expect(inode(second.library.revision, 'b/y.svg')).toBe(shared);
    expect(inode(second.library.revision, 'b/deck.md')).not.toBe(
      inode(first.library.revision, 'b/deck.md'),
    );
  });

  test('never shares a file with the folder it was made of', async () => {
    const { put, store, folder } = await open();
    const { library } = await put();
    appendFileSync(path.join(folder, 'a/media/x.svg'), '<!-- changed in place -->');
    const stored = storedFile(store, library.revision, 'a/media/x.svg');
    expect(readFileSync(stored, 'utf8')).toBe('<svg/>');
  });

  test('is not made of a file that changed after it was read, nor of one that went away', async () => {
    const { library, store, folder } = await open();
    writeFiles(folder, { 'a/media/x.svg': '<SVG/>' });
    await expect(store.put(library.content)).rejects.toThrow(ChangedMeanwhile);
    expect(await store.list()).toEqual([]);
    expect(inStore(store)).toEqual(['folder.json']);
  });

  test('is found again, not made again, when its content comes back', async () => {
    const { put, store } = await open();
    const first = await put();
    const { mtimeMs } = statSync(path.join(store.root, first.library.revision));
    await put({ 'b/deck.md': deckText('Trois') });
    const third = await put({ 'b/deck.md': files['b/deck.md'] });
    expect(third.library.revision).toBe(first.library.revision);
    expect(statSync(path.join(store.root, first.library.revision)).mtimeMs).toBe(mtimeMs);
    expect((await store.list())[0]?.revision).toBe(first.library.revision);
  });

  test.each([
    ['a text that was changed', 'files/a/deck.md', '# Autre\n', true],
    ['a picture that is missing its end', 'files/a/media/x.svg', '<svg', true],
    ['a picture that was changed', 'files/a/media/x.svg', '<SVG/>', false],
    ['a library that was changed', 'library.json', '{}', true],
  ])('with %s is found damaged', async (_what, name, content, quickly) => {
    const { put, store } = await open();
    const { library } = await put();
    const [record] = await store.list();
    if (!record) throw new Error('nothing stored');
    expect(await store.findDamage(record, false)).toBeNull();
    writeFileSync(path.join(store.root, library.revision, name), content);
    expect((await store.findDamage(record, true)) !== null).toBe(quickly);
    expect(await store.findDamage(record, false)).toContain(name);
    expect(await store.list()).toEqual([]);
  });

  test('that was found damaged is made anew, without the damaged file', async () => {
    const { put, store } = await open();
    const { library } = await put();
    const picture = storedFile(store, library.revision, 'a/media/x.svg');
    writeFileSync(picture, '<SVG/>');
    const [record] = await store.list();
    if (record) await store.findDamage(record, false);
    await put();
    expect(readFileSync(picture, 'utf8')).toBe('<svg/>');
    expect(await store.list()).toHaveLength(1);
  });
});

describe('of many versions', () => {
  async function five() {
    const opened = await open();
    const revisions: string[] = [];
    for (const title of ['1', '2', '3', '4', '5', '6']) {
      const { library } = await opened.put({ 'b/deck.md': deckText(title) });
      revisions.unshift(library.revision);
    }
    return { ...opened, revisions };
  }

  test('the newest and the three before it are kept', async () => {
    const { store, revisions } = await five();
    await store.prune([]);
    expect((await store.list()).map(({ revision }) => revision)).toEqual(revisions.slice(0, 4));
  });

  test('so are the pinned one, and those that a screen still shows', async () => {
    const { store, revisions } = await five();
    await store.pin(revisions[5] ?? '');
    await store.prune([revisions[4] ?? '']);
    expect((await store.list()).map(({ revision }) => revision)).toEqual(revisions);
    await store.pin(null);
    await store.prune([]);
    expect(await store.list()).toHaveLength(4);
  });

  test('each deck’s media are found in every state that is stored', async () => {
    const { store, put } = await open();
    const first = await put();
    const second = await put({ 'a/media/x.svg': '<svg></svg>' });
    const roots = await store.mediaRoots();
    const pictures = [first, second].map(({ decks }) => {
      const root = roots.get(`a@${decks[0]?.media ?? ''}`) ?? '';
      return readFileSync(path.join(root, 'media/x.svg'), 'utf8');
    });
    expect(pictures).toEqual(['<svg/>', '<svg></svg>']);
    expect(roots.get(`b@${second.decks[1]?.media ?? ''}`)).toBe(second.decks[1]?.root);
  });
});

describe('a store', () => {
  test('is each library’s own', async () => {
    const userData = temporaryFolder();
    const [one, other] = [await open(undefined, userData), await open(undefined, userData)];
    await one.put();
    expect(await other.store.list()).toEqual([]);
    expect(one.store.root).not.toBe(other.store.root);
  });

  test('that does not exist is empty, and takes any leftovers for none', async () => {
    const store = storeOf(temporaryFolder(), path.join(temporaryFolder(), 'none'));
    await store.clearLeftovers();
    expect(await store.list()).toEqual([]);
    expect(await store.pinned()).toBeNull();
    await store.prune([]);
  });

  test('passes over what is not a version', async () => {
    const { store, put } = await open();
    const { library } = await put();
    mkdirSync(path.join(store.root, '0123456789abcdef'));
    writeFiles(store.root, { 'fedcba9876543210/version.json': '{}', 'history.json': 'broken' });
    expect((await store.list()).map(({ revision }) => revision)).toEqual([library.revision]);
  });

  test.skipIf(process.platform === 'win32')('that may not be written to says so', async () => {
    const { put, userData } = await open();
    chmodSync(userData, 0o555);
    // Nothing is forbidden to root.
    const wasRoot = process.geteuid?.() === 0;
    if (wasRoot) process.seteuid?.(65_534);
    try {
      await expect(put()).rejects.toThrow(/EACCES/);
    } finally {
      if (wasRoot) process.seteuid?.(0);
    }
  });

  test(
    'survives a process that is killed while it makes a version',
    { timeout: 60_000 },
    async () => {
      const { folder, userData, store, library } = await open();
      writeFiles(folder, { 'a/media/film.webm': new Uint8Array(400_000_000) });
      const maker = path.resolve(import.meta.dirname, '../../support/store-once.ts');
      const start = () => spawn(process.execPath, [maker, folder, userData], { stdio: 'inherit' });
      const first = start();
      const isCopying = () => {
        const partial = inStoreOrNone(store.root).find((name) => name.endsWith('.partial'));
        const film = path.join(store.root, partial ?? '', 'files/a/media/film.webm');
        return partial !== undefined && existsSync(film) && statSync(film).size > 0;
      };
      await until(isCopying);
      first.kill('SIGKILL');
      await once(first, 'exit');
      expect(inStore(store).filter((name) => name.endsWith('.partial'))).toHaveLength(1);
      expect(await store.list()).toEqual([]);
      await store.clearLeftovers();
      expect(inStore(store)).toEqual(['folder.json']);
      await once(start(), 'exit');
      await library.reload();
      expect(await store.list()).toMatchObject([{ revision: library.library.revision }]);
    },
  );

  test('leaves alone what another kiosk of this machine is making', async () => {
    const { store, put } = await open();
    await put();
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    const name = `0123456789abcdef.${String(other.pid)}.partial`;
    mkdirSync(path.join(store.root, name));
    await store.clearLeftovers();
    expect(inStore(store)).toContain(name);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await store.clearLeftovers();
    expect(inStore(store)).not.toContain(name);
  });
});

function inStoreOrNone(root: string): string[] {
  return existsSync(root) ? readdirSync(root) : [];
}
