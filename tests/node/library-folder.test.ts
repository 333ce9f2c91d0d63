import { mkdirSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { librarySchema } from '../../src/core/library/library.ts';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import {
  deckText,
  temporaryFolder,
  temporaryLibrary,
  welcomeFolder,
  writeFiles,
} from '../support/temporary-library.ts';

const kiosk = 'languages: [fr, en]\n';

async function open(folder: string) {
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  return {
    library,
    shown: () => library.library.decks.map(({ id, locale, title }) => `${id} ${locale} ${title}`),
    findings: () =>
      library.library.diagnostics.map(({ severity, code, file }) => `${file} ${severity} ${code}`),
  };
}

const twoDecks = {
  'kiosk.yaml': kiosk,
  'a/deck.md': deckText('Un', 2),
  'a/deck.en.md': deckText('One', 2),
  'b/deck.md': deckText('Deux'),
  'b/deck.en.md': deckText('Two'),
  'b/media/x.svg': '<svg/>',
};

describe('a library', () => {
  test('is loaded with every deck in every language, and fits the contract', async () => {
    const { library, shown, findings } = await open(temporaryLibrary(twoDecks));
    expect(shown()).toEqual(['a fr Un', 'a en One', 'b fr Deux', 'b en Two']);
    expect(findings()).toEqual([]);
    expect(library.playable).toBe(true);
    expect(librarySchema.parse(library.library)).toEqual(library.library);
  });

  test('takes media from the folder of their deck, whatever its name', async () => {
    const text = `${deckText('Été')}\n![x](media/x.svg)\n`;
    const files = {
      'kiosk.yaml': 'languages: [fr]',
      'été 1/deck.md': text,
      'été 1/media/x.svg': '<svg/>',
    };
    const { library } = await open(temporaryLibrary(files));
    expect(library.library.decks[0]?.slides[0]?.media).toEqual([
      {
        kind: 'image',
        url: expect.stringMatching(/^content\/%C3%A9t%C3%A9%201@[0-9a-f]{16}\/media\/x\.svg$/),
      },
    ]);
  });

  test('shows its good decks when one is broken, and says what is wrong with that one', async () => {
    const broken = '---\ntitle: [\n---\n\n# x\n';
    const folder = temporaryLibrary({ ...twoDecks, 'a/deck.md': '', 'a/deck.en.md': broken });
    const { shown, findings } = await open(folder);
    expect(shown()).toEqual(expect.arrayContaining(['b fr Deux', 'b en Two']));
    expect(shown()).not.toContain('a fr Un');
    expect(findings()).toEqual(
      expect.arrayContaining([
        'a/deck.md error deck/empty',
        'a/deck.en.md error front-matter/broken',
      ]),
    );
  });

  test('passes over hidden files, node_modules and folders without Markdown', async () => {
    const folder = temporaryLibrary({
      ...twoDecks,
      '.git/deck.md': deckText('Git'),
      'node_modules/deck.md': deckText('Modules'),
      'pictures/a.png': 'x',
      'notes.md': '# At the top',
    });
    const { shown, findings } = await open(folder);
    expect(shown()).toHaveLength(4);
    expect(findings()).toEqual([]);
  });

  // Windows lets administrators alone make links.
  test.skipIf(process.platform === 'win32')(
    'ignores a symbolic link that leaves its deck, and reports it',
    async () => {
      const elsewhere = temporaryLibrary({
        'secret.svg': '<svg/>',
        'deck.de.md': deckText('Drei'),
      });
      const text = `${deckText('Un')}\n![x](media/secret.svg)\n`;
      const folder = temporaryLibrary({ 'kiosk.yaml': 'languages: [fr]', 'a/deck.md': text });
      mkdirSync(path.join(folder, 'a/media'));
      symlinkSync(path.join(elsewhere, 'secret.svg'), path.join(folder, 'a/media/secret.svg'));
      symlinkSync('..', path.join(folder, 'a/up'));
      symlinkSync('nowhere', path.join(folder, 'a/dangling.svg'));
      symlinkSync('deck.md', path.join(folder, 'a/inside.txt'));
      const { library, findings } = await open(folder);
      expect(findings()).toEqual(
        expect.arrayContaining([
          'a/media/secret.svg warning file/outside',
          'a/up warning file/outside',
          'a/dangling.svg warning file/outside',
          'a/deck.md error media/missing',
        ]),
      );
      expect(library.library.decks[0]?.slides[0]?.media).toEqual([]);
    },
  );

  test('says which byte of a text is not UTF-8', async () => {
    const latin1 = Buffer.from('---\ntitle: Été\n---\n\n# A\n', 'latin1');
    const { library, findings } = await open(
      temporaryLibrary({
        'kiosk.yaml': 'languages: [fr]',
        'a/deck.md': latin1,
        ...{ 'b/deck.md': deckText('B') },
      }),
    );
    expect(findings()).toEqual(['a/deck.md error file/not-utf8']);
    expect(library.library.diagnostics[0]).toMatchObject({ line: 2, column: 8 });
    expect(library.library.diagnostics[0]?.message).toContain('byte 12 (0xC9)');
  });

  test('does not read a text of more than 4 MB', async () => {
    const large = 'x'.repeat(4 * 1024 * 1024 + 1);
    const { findings } = await open(temporaryLibrary({ ...twoDecks, 'a/deck.md': large }));
    expect(findings()).toContain('a/deck.md error file/too-large');
  });

  test.skipIf(process.platform === 'win32')('reports a file that may not be read', async () => {
    const folder = temporaryLibrary(twoDecks);
    const { chmodSync } = await import('node:fs');
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, 'a/deck.md'), 0o000);
    // Nothing is forbidden to root.
    const wasRoot = process.geteuid?.() === 0;
    if (wasRoot) process.seteuid?.(65_534);
    try {
      const { shown, findings } = await open(folder);
      expect(findings()).toContain('a/deck.md error file/unreadable');
      expect(shown()).toEqual(['a en One', 'b fr Deux', 'b en Two']);
    } finally {
      if (wasRoot) process.seteuid?.(0);
    }
  });
});

