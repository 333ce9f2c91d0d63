import { describe, expect, it } from 'vitest';
import { compileText, deckOf, findingsOf } from './compile.ts';

const withSlide = (yaml: string) => `---\n${yaml}\n---\n# Slide\n`;

describe('front matter', () => {
  it('gives every field of the deck', () => {
    const { slides, ...deck } = deckOf(
      withSlide(`title: Helix
subtitle: Reading genomes
summary: What it is for
tags: [dna, 3]
people:
  - Ada Martin
  - { name: Jo Lee, role: Design }
partners: [CNRS]
year: 2024
links:
  - https://example.org
  - { label: Code, url: "https://example.org/code" }
accent: "#0a7"
cover: media/dna.svg
duration: 12s`),
    );
    expect(deck).toEqual({
      id: 'helix',
      locale: 'en',
      title: 'Helix',
      subtitle: 'Reading genomes',
      summary: 'What it is for',
      tags: ['dna', '3'],
      people: [
        { name: 'Ada Martin', role: '' },
        { name: 'Jo Lee', role: 'Design' },
      ],
      partners: ['CNRS'],
      year: '2024',
      links: [
        { label: 'https://example.org', url: 'https://example.org' },
        { label: 'Code', url: 'https://example.org/code' },
      ],
      accent: '#0a7',
      cover: { kind: 'picture', url: 'content/helix/media/dna.svg' },
    });
    expect(slides[0]?.duration).toBe(12_000);
  });

  it('is optional: the first heading is the title', () => {
    expect(deckOf('text\n\n---\n\n## Second').title).toBe('Second');
    expect(compileText('# A').diagnostics).toEqual([]);
  });

  it('warns of a title and a summary that are longer than a tile of the menu shows, and keeps them', () => {
    const fits = withSlide(`title: ${'é'.repeat(60)}\nsummary: ${'é'.repeat(100)}`);
    expect(compileText(fits).diagnostics).toEqual([]);
    const long = withSlide(`title: ${'é'.repeat(61)}\nsummary: ${'é'.repeat(101)}`);
    expect(findingsOf(long)).toEqual(['front-matter/long 2:8', 'front-matter/long 3:10']);
    expect(deckOf(long).summary).toHaveLength(101);
  });

  it('warns when neither a title nor a heading names the deck', () => {
    const { deck, diagnostics } = compileText('text');
    expect(deck?.title).toBe('helix');
    expect(diagnostics.map(({ code }) => code)).toEqual(['front-matter/title']);
  });

  it.each([
    ['title: [a]', 'front-matter/value 2:8'],
    ['accent: red', 'front-matter/value 2:9'],
    ['accent: "#12345"', 'front-matter/value 2:9'],
    ['links: ["javascript:alert(1)"]', 'front-matter/value 2:9'],
    ['people: [{ role: x }]', 'front-matter/value 2:10'],
    ['duration: 500ms', 'slide/duration 2:11'],
    ['duration: 2h', 'slide/duration 2:11'],
    ['duration: soon', 'slide/duration 2:11'],
    ['cover: media/no.png', 'media/missing 2:8'],
    ['cover: ../x.png', 'media/outside 2:8'],
    ['cover: growht', 'cover/unknown 2:8'],
    ['cover: { drawing: waves }', 'cover/unknown 2:8'],
    ['cover: { drawing: growth, sped: 1 }', 'cover/parameter 2:8'],
    ['cover: { drawing: growth, speed: fast }', 'cover/parameter 2:8'],
    ['cover: { drawing: growth, start: 121 }', 'cover/parameter 2:8'],
  ])('leaves out %j and says where it stands', (yaml, finding) => {
    expect(findingsOf(withSlide(yaml))).toEqual([finding]);
  });

  it('keeps the good entries of a list with a bad one', () => {
    const { links } = deckOf(withSlide('links: ["file:///etc/passwd", "https://a.example"]'));
    expect(links).toEqual([{ label: 'https://a.example', url: 'https://a.example' }]);
  });

  it('names every unknown key in one warning, with what was likely meant', () => {
    const { diagnostics } = compileText(
      withSlide('title: A\ntheme: night\nrevealOptions: { controls: false }\ntagz: [a]'),
    );
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      severity: 'warning',
      code: 'front-matter/unknown',
      line: 3,
      column: 1,
    });
    expect(diagnostics[0]?.message).toMatch(/theme, revealOptions, tagz \(did you mean tags\?\)/);
  });

  it.each(['title: [', 'a: b: c', '- 1', 'just text', '\tx: 1', 'a: *nobody'])(
    'that cannot be read (%j) leaves nothing to play',
    (yaml) => {
      const { deck, diagnostics } = compileText(withSlide(yaml));
      expect(deck).toBeNull();
      expect(diagnostics[0]).toMatchObject({ severity: 'error', code: 'front-matter/broken' });
    },
  );

  it('that never ends leaves nothing to play', () => {
    expect(compileText('---\ntitle: A\n# Slide').deck).toBeNull();
  });

  it('refuses alias bombs, bottomless nesting and more than 64 KB', () => {
    const layers = Array.from(
      { length: 20 },
      (_, i) => `a${String(i + 1)}: &a${String(i + 1)} [${`*a${String(i)},`.repeat(9)}]`,
    );
    expect(compileText(withSlide(['a0: &a0 [x]', ...layers].join('\n'))).deck).toBeNull();
    expect(compileText(withSlide(`a: ${'['.repeat(20_000)}`)).deck).toBeNull();
    expect(compileText(withSlide(`a: ${'x'.repeat(65 * 1024)}`)).deck).toBeNull();
  });

  it('accepts a byte order mark and Windows line ends', () => {
    const deck = deckOf('\uFEFF---\r\ntitle: Helix\r\n---\r\n# One\r\n\r\n---\r\n\r\n# Two\r\n');
    expect([deck.title, ...deck.slides.map(({ title, line }) => [title, line])]).toEqual([
      'Helix',
      ['One', 4],
      ['Two', 8],
    ]);
  });

  it('is plain text: no markup is made of it, control and direction characters go', () => {
    const deck = deckOf(withSlide('title: "<b>A</b>\\u202E\\u0007\\n  B"'));
    expect(deck.title).toBe('<b>A</b> B');
  });

  it('takes a drawing as cover, with parameters', () => {
    expect(deckOf(withSlide('cover: growth')).cover).toEqual({
      kind: 'drawing',
      name: 'growth',
      parameters: {},
    });
    expect(
      deckOf(withSlide('cover: { drawing: growth, speed: 0.5, start: 90, __proto__: 1 }')).cover,
    ).toMatchObject({
      kind: 'drawing',
      name: 'growth',
      parameters: { speed: 0.5, start: 90 },
    });
  });

  it('names the drawing that was probably meant, or else all of them', () => {
    const messageFor = (cover: string) =>
      compileText(withSlide(`cover: ${cover}`)).diagnostics.map((each) => each.message);
    expect(messageFor('growht')).toEqual(['There is no drawing growht. Did you mean growth?']);
    expect(messageFor('sunset')[0]).toContain('There are: contours, dialogue,');
  });
});
