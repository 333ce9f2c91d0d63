import { describe, expect, test, vi } from 'vitest';
import { chooseDecks, type DeckChoice } from '../../src/cli/export/choose-decks.ts';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import { deckText, temporaryLibrary, welcomeFolder } from '../support/temporary-library.ts';
import { runVitrine } from './run-vitrine.ts';

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const files = {
  'kiosk.yaml': 'languages: [fr, en]\nplaylist: [b, a]',
  'a/deck.md': deckText('Un'),
  'a/deck.en.md': deckText('One'),
  'b/deck.md': deckText('Deux'),
};

async function choose(choice: DeckChoice): Promise<string[]> {
  const folder = temporaryLibrary(files);
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  const versions = await chooseDecks(library, folder, choice);
  return versions.map(({ deck }) => `${deck.id} ${deck.locale}`);
}

describe('the decks of a PDF', () => {
  test.each<[DeckChoice, string[]]>([
    [{}, ['b fr', 'a fr']],
    [{ locale: 'en' }, ['b fr', 'a en']],
    [{ deck: 'a' }, ['a fr']],
    [{ deck: 'a', locale: 'en' }, ['a en']],
    [{ talk: 'a, b' }, ['a fr', 'b fr']],
  ])('%j are %j: each once, in order', async (choice, decks) => {
    expect(await choose(choice)).toEqual(decks);
  });

  test.each<[DeckChoice, RegExp]>([
    [{ deck: 'c' }, /has no deck “c”/],
    [{ talk: 'a,c' }, /has no deck “c”/],
    [{ talk: '' }, /has no deck “”/],
    [{ locale: 'de' }, /is in “de”/],
    [{ deck: 'a', talk: 'b' }, /not both/],
  ])('%j is refused', async (choice, message) => {
    await expect(choose(choice)).rejects.toThrow(message);
  });
});

test('an export says what it needs, and exits 2', async () => {
  const folder = temporaryLibrary(files);
  const nothing = await runVitrine('export', folder);
  expect(nothing).toMatchObject({ stdout: '', exitCode: 2 });
  expect(nothing.stderr).toContain('--pdf <file>');
  const away = await runVitrine('export', `${folder}/away`, '--pdf', 'x.pdf');
  expect(away).toMatchObject({ stdout: '', exitCode: 2 });
});