describe('a library with nothing to play', () => {
  test.each([
    ['missing', () => path.join(temporaryFolder(), 'gone'), 'kiosk.yaml error library/missing'],
    [
      'a file',
      () => path.join(temporaryLibrary({ x: '' }), 'x'),
      'kiosk.yaml error library/missing',
    ],
    ['empty', () => temporaryFolder(), 'kiosk.yaml error library/empty'],
    ['broken', () => temporaryLibrary({ 'a/deck.md': '' }), 'a/deck.md error deck/empty'],
  ])('because it is %s shows the built-in deck and says why', async (_why, make, finding) => {
    const { library, findings } = await open(make());
    expect(library.playable).toBe(false);
    expect(new Set(library.library.decks.map(({ id }) => id))).toEqual(new Set(['welcome']));
    expect(findings()).toContain(finding);
    expect(librarySchema.parse(library.library)).toEqual(library.library);
    expect(library.contentRoot('welcome')).toBe(welcomeFolder);
  });

  test('shows the built-in deck in its own languages, in their order', async () => {
    const { library } = await open(temporaryLibrary({ 'kiosk.yaml': 'languages: [en, fr]' }));
    expect(library.library.decks.map(({ locale }) => locale)).toEqual(['en', 'fr']);
  });

  test('shows the built-in deck as it is when it speaks none of its languages', async () => {
    const { library } = await open(temporaryLibrary({ 'kiosk.yaml': 'languages: [de]' }));
    const { decks, site } = library.library;
    expect(decks.map(({ locale }) => locale)).toEqual(site.languages);
    expect(site.languages).toContain(site.loopLanguages[0]);
  });

  test('that has a broken deck called welcome is not taken for playable', async () => {
    const { library } = await open(temporaryLibrary({ 'welcome/deck.md': '' }));
    await library.reload();
    expect(library.playable).toBe(false);
    expect(library.contentRoot('welcome')).toBe(welcomeFolder);
  });

  test('is never the end, even without the built-in deck', async () => {
    const nowhere = path.join(temporaryFolder(), 'gone');
    const library = await LibraryFolder.open({ folder: nowhere, welcomeFolder: nowhere });
    expect(library.library.decks).toEqual([]);
    expect(library.playable).toBe(false);
  });
});

