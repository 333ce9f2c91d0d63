import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/core/search/passage.ts';
import { createSearch } from '../../../src/core/search/search.ts';
import { wordsOf } from '../../../src/core/search/words.ts';
import { deckOf, libraryOf, searchIn } from './library.ts';

const marked = (passage: Passage | undefined): string =>
  (passage ?? []).map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');

/** Whether a word finds the one slide that says something. */
function finds(words: string, said: string, locale = 'fr'): boolean {
  const search = searchIn(
    deckOf('other', { locale, slides: ['Vide', 'Rien'] }),
    deckOf('right', { locale, slides: ['Vide', 'Rien', said] }),
  );
  const [best] = search.search(words, locale);
  return best?.deck === 'right' && best.slide === 3;
}

describe('what is found', () => {
  it('opens the very slide', () => {
    const search = searchIn(deckOf('one', { slides: ['Ici', 'Là', 'Le génome: se lit', 'Fin'] }));
    expect(search.search('génome', 'fr')).toMatchObject([{ deck: 'one', slide: 3, locale: 'fr' }]);
  });

  it.each([
    ['title', deckOf('right', { title: 'Sirocco' })],
    ['subtitle', deckOf('right', { subtitle: 'Un sirocco' })],
    ['summary', deckOf('right', { summary: 'Le sirocco souffle.' })],
    ['tag', deckOf('right', { tags: ['vent', 'sirocco'] })],
    ['person', deckOf('right', { people: [{ name: 'Ana Sirocco', role: '' }] })],
    ['role', deckOf('right', { people: [{ name: 'Ana', role: 'sirocco' }] })],
    ['lab', deckOf('right', { partners: ['Institut Sirocco'] })],
    ['year', deckOf('right', { year: 'sirocco' })],
  ])('is found by its %s, and opens at the cover', (_, deck) => {
    const found = searchIn(deckOf('other'), deck).search('sirocco', 'fr');
    expect(found).toMatchObject([{ deck: 'right', slide: 1 }]);
  });

  it('opens at the slide that names a person, rather than at the cover', () => {
    const people = [{ name: 'Ana Duval', role: 'chimiste' }];
    const search = searchIn(deckOf('one', { people, slides: ['A', 'B', 'L’équipe: Ana Duval'] }));
    expect(search.search('duval', 'fr')).toMatchObject([{ slide: 3 }]);
  });

  it('opens where a word stands, when the other is the project’s name', () => {
    const search = searchIn(deckOf('seqone', { title: 'SeqOne', slides: ['SeqOne', 'mutations'] }));
    expect(search.search('seqone mutations', 'fr')).toMatchObject([{ slide: 2 }]);
  });

  it('opens a project sought by name at its cover, though others of its slides bear the name', () => {
    const slides = ['Bienvenue', 'SeqOne: fait', 'SeqOne: est'];
    const search = searchIn(deckOf('seqone', { title: 'SeqOne', slides }));
    expect(search.search('seqone', 'fr')).toMatchObject([{ slide: 1 }]);
  });

  it('opens at the first of slides that have it alike', () => {
    const search = searchIn(deckOf('one', { slides: ['A', 'un robot ici', 'robot robot robot'] }));
    expect(search.search('robot', 'fr')).toMatchObject([{ slide: 2 }]);
  });

  it('is not what only the presenter reads', () => {
    expect(searchIn(deckOf('one', { notes: 'sirocco' })).search('sirocco', 'fr')).toEqual([]);
  });

  it('is one result per project, whatever its languages', () => {
    const search = searchIn(
      deckOf('one', { slides: ['robot', 'robot robot'] }),
      deckOf('one', { locale: 'en', slides: ['robot', 'robot'] }),
    );
    expect(search.search('robot', 'fr')).toHaveLength(1);
  });

  it('is there for what is taken in so far', () => {
    const search = createSearch(
      libraryOf(deckOf('one', { title: 'Un', slides: ['deux', 'trois'] })),
    );
    expect(search.search('un', 'fr')).toEqual([]);
    search.indexNext();
    expect(search.search('un', 'fr')).toHaveLength(1);
    expect([search.indexNext(), search.indexNext(), search.indexNext()]).toEqual([
      ...[true, true, false],
    ]);
    expect(search.search('trois', 'fr')).toMatchObject([{ slide: 2 }]);
  });
});

