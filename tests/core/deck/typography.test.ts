import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frenchSpacing, splitJoinedWords, typeset } from '../../../src/core/deck/typography.ts';
import { deckOf, slideOf } from './compile.ts';

/** Shows narrow no-break spaces as `_`. */
const shown = (text: string) => frenchSpacing(text).replaceAll('\u202F', '_');

describe('French spacing', () => {
  it.each([
    ['Quoi ?', 'Quoi_?'],
    ['a ; b : c ! d', 'a_; b_: c_! d'],
    ['« mot »', '«_mot_»'],
    ['«mot»', '«_mot_»'],
    ['«mot» !', '«_mot_»_!'],
    ['10 000 habitants', '10_000 habitants'],
    ['1 234 567 €', '1_234_567_€'],
    ['20 %', '20_%'],
    ['20%', '20%'],
    ['Bravo!', 'Bravo!'],
    ['Quoi ?! Non ; oui', 'Quoi_?! Non_; oui'],
    ['en 2024 300 personnes', 'en 2024 300 personnes'],
    ['01 23 45 67 89', '01 23 45 67 89'],
    ['à 10:30', 'à 10:30'],
    ['voir https://a.example/b?c=1;d! et là', 'voir https://a.example/b?c=1;d! et là'],
    ['a;b', 'a;b'],
    ['ravi :-) et ;-)', 'ravi :-) et ;-)'],
    ['« quoi ? »', '«_quoi_?_»'],
    ['(quoi ?)', '(quoi_?)'],
    ['', ''],
    ['mot   :', 'mot_:'],
  ])('turns %j into %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab1 «»:;!?%€/@.0\u00A0\u202F\n') }),
        (text) => {
          const once = frenchSpacing(text);
          expect(frenchSpacing(once)).toBe(once);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is for French alone', () => {
    expect(typeset('a ?', 'fr-CA')).toBe('a\u202F?');
    expect(typeset('a ?', 'en')).toBe('a ?');
    expect(typeset('a ?', 'fro')).toBe('a ?');
  });

  it('reaches text, notes and front matter, but not code, formulas or other languages', () => {
    const text =
      '---\ntitle: Quoi ?\n---\n# Oui !\n\n`a ?` et $a : b$ <kbd>x !</kbd> <span lang="en">no !</span>\n\nNote : ah !';
    const deck = deckOf(text, { locale: 'fr' });
    expect(deck.title).toBe('Quoi\u202F?');
    const [slide] = deck.slides;
    expect(slide?.html).toContain('<h1>Oui\u202F!</h1>');
    expect(slide?.html).toContain('<code>a ?</code>');
    expect(slide?.html).toContain('a : b</annotation>');
    expect(slide?.html).toContain('<kbd>x !</kbd> <span lang="en">no !</span>');
    expect(slide?.notes).toBe('<p>ah\u202F!</p>');
  });

  it('leaves plain spaces in the text for search', () => {
    expect(slideOf('10 000 € !', { locale: 'fr' }).text).toBe('10 000 € !');
  });
});

describe('words joined by a hyphen', () => {
  it.each([
    ['Qui est-elle ?', 'Qui [est-elle] ?'],
    ['A-t-on vu celles-ci ?', '[A-t-on] vu [celles-ci] ?'],
    ['Peut-être à Montpellier-Nîmes', 'Peut-être à Montpellier-Nîmes'],
    ['est-elles-mêmes', 'est-elles-mêmes'],
    ['est-', 'est-'],
  ])('in %j they are found', (text, expected) => {
    const pieces = splitJoinedWords(text);
    expect(pieces.map((piece, index) => (index % 2 ? `[${piece}]` : piece)).join('')).toBe(
      expected,
    );
  });

  it('stay whole on French slides, and read as they were written', () => {
    const { html, title } = slideOf('# Où *va*-t-elle, est-ce là ?', { locale: 'fr' });
    expect(html).toContain('<span class="whole">est-ce</span>');
    expect(title).toBe('Où va-t-elle, est-ce là\u202F?');
    expect(slideOf('# est-elle', { locale: 'en' }).html).not.toContain('whole');
  });
});