describe('a library that changes', () => {
  test('keeps the last good version of a text that no longer compiles, with the new findings', async () => {
    const folder = temporaryLibrary(twoDecks);
    const { library, shown, findings } = await open(folder);
    const { revision } = library.library;
    writeFiles(folder, { 'a/deck.md': '' });
    await library.reload();
    expect(shown()).toEqual(['a fr Un', 'a en One', 'b fr Deux', 'b en Two']);
    expect(findings()).toContain('a/deck.md error deck/empty');
    expect(library.library.revision).toBe(revision);
    writeFiles(folder, { 'a/deck.md': deckText('Uno', 2) });
    await library.reload();
    expect(shown()).toEqual(['a fr Uno', 'a en One', 'b fr Deux', 'b en Two']);
    expect(findings()).toEqual([]);
  });

  test('keeps the last good version of a text that is no longer UTF-8', async () => {
    const folder = temporaryLibrary(twoDecks);
    const { library, shown, findings } = await open(folder);
    writeFiles(folder, { 'a/deck.md': Buffer.from([0xff, 0xfe, 0x41]) });
    await library.reload();
    expect(shown()).toContain('a fr Un');
    expect(findings()).toEqual(['a/deck.md error file/not-utf8']);
  });

  test('keeps the last good kiosk.yaml', async () => {
    const folder = temporaryLibrary({ ...twoDecks, 'kiosk.yaml': `${kiosk}playlist: [b]\n` });
    const { library, shown, findings } = await open(folder);
    writeFiles(folder, { 'kiosk.yaml': 'playlist: [' });
    await library.reload();
    expect(shown()[0]).toBe('b fr Deux');
    expect(findings()).toContain('kiosk.yaml error site/yaml');
  });

  test('forgets a deck that was taken away', async () => {
    const folder = temporaryLibrary(twoDecks);
    const { library, shown } = await open(folder);
    rmSync(path.join(folder, 'a'), { recursive: true });
    await library.reload();
    expect(shown()).toEqual(['b fr Deux', 'b en Two']);
    expect(library.contentRoot('a')).toBeNull();
  });

  test.each([
    ['vanishes', (folder: string) => rmSync(folder, { recursive: true }), 'library/missing'],
    [
      'is emptied, as by an unplugged disk',
      (folder: string) => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
      },
      'library/empty',
    ],
  ])('goes on with the last good set when it %s', async (_how, change, code) => {
    const folder = temporaryLibrary(twoDecks);
    const { library, shown, findings } = await open(folder);
    change(folder);
    await library.reload();
    expect(shown()).toHaveLength(4);
    expect(library.playable).toBe(true);
    expect(findings()).toContain(`kiosk.yaml error ${code}`);
  });

  test('comes back after the built-in deck', async () => {
    const folder = temporaryFolder();
    const { library, shown } = await open(folder);
    writeFiles(folder, twoDecks);
    await library.reload();
    expect(shown()).toHaveLength(4);
    expect(library.playable).toBe(true);
  });

  test('is compiled anew only where it changed', async () => {
    const folder = temporaryLibrary(twoDecks);
    const { library } = await open(folder);
    const [firstA, , firstB] = library.library.decks;
    writeFiles(folder, { 'a/deck.md': deckText('Uno', 2) });
    await library.reload();
    const [secondA, , secondB] = library.library.decks;
    expect(secondB).toBe(firstB);
    expect(secondA).not.toBe(firstA);
  });

  test('is compiled anew when a picture that was missing arrives', async () => {
    const text = `${deckText('Un')}\n![x](media/x.svg)\n`;
    const folder = temporaryLibrary({ 'kiosk.yaml': 'languages: [fr]', 'a/deck.md': text });
    const { library, findings } = await open(folder);
    expect(findings()).toContain('a/deck.md error media/missing');
    writeFiles(folder, { 'a/media/x.svg': '<svg/>' });
    await library.reload();
    expect(findings()).not.toContain('a/deck.md error media/missing');
  });

  test('is compiled anew when the site’s duration changes', async () => {
    const folder = temporaryLibrary({ ...twoDecks, 'kiosk.yaml': `${kiosk}duration: 5s` });
    const { library } = await open(folder);
    writeFiles(folder, { 'kiosk.yaml': `${kiosk}duration: 6s` });
    await library.reload();
    expect(library.library.decks[0]?.slides[0]?.duration).toBe(6_000);
  });
});

describe('the revision', () => {
  test('is the same for the same content in another folder', async () => {
    const [first, second] = await Promise.all(
      [twoDecks, twoDecks].map(async (files) => open(temporaryLibrary(files))),
    );
    expect(first?.library.library.revision).toBe(second?.library.library.revision);
  });

  test.each([
    ['a text', { 'b/deck.en.md': deckText('Second') }],
    ['a picture', { 'b/media/x.svg': '<svg></svg>' }],
    ['a picture of the same size', { 'b/media/x.svg': '<SVG/>' }],
    ['a new picture', { 'b/media/y.svg': '<svg/>' }],
    ['the site', { 'kiosk.yaml': `${kiosk}theme: dark` }],
  ])('changes with %s', async (_what, files) => {
    const folder = temporaryLibrary(twoDecks);
    const { library } = await open(folder);
    const { revision } = library.library;
    writeFiles(folder, files);
    await library.reload();
    expect(library.library.revision).not.toBe(revision);
  });

  test('changes even when a picture is replaced within its old time and size', async () => {
    const folder = temporaryLibrary(twoDecks);
    const picture = path.join(folder, 'b/media/x.svg');
    utimesSync(picture, 1, 1);
    const { library } = await open(folder);
    const { revision } = library.library;
    unlinkSync(picture);
    writeFileSync(picture, '<SVG/>');
    utimesSync(picture, 1, 1);
    await library.reload();
    expect(library.library.revision).not.toBe(revision);
  });
});

test('content is found for shown decks only', async () => {
  const folder = temporaryLibrary({ ...twoDecks, 'c/a.svg': '<svg/>' });
  const { library } = await open(folder);
  expect(library.contentRoot('a')).toBe(path.join(folder, 'a'));
  for (const id of ['c', '..', '', '.', 'a/..', 'A']) expect(library.contentRoot(id)).toBeNull();
});

test('loading twice at once gives the newest both times', async () => {
  const folder = temporaryLibrary(twoDecks);
  const { library, shown } = await open(folder);
  writeFiles(folder, { 'a/deck.md': deckText('Uno', 2) });
  await Promise.all([library.reload(), library.reload()]);
  expect(shown()[0]).toBe('a fr Uno');
});
