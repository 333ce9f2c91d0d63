import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../src/core/plain-line.ts';
import { elementsOf } from '../../../src/core/deck/tree.ts';
import { elementAttributes, slideAttributes } from '../../fixtures/hostile/attributes.ts';
import { brokenFrontMatter, frontMatter } from '../../fixtures/hostile/front-matter.ts';
import { markup } from '../../fixtures/hostile/markup.ts';
import { styles } from '../../fixtures/hostile/styles.ts';
import { compileText, deckOf, findingsOf, slideOf } from './compile.ts';

const vectors = [
  ...markup,
  ...styles,
  ...elementAttributes,
  ...slideAttributes.map((each) => `<!-- .slide: ${each} -->\nx`),
];

/** Every attribute that comes out of a deck, but those inside formulas, which KaTeX draws without trust. */
function attributesOf(text: string): { name: string; value: string }[] {
  const slides = compileText(`# A slide\n\n${text}`).deck?.slides ?? [];
  return slides.flatMap(({ html, notes, attributes }) => [
    ...elementsOf(parseFragment(html + notes)).flatMap(({ attrs }) => attrs),
    ...Object.entries(attributes).map(([name, value]) => ({ name, value })),
  ]);
}

describe('the corpus', () => {
  it.each(vectors)(
    '%s keeps no handler, no foreign address and no way out of its slide',
    (text) => {
      for (const { name, value } of attributesOf(text)) {
        expect(name).not.toMatch(
          /^(?:on|href|action|formaction|srcdoc|name$|autofocus|tabindex|contenteditable|popover|data-state|data-autoslide|data-background-iframe|data-preview)/,
        );
        if (/src|poster|background-(?:image|video)/.test(name))
          expect(value).toMatch(/^content\/helix\//);
        if (name === 'style')
          expect(value).not.toMatch(/url|fixed|sticky|--(?!value:)|@|evil|expression/);
        if (name === 'class') expect(value).not.toMatch(/\b(?:present|stage|layer|cartel|svelte-)/);
      }
      expect(compileText(text).diagnostics.map(({ code }) => code)).not.toContain('deck/internal');
    },
  );

  it.each(Object.entries(frontMatter))(
    'front matter “%s” gives plain lines and open addresses',
    (_name, yaml) => {
      const deck = deckOf(`---\n${yaml}\n---\n# A`);
      const { title, subtitle, summary, year, tags, people, partners, links, accent, cover } = deck;
      const lines = [title, subtitle, summary, year, ...tags, ...partners];
      lines.push(
        ...people.flatMap(({ name, role }) => [name, role]),
        ...links.map(({ label }) => label),
      );
      for (const line of lines) {
        expect(cleanLine(line)).toBe(line);
        expect(line.length).toBeLessThanOrEqual(301);
      }
      for (const { url } of links) expect(url).toMatch(/^(?:https?:\/\/[^@<>]+|mailto:\S+)$/i);
      expect(accent).toMatch(/^(?:#[\da-f]{3,6})?$/i);
      if (cover?.kind === 'drawing') expect(cover.name).toMatch(/^[a-z][a-z\d-]*$/);
      expect([tags.length, people.length, links.length].every((count) => count <= 50)).toBe(true);
      expect('polluted' in {}).toBe(false);
    },
  );

  it.each(Object.entries(brokenFrontMatter))(
    'front matter “%s” is refused with words',
    (_name, yaml) => {
      const { deck, diagnostics } = compileText(`---\n${yaml}\n---\n# A`);
      expect(deck).toBeNull();
      expect(diagnostics[0]).toMatchObject({ severity: 'error', code: 'front-matter/broken' });
    },
  );

  it('says that a title was cut, and where', () => {
    expect(findingsOf(`---\ntitle: ${'x'.repeat(60_000)}\n---\n# A`)).toEqual([
      'front-matter/value 2:8',
    ]);
  });
});

it('a fragment cannot make reveal.js go on by itself', () => {
  expect(slideOf('<p class="fragment" data-autoslide="1">x</p>').html).toBe(
    '<p class="fragment">x</p>',
  );
});

it('a player offers neither download nor a window of its own', () => {
  expect(slideOf('# A\n\n<video src="media/film.mp4" controls></video>').html).toContain(
    'controlslist="nodownload nofullscreen noremoteplayback" disablepictureinpicture',
  );
});

describe('texts without measure are answered within seconds', { timeout: 20_000 }, () => {
  const nested = 20_000;
  it.each([
    ['a line of 10 MB', 'a'.repeat(10_000_000), 'deck/too-large'],
    ['a line of 500 KB', 'a'.repeat(500_000), 'slide/too-large'],
    ['elements', '<div>'.repeat(nested), 'slide/too-large'],
    ['few enough elements', '<div>'.repeat(3_000), 'slide/too-deep'],
    [
      'lists',
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
      null,
    ],
    ['quotes', `${'> '.repeat(8_000)}a`, null],
    ['quotes beyond measure', `${'> '.repeat(nested)}a`, 'slide/too-large'],
    ['separators', '---\n'.repeat(100_000), 'deck/too-many'],
    [
      'hidden slides',
      '<!-- .slide: data-visibility="hidden" -->\n\n---\n\n'.repeat(9_000),
      'deck/too-many',
    ],
  ])('%s', (_what, text, code) => {
    const { diagnostics } = compileText(`# A\n\n---\n\n${text}`);
    const codes = diagnostics.map((each) => each.code);
    if (code) expect(codes).toContain(code);
    expect(codes).not.toContain('deck/internal');
  });
  it.each([
    '[',
    '![',
    '^[',
    '![a](b.png)',
    '[a](',
    '$$x$$\n\n',
    '1. a\n',
    'a@b.c ',
    '<b></p>',
    '*_a_',
  ])('a whole deck of %j', (piece) => {
    const slide = piece.repeat(Math.floor(16_000 / piece.length));
    const started = performance.now();
    const { diagnostics } = compileText(
      Array.from({ length: 32 }, () => slide).join('\n\n---\n\n'),
    );
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(diagnostics.map(({ code }) => code)).not.toContain('deck/internal');
  });
  it('front matter of ten thousand keys, and twice the same', () => {
    const keys = Array.from({ length: 8_000 }, (_, index) => `${String(index)}: 1`).join('\n');
    const started = performance.now();
    expect(deckOf(`---\n${keys}\n---\n# A`).title).toBe('A');
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(findingsOf(`---\n${keys}\n7: x\n---\n# A`)).toEqual(['front-matter/broken 8002:1']);
  });
});
