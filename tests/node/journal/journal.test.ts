import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalEntry, TitledNote } from '../../../src/core/journal/entries.ts';
import { Journal } from '../../../src/node/journal/journal.ts';
import { readJournal } from '../../../src/node/journal/read-journal.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-library.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Half past eleven at night in Paris, where it is already the next day half an hour later. */
const lateEvening = Date.parse('2026-11-23T22:30:00Z');

function shown(ago = 0, deck = 'a'): TitledNote {
  return { kind: 'shown', deck, title: 'Un', locale: 'fr', times: 1, ms: 80_000, ago };
}
function vain(words: string): TitledNote {
  return { kind: 'vain', words, locale: 'fr', ago: 0 };
}

/** A journal in a folder of its own, whose clock the test holds. */
function keep(options: { largestDay?: number; largestJournal?: number; folder?: string } = {}) {
  const folder = options.folder ?? path.join(temporaryFolder(), 'journal');
  const clock = { now: lateEvening };
  const log: string[] = [];
  const open = () =>
    new Journal({
      ...{ folder, timeZone: () => 'Europe/Paris', now: () => clock.now },
      ...{ log: (line: string) => log.push(line), ...options },
    });
  let journal = open();
  return {
    ...{ folder, clock, log },
    write: async (...notes: TitledNote[]) => {
      journal.write(notes);
      await journal.settled();
    },
    restart: () => (journal = open()),
    days: () => readdirSync(folder).filter((name) => name.endsWith('.ndjson')),
    text: (name: string) => readFileSync(path.join(folder, name), 'utf8'),
    everything: () =>
      readdirSync(folder)
        .map((name) => readFileSync(path.join(folder, name), 'utf8'))
        .join('\n'),
    entries: async () => {
      const entries: JournalEntry[] = [];
      const unreadable: string[] = [];
      for await (const entry of readJournal(folder, (file) => unreadable.push(file)))
        entries.push(entry);
      return { entries, unreadable };
    },
  };
}

