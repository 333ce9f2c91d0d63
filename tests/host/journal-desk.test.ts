import { describe, expect, test } from 'vitest';
import type { JournalNote } from '../../src/core/journal/entries.ts';
import type { Library } from '../../src/core/library/library.ts';
import { JournalDesk } from '../../src/host/journal-desk.ts';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import { deckText, temporaryLibrary, welcomeFolder } from '../support/temporary-library.ts';

function shown(deck: string, locale = 'fr'): JournalNote {
  return { kind: 'shown', deck, locale, times: 1, ms: 1_000, ago: 0 };
}

async function libraryOf(files: Record<string, string>): Promise<Library> {
  const folder = temporaryLibrary({ 'kiosk.yaml': 'languages: [fr, en]', ...files });
  return (await LibraryFolder.open({ folder, welcomeFolder })).library;
}

describe('the journal’s desk', () => {
  test('adds the title from the library that it handed out, not from the page', async () => {
    const desk = new JournalDesk();
    desk.learn(await libraryOf({ 'a/deck.md': deckText('Un'), 'a/deck.en.md': deckText('One') }));
    const forged = { ...shown('a', 'en'), title: 'Marie Dupont' };
    expect(desk.openFor(0)([shown('a'), forged], 0)).toEqual([
      { ...shown('a'), title: 'Un' },
      { ...shown('a', 'en'), title: 'One' },
    ]);
  });

  test('takes a visit in a language that the deck on stage has not, under a title that it has', async () => {
    const desk = new JournalDesk();
    desk.learn(await libraryOf({ 'a/deck.md': deckText('Un') }));
    const note: JournalNote = {
      ...{ kind: 'visit', deck: 'a', locales: ['en'], opened: 0, ms: 1_000, ended: 'left', ago: 0 },
    };
    expect(desk.openFor(0)([note], 0)).toEqual([{ ...note, title: 'Un' }]);
  });

  test('takes nothing of decks that it never handed out, and everything of those that are gone since', async () => {
    const desk = new JournalDesk();
    desk.learn(await libraryOf({ 'a/deck.md': deckText('Un') }));
    desk.learn(await libraryOf({ 'b/deck.md': deckText('Deux') }));
    const take = desk.openFor(0);
    const decks = take([shown('a'), shown('b'), shown('c'), shown('a', 'en')], 0);
    expect(decks).toMatchObject([{ deck: 'a' }, { deck: 'b' }]);
  });

  test('takes 600 notes of a screen at once and 60 a minute after that; another screen has its own', () => {
    const desk = new JournalDesk();
    const [hostile, honest] = [desk.openFor(0), desk.openFor(0)];
    const vain: JournalNote = { kind: 'vain', words: 'x', locale: 'fr', ago: 0 };
    const many = Array.from({ length: 1_000 }, () => vain);
    expect(hostile(many, 0)).toHaveLength(600);
    expect(hostile(many, 30_000)).toHaveLength(30);
    expect(honest([vain], 30_000)).toHaveLength(1);
    expect(hostile(many, 3_600_000)).toHaveLength(600);
  });
});
