import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/search/fold.ts';
import { excerpt, mark } from '../../../src/core/search/passage.ts';
import { wordsOf } from '../../../src/core/search/words.ts';
import { deckOf, searchIn } from './library.ts';

const spoken = fc
  .array(
    fc.constantFrom(
      ...'L’IA e-santé 10\u202f000 人工智能 Straße cœur étudiant·e·s Ελλάδα'.split(' '),
      ...'données Łódź ŒUVRE Привет محمد'.split(' '),
    ),
  )
  .map((words) => words.join(' '));
const text = fc.oneof(fc.lorem(), fc.string({ unit: 'grapheme', maxLength: 60 }), spoken);
const decks = fc
  .array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((all) => all.map((slides, index) => deckOf(`deck ${index}`, { title: '', slides })));
const anything = fc.string({ unit: 'binary', maxLength: 400 });

describe('any library', () => {
  it('gives every deck under every word of every slide', () => {
    fc.assert(
      fc.property(decks, (all) => {
        const search = searchIn(...all);
        for (const deck of all) {
          for (const { text: said } of deck.slides) {
            for (const word of said.split(/\s+/).slice(0, 6)) {
              if (wordsOf(word).length === 0) continue;
              expect(search.search(word, 'fr').map((found) => found.deck)).toContain(deck.id);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('answers any text, with slides that are there', () => {
    fc.assert(
      fc.property(decks, fc.oneof(anything, text), (all, words) => {
        const long = deckOf('long', { locale: 'en', slides: ['a', 'b', 'c', words] });
        const search = searchIn(...all, deckOf('long', { slides: ['a', 'b'] }), long);
        const found = search.search(words, 'fr');
        expect(new Set(found.map(({ deck }) => deck)).size).toBe(found.length);
        for (const { deck, slide, snippet, slideTitle } of found) {
          const shown = [...all, deckOf('long', { slides: ['a', 'b'] })];
          const slides = shown.find(({ id }) => id === deck)?.slides.length;
          expect(slide).toBeGreaterThanOrEqual(1);
          expect(slide).toBeLessThanOrEqual(slides ?? 0);
          expect([...snippet, ...slideTitle].every((piece) => piece.text !== '')).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('any text', () => {
  it('is folded once and for all', () => {
    fc.assert(fc.property(anything, (any) => fold(fold(any)) === fold(any)));
    fc.assert(fc.property(spoken, (any) => fold(any.toUpperCase()) === fold(any)));
  });

  it('folds every single character so', () => {
    for (let code = 0; code < 0x30000; code++) {
      const once = fold(String.fromCodePoint(code));
      if (fold(once) !== once) expect.fail(code.toString(16));
    }
  });

  it('has words that stand in it', () => {
    fc.assert(
      fc.property(fc.oneof(anything, text), (any) => {
        for (const { term, start, end } of wordsOf(any)) {
          expect(term).not.toBe('');
          expect(start >= 0 && start < end && end <= any.length).toBe(true);
        }
      }),
    );
  });

  it('is whole when marked, and short when cut', () => {
    fc.assert(
      fc.property(fc.oneof(anything, text), fc.nat(20), (any, index) => {
        const terms = new Set(
          wordsOf(any)
            .slice(index, index + 2)
            .map(({ term }) => term),
        );
        expect(
          mark(any, terms)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(any);
        const cut = excerpt(any, terms)
          .map((piece) => piece.text)
          .join('');
        expect(cut.length).toBeLessThan(160);
      }),
    );
  });
});