describe('a journal', () => {
  test('is a file a day by the site’s clock; an entry lies in the day in which it began', async () => {
    const { clock, days, entries, write } = keep();
    await write(shown(29 * minute));
    clock.now += 45 * minute;
    await write(shown(44 * minute), shown(minute));
    expect(days()).toEqual(['2026-11-23.ndjson', '2026-11-24.ndjson']);
    const entry = { kind: 'shown', deck: 'a', title: 'Un', locale: 'fr', times: 1, ms: 80_000 };
    expect(await entries()).toEqual({
      entries: [
        { at: '2026-11-23T23:01', ...entry },
        { at: '2026-11-23T23:31', ...entry },
        { at: '2026-11-24T00:14', ...entry },
      ],
      unreadable: [],
    });
  });

  test('knows nothing finer than the minute, and no title or word that it was not given', async () => {
    const { text, write } = keep();
    await write(shown());
    const line = '{"at":"2026-11-23T23:30","kind":"shown","deck":"a","title":"Un","locale":"fr",';
    expect(text('2026-11-23.ndjson')).toBe(`${line}"times":1,"ms":80000}\n`);
  });

  test('keeps the order of what is written at once', async () => {
    const { entries, write } = keep();
    const decks = Array.from({ length: 40 }, (_, index) => `deck-${String(index)}`);
    await Promise.all(decks.map((deck) => write(shown(0, deck))));
    const written = (await entries()).entries.map((entry) => 'deck' in entry && entry.deck);
    expect(written).toEqual(decks);
  });

  test('goes on after a line that a power cut has halved, and loses that line alone', async () => {
    const { entries, folder, restart, write } = keep();
    await write(shown());
    writeFileSync(path.join(folder, '2026-11-23.ndjson'), '{"at":"2026-11-23T22:', { flag: 'a' });
    restart();
    await write(shown());
    const read = await entries();
    expect(read.entries).toHaveLength(2);
    expect(read.unreadable).toEqual([path.join(folder, '2026-11-23.ndjson')]);
  });

  test.skipIf(!existsSync('/dev/full'))(
    'on a full disk loses entries, says so once, and recovers',
    async () => {
      const { entries, folder, log, write } = keep();
      const full = path.join(folder, '2026-11-23.ndjson');
      writeFiles(folder, { 'searches.json': '' });
      symlinkSync('/dev/full', full);
      await write(shown());
      await write(shown(), shown());
      expect(log).toEqual([expect.stringMatching(/cannot be written, entries are lost: .*ENOSPC/)]);
      rmSync(full);
      await write(shown());
      await write(shown());
      expect(log.slice(1)).toEqual(['The journal is written again; 3 entries were lost.']);
      expect((await entries()).entries).toHaveLength(2);
    },
  );

  test('where no folder can be made says so once, and throws nothing', async () => {
    const parent = temporaryFolder();
    writeFiles(parent, { file: '' });
    const { log, write } = keep({ folder: path.join(parent, 'file', 'journal') });
    await write(shown());
    await write(shown());
    expect(log).toEqual([expect.stringMatching(/cannot be written/)]);
  });

  test('leaves out what would make a day too large, says so once, and begins the next day anew', async () => {
    const { clock, days, entries, log, write } = keep({ largestDay: 399 });
    for (let index = 0; index < 10; index += 1) await write(shown());
    expect((await entries()).entries).toHaveLength(3);
    expect(log).toEqual([expect.stringMatching(/399 bytes of 2026-11-23/)]);
    clock.now += day;
    await write(shown());
    expect(days()).toHaveLength(2);
  });

  test('takes a thousand notes while the disk is slow, and no more', async () => {
    const { entries, write } = keep();
    await Promise.all(Array.from({ length: 1_200 }, () => write(shown())));
    // The first is on its way when the others come.
    expect((await entries()).entries).toHaveLength(1_001);
  });

  test('forgets days after 400 days, and the oldest first when all is too large', async () => {
    const { clock, days, folder, write, restart } = keep({ largestJournal: 1_000 });
    const line = `${JSON.stringify({ at: '2025-01-01T10:00' })}\n`;
    writeFiles(folder, {
      '2025-10-18.ndjson': line,
      '2025-10-19.ndjson': line,
      'notes.txt': 'not ours',
    });
    await write(shown());
    expect(days()).toEqual(['2025-10-19.ndjson', '2026-11-23.ndjson']);
    writeFiles(folder, { '2026-11-20.ndjson': 'x'.repeat(900), '2026-11-21.ndjson': line });
    clock.now += day;
    restart();
    await write(shown());
    expect(days()).toEqual(['2026-11-21.ndjson', '2026-11-23.ndjson', '2026-11-24.ndjson']);
    expect(existsSync(path.join(folder, 'notes.txt'))).toBe(true);
  });
});

describe('the words of a search in vain', () => {
  test('are on the disk only once they were typed on three different days', async () => {
    const { clock, entries, everything, restart, write } = keep();
    const words = async () =>
      (await entries()).entries.map((entry) => entry.kind === 'vain' && entry.words);
    await write(vain('Robot chirurgien'), vain('robot chirurgien'));
    clock.now += day;
    restart();
    await write(vain(' ROBOT  chirurgien'));
    expect(everything()).not.toMatch(/robot|chirurgien/i);
    clock.now += day;
    restart();
    await write(vain('robot chirurgien'));
    expect(await words()).toEqual([undefined, undefined, undefined, 'robot chirurgien']);
  });

  test('are counted by the host’s days: a page cannot claim three at once', async () => {
    const { everything, write } = keep();
    await write(...[0, 24, 48].map((hours) => ({ ...vain('robot'), ago: hours * 60 * minute })));
    expect(everything()).not.toContain('robot');
  });

  test('that look personal are counted, and leave not even a hash', async () => {
    const { clock, entries, folder, write } = keep();
    for (let index = 0; index < 4; index += 1) {
      await write(vain('marie@example.org'), vain('06 12 34 56 78'), vain('mot '.repeat(20)));
      clock.now += day;
    }
    expect((await entries()).entries).toHaveLength(12);
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toEqual([]);
    expect((await entries()).entries.some((entry) => 'words' in entry)).toBe(false);
  });
});
