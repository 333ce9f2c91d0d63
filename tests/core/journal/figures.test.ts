import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalEntrySchema, type JournalEntry } from '../../../src/core/journal/entries.ts';
import { figuresOf } from '../../../src/core/journal/figures.ts';

type Read = Extract<JournalEntry, { kind: 'read' }>;
type Visit = Extract<JournalEntry, { kind: 'visit' }>;

// A Monday.
const at = '2026-11-23T09:12';
function read(change: Partial<Read> = {}): Read {
  const { seen = [1, 2, 3] } = change;
  return {
    ...{ at, kind: 'read', deck: 'a', title: 'A', locale: 'fr', from: 'menu', slides: 3 },
    ...{ seen, last: seen.at(-1) ?? 1, ms: 1_000, ended: 'left', ...change },
  };
}
function visit(change: Partial<Visit> = {}): Visit {
  return {
    ...{ at, kind: 'visit', deck: 'a', title: 'A', locales: ['fr'], opened: 1 },
    ...{ ms: 10_000, ended: 'left', ...change },
  };
}

describe('the figures of a journal', () => {
  test('of nothing are nothing', () => {
    const figures = figuresOf([]);
    expect(figures).toMatchObject({ from: null, to: null, days: 0, entries: 0, decks: [] });
    expect(figures.visits).toMatchObject({ count: 0, medianMs: 0 });
  });

  test('tell the days they cover', () => {
    const figures = figuresOf([visit({ at: '2026-11-25T10:00' }), visit(), visit()]);
    expect(figures).toMatchObject({ from: '2026-11-23', to: '2026-11-25', days: 2, entries: 3 });
  });

  test('tell for each deck how often it was shown, touched, opened, read to its end and how long', () => {
    const shown = { at, kind: 'shown', title: 'A', locale: 'fr', deck: 'a' } as const;
    const [deck] = figuresOf([
      { ...shown, times: 3, ms: 90_000 },
      { ...shown, times: 2, ms: 60_000 },
      visit(),
      read({ ms: 1_000 }),
      read({ ms: 4_000, seen: [1] }),
      read({ ms: 10_000, seen: [1, 3], from: 'search' }),
    ]).decks;
    expect(deck).toMatchObject({
      shown: { times: 5, ms: 150_000 },
      ...{ touches: 1, openings: 3, openedFrom: { menu: 2, search: 1 }, finished: 2 },
      ...{ ms: 15_000, medianMs: 4_000 },
    });
  });

  test('tell slide by slide who saw it and who left there; the last slide loses nobody', () => {
    const seens = [[1], [1, 2], [1, 2], [1, 2, 3], [2, 3]];
    const [deck] = figuresOf(seens.map((seen) => read({ seen }))).decks;
    expect(deck?.fallOff).toEqual({ readings: 5, seen: [4, 4, 2], left: [1, 2, 0] });
  });

  test('a deck that changed its length is followed by its most frequent one', () => {
    const longer = read({ slides: 4, seen: [1, 2, 3, 4] });
    const [deck] = figuresOf([read(), longer, read(), read({ seen: [1] })]).decks;
    expect(deck?.fallOff).toEqual({ readings: 3, seen: [3, 2, 2], left: [1, 0, 0] });
    expect(deck?.finished).toBe(3);
  });

  test('put the most opened deck first, and name each as it was last called', () => {
    const renamed = { at: '2026-11-24T09:00', title: 'B, mieux' };
    const { decks } = figuresOf([
      read({ deck: 'b', ...renamed }),
      read(),
      read({ deck: 'b', title: 'B' }),
      read({ deck: 'b', title: 'B in English', locale: 'en' }),
    ]);
    expect(decks.map(({ deck, titles }) => [deck, titles])).toEqual([
      ['b', { fr: 'B, mieux', en: 'B in English' }],
      ['a', { fr: 'A' }],
    ]);
  });

  test('tell when visits begin, by weekday and hour', () => {
    const { when } = figuresOf([visit(), visit(), visit({ at: '2026-11-29T23:59' })]).visits;
    expect(when.map((day) => day.length)).toEqual(Array.from({ length: 7 }, () => 24));
    expect([when[0]?.[9], when[6]?.[23]]).toEqual([2, 1]);
    expect(when.flat().reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('tell how visits went', () => {
    const { visits } = figuresOf([
      visit({ ms: 1_000, opened: 0 }),
      visit({ ms: 2_000, ended: 'idle' }),
      visit({ ms: 9_000, locales: ['fr', 'en'] }),
    ]);
    expect(visits).toMatchObject({
      ...{ count: 3, ms: 12_000, medianMs: 2_000, withReading: 2, idle: 1 },
      inSeveralLanguages: 1,
    });
  });

  test('count searches in vain, and name those words that were kept', () => {
    const vain = { at, kind: 'vain', locale: 'fr' } as const;
    const { searches } = figuresOf([vain, { ...vain, words: 'robot' }, vain]);
    expect(searches).toEqual({ count: 3, words: [{ words: 'robot', count: 1 }] });
  });
});

describe('an entry on disk', () => {
  test.each(['2026-02-30T10:00', '2026-11-23T25:00', '2026-11-23', '2026-11-23T10:00+01:00'])(
    'is none with the time %s',
    (time) => {
      expect(journalEntrySchema.safeParse(read({ at: time })).success).toBe(false);
    },
  );
});

const entry: fc.Arbitrary<JournalEntry> = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    which: fc.constantFrom('read', 'visit', 'vain', 'shown'),
    deck: fc.constantFrom('a', 'b', 'c'),
    title: fc.constantFrom('X', 'Y', 'Z'),
    locale: fc.constantFrom('fr', 'en'),
    slides: fc.integer({ min: 1, max: 6 }),
    seen: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
    ms: fc.nat(100_000),
    words: fc.option(fc.constantFrom('u', 'v'), { nil: undefined }),
  })
  .map(({ day, hour, which, deck, title, locale, slides, seen, ms, words }) => {
    const two = (number: number) => String(number).padStart(2, '0');
    const begun = { at: `2026-02-${two(day)}T${two(hour)}:00` };
    if (which === 'vain') return { ...begun, kind: 'vain', locale, words };
    if (which === 'visit') return visit({ ...begun, deck, ms });
    if (which === 'shown')
      return { ...begun, kind: 'shown', deck, title, locale, times: 1, ms } as const;
    return read({ ...begun, deck, title, locale, slides, seen, ms });
  });

test('the order of the entries makes no difference', () => {
  const shuffled = fc
    .array(entry, { maxLength: 40 })
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
  const holds = fc.property(shuffled, ([all, mixed]) => {
    expect(figuresOf(mixed)).toEqual(figuresOf(all));
  });
  fc.assert(holds);
});

test('two journals together are the sum of both, and no slide loses more than saw the deck', () => {
  const journals = fc.tuple(fc.array(entry, { maxLength: 30 }), fc.array(entry, { maxLength: 30 }));
  const holds = fc.property(journals, ([one, two]) => {
    const both = figuresOf([...one, ...two]);
    const [a, b] = [figuresOf(one), figuresOf(two)];
    const openings = (figures: typeof both) =>
      figures.decks.reduce((sum, deck) => sum + deck.openings, 0);
    expect(both.loopMs).toBe(a.loopMs + b.loopMs);
    expect(both.visits.count).toBe(a.visits.count + b.visits.count);
    expect(openings(both)).toBe(openings(a) + openings(b));
    for (const { fallOff, finished, openings: opened } of both.decks) {
      const lost = fallOff.left.reduce((sum, count) => sum + count, 0);
      expect(lost).toBeLessThanOrEqual(fallOff.readings);
      for (const count of fallOff.seen) expect(count).toBeLessThanOrEqual(fallOff.readings);
      expect(finished).toBeLessThanOrEqual(opened);
    }
  });
  fc.assert(holds);
});