describe('Arabic', () => {
  it.each([
    ['كتاب', 'هذا الكتاب جديد'],
    ['كتاب', 'القلم والكتاب'],
    ['الكتاب', 'كتاب جديد'],
    ['والكتاب', 'كتاب جديد'],
    ['كتاب', 'بالكتاب وحده'],
    ['طب', 'قلم وطبيب'],
    ['الذكاء الاصطناعي', 'ذكاء اصطناعي'],
    ['الكِتَاب', 'وكتابه'],
  ])('%s finds “%s”, with or without article and “and”', (words, said) => {
    expect(finds(words, said, 'ar')).toBe(true);
  });

  it('is found while it is being typed, the article first', () => {
    const typed = 'والكتاب';
    for (let length = 3; length <= typed.length; length += 1)
      expect(finds(typed.slice(0, length), 'القلم والكتاب', 'ar'), typed.slice(0, length)).toBe(
        true,
      );
  });

  it('keeps words that only look so: what is left must be a word', () => {
    expect(wordsOf('ولد').map(({ term }) => term)).toEqual(['ولد']);
    expect(wordsOf('ألم').map(({ term }) => term)).toEqual(['الم']);
  });

  it('marks all of the word', () => {
    const search = searchIn(deckOf('one', { locale: 'ar', slides: ['أ', 'ب: القلم والكتاب'] }));
    expect(marked(search.search('كتاب', 'ar')[0]?.snippet)).toBe('القلم [والكتاب]');
  });
});

describe('the order', () => {
  const order = (words: string, ...decks: Parameters<typeof searchIn>): string =>
    searchIn(...decks)
      .search(words, 'fr')
      .map(({ deck }) => deck)
      .join(' ');

  it('is titles, then what is said of a project, then headings, then text', () => {
    const decks = [
      deckOf('text', { slides: ['A: le robot'] }),
      deckOf('heading', { slides: ['Un robot: là'] }),
      deckOf('about', { tags: ['robot'] }),
      deckOf('title', { title: 'Le robot' }),
    ];
    expect(order('robot', ...decks)).toBe('title about heading text');
  });

  it('is the whole word, then its beginning', () => {
    const decks = [deckOf('longer', { title: 'Robotique' }), deckOf('whole', { title: 'Robot' })];
    expect(order('robot', ...decks)).toBe('whole longer');
  });

  it('is what begins so anywhere, then what may have been meant', () => {
    const decks = [
      deckOf('meant', { title: 'Rabot' }),
      deckOf('begins', { slides: ['la robotique'] }),
    ];
    expect(order('robo', ...decks)).toBe('begins');
    expect(order('rabod', ...decks)).toBe('meant');
    expect(order('rabod', ...decks, deckOf('c', { slides: ['rabodage'] }))).toBe('c meant');
  });

  it('is every word, wherever in the project; some words only when no project has all', () => {
    const decks = [
      deckOf('some', { title: 'Climat' }),
      deckOf('all', { slides: ['le climat', 'la mer'] }),
    ];
    expect(order('climat mer', ...decks)).toBe('all');
    expect(order('climat montagne', ...decks)).toBe('some all');
  });

  it('is the visitor’s language first where all else is equal', () => {
    const decks = [
      deckOf('english', { locale: 'en', title: 'Robot' }),
      deckOf('french', { title: 'Robot' }),
    ];
    expect(order('robot', ...decks)).toBe('french english');
  });
});

describe('languages', () => {
  const versions = [
    deckOf('one', { title: 'Le vent', slides: ['Le vent', 'La mer', 'une vague'] }),
    deckOf('one', {
      title: 'Wind',
      locale: 'en',
      slides: ['Wind', 'The sea', 'a wave', 'the end'],
    }),
  ];

  it('find one another: a foreign word opens the same slide, under the visitor’s title', () => {
    const expected = { slide: 3, title: 'Le vent', titleLocale: 'fr', locale: 'en' };
    expect(searchIn(...versions).search('wave', 'fr')).toMatchObject([expected]);
  });

  it('open the last slide that the visitor’s version has', () => {
    expect(searchIn(...versions).search('end', 'fr')).toMatchObject([{ slide: 3 }]);
    expect(searchIn(...versions).search('end', 'en')).toMatchObject([{ slide: 4 }]);
  });

  it('show the only version there is', () => {
    const found = searchIn(deckOf('one', { title: 'Vent' })).search('vent', 'en');
    expect(found).toMatchObject([{ title: 'Vent', titleLocale: 'fr' }]);
  });
});

describe('searching forgives', () => {
  it.each([
    ['ete', 'l’été', 'accents'],
    ['été', 'l’ete', 'their lack'],
    ['SANTÉ', 'la santé', 'case'],
    ['coeur', 'le cœur', 'ligatures'],
    ['œuvre', 'une oeuvre', 'ligatures the other way'],
    ['ia', 'l’IA', 'a typographic apostrophe'],
    ["l'ia", 'de l’IA', 'a typewriter’s'],
    ["d'IA", 'une IA', 'an elided article that is not there'],
    ['esante', 'e-santé', 'a hyphen that is not typed'],
    ['e-sante', 'la santé', 'a hyphen that is'],
    ['co-construire', 'coconstruire', 'a hyphen inside'],
    ['aujourdhui', 'aujourd’hui', 'an apostrophe inside'],
    ['étudiantes', 'étudiant·e·s', 'inclusive points'],
    ['10000', '10\u202f000 malades', 'spaces between thousands'],
    ['10 000', '10000 malades, 10 000 soins', 'their lack'],
    ['oui', 'oui\u202f?', 'what French puts before a question mark'],
    ['strasse', 'die Straße', 'ß'],
    ['istanbul', 'İstanbul', 'the Turkish İ'],
    ['ISIK', 'ışık', 'the Turkish ı'],
    ['οδοσ', 'η οδός', 'the Greek final sigma'],
    ['coop\u00adération', 'coopération', 'soft hyphens'],
    ['محمد', 'مُحَمَّد', 'Arabic vowel signs'],
    ['محمد', 'محـــمد', 'Arabic tatweel'],
    ['احمد', 'أحمد', 'the hamza'],
    ['שלום', 'שָׁלוֹם', 'Hebrew points'],
    ['智能', '人工智能研究', 'the lack of spaces in Chinese'],
    ['能', '人工智能', 'one sign alone, at the end'],
    ['データ', '医療データの活用', 'the lack of spaces in Japanese'],
    ['แพทย์', 'การแพทย์ดิจิทัล', 'the lack of spaces in Thai'],
    ['robotiq', 'la robotique', 'words half typed'],
    ['chriurgie', 'la chirurgie', 'two swapped letters'],
    ['chirugie', 'la chirurgie', 'a missing letter'],
    ['chirrurgie', 'la chirurgie', 'a double letter'],
    ['chiryrgei', 'la chirurgie', 'two slips in a long word'],
    ['soni', 'le soin', 'two swapped letters in a word of four'],
  ])('%j finds %j: %s', (words, said) => {
    expect(finds(words, said)).toBe(true);
  });

  it.each([
    ['ion', 'le son', 'a typo in three letters'],
    ['sioux', 'le soin', 'two in five'],
    ['2024', 'en 2025', 'typos in numbers'],
    ['soin', 'de loin', 'what is a word elsewhere'],
  ])('%j does not find %j: not %s', (words, said) => {
    const search = searchIn(deckOf('one', { slides: [said] }), deckOf('soin'));
    expect(search.search(words, 'fr').map(({ deck }) => deck)).not.toContain('one');
  });
});

describe('a result shows', () => {
  it('the slide’s heading and the words where they stand', () => {
    const slides = ['A', 'L’IA: Pour comprendre l’IA, il faut des données de santé.'];
    const [found] = searchIn(deckOf('one', { slides })).search('sante ia', 'fr');
    expect(marked(found?.slideTitle)).toBe('L’[IA]');
    expect(marked(found?.snippet)).toBe('Pour comprendre l’[IA], il faut des données de [santé].');
  });

  it('a part of a long text, cut between words', () => {
    const long = 'avant '.repeat(40) + 'sirocco ' + 'après '.repeat(40);
    const [found] = searchIn(deckOf('one', { slides: [long] })).search('sirocco', 'fr');
    const shown = marked(found?.snippet);
    expect(shown).toMatch(/^… (avant ){6,8}\[sirocco\] (après )+…$/);
    expect(shown.length).toBeLessThan(170);
  });

  it('the person, or else the summary, where no slide has the word', () => {
    const people = [{ name: 'Ana Duval', role: 'chimiste' }];
    const search = searchIn(deckOf('one', { title: 'Vent', people, summary: 'Il souffle.' }));
    expect(marked(search.search('duval', 'fr')[0]?.snippet)).toBe('Ana [Duval], chimiste');
    expect(marked(search.search('vent', 'fr')[0]?.slideTitle)).toBe('');
  });

  it('a word and the compound that it begins as one', () => {
    const [found] = searchIn(deckOf('one', { slides: ['The patient’s'] })).search('patient', 'en');
    expect(marked(found?.snippet)).toBe('The [patient’s]');
  });

  it('French spacing in French', () => {
    const [found] = searchIn(deckOf('one', { slides: ['Où ? Ici'] })).search('ici', 'fr');
    expect(marked(found?.snippet)).toBe('Où\u202f? [Ici]');
  });
});
