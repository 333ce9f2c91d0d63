import { describe, expect, it } from 'vitest';
import { compileText, deckOf, findingsOf, slideOf } from './compile.ts';

const textsOf = (text: string) => deckOf(text).slides.map((slide) => slide.text);

describe('slides', () => {
  it('are separated by --- and ---- alone on a line, in reading order', () => {
    expect(textsOf('a\n\n---\n\nb\n\n----\n\nc\n\n---  \nd\n- - -\nnot - - - that')).toEqual([
      'a',
      'b',
      'c',
      'd not - - - that',
    ]);
  });

  it('are not separated within fenced code, unless the fence is never closed', () => {
    expect(textsOf('```\na\n---\nb\n```\n\n---\n\nc')).toEqual(['a --- b', 'c']);
    expect(textsOf('~~~\n---\n```\n~~~\n\n---\nb')).toEqual(['--- ```', 'b']);
    expect(textsOf('```\na\n\n---\n\nb')).toEqual(['a', 'b']);
    expect(textsOf('```js\na\n\n---\n\nb\n\n```js\nc\n```')).toEqual(['a', 'b c']);
  });

  it.each([
    ['^---$', 'a\n---\nb\n\n----\n\nc'],
    ['<!--s-->', 'a\n\n<!--s-->\n\nb\n\n----\n\nc'],
    ['\\r?\\n---\\r?\\n', 'a\n---\nb\n----\nc'],
    ['^\\n---\\n$', 'a\n\n---\n\nb\n\n----\n\nc'],
    ['\\n\\n\\n', 'a\n\n\nb\n\n----\n\nc'],
    ['(\\r?\\n){3}', 'a\n\n\nb\n\n----\n\nc'],
    ['={3,9}', 'a\n===\nb\n\n----\n\nc'],
  ])('are separated by the deck’s own separator %s', (separator, body) => {
    expect(textsOf(`---\nseparator: ${JSON.stringify(separator)}\n---\n${body}`)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('take the deck’s own vertical separator, and the default no longer splits', () => {
    const deck = deckOf(
      '---\nseparator: "<!--s-->"\nverticalSeparator: "<!--v-->"\n---\na\n\n---\n\nb\n<!--v-->\nc\n\n----\n\nd',
    );
    expect(deck.slides.map(({ text }) => text)).toEqual(['a b', 'c d']);
  });

  it.each([
    '(a+)+$',
    '(a|b)*',
    '(\\s*x){2}',
    '(?=x)',
    '(a)\\1',
    'a{21}',
    'x'.repeat(101),
    '(',
    '',
    'a*',
  ])('refuse the separator %j, and the default applies', (separator) => {
    const text = `---\nseparator: ${JSON.stringify(separator)}\n---\na\n\n---\n\nb`;
    expect(findingsOf(text)).toEqual(['separator/refused 2:12']);
    expect(textsOf(text)).toEqual(['a', 'b']);
  });

  it('are left out when empty, with a warning, but not when they have a background', () => {
    const text =
      '# A\n\n---\n\n<!-- nothing -->\n\n---\n\n<!-- .slide: data-background="#123" -->\n\n---\n# B';
    expect(deckOf(text).slides.map(({ title }) => title)).toEqual(['A', '', 'B']);
    expect(findingsOf(text)).toEqual(['slide/empty 5:1']);
  });

  it('may be hidden: neither shown, nor counted, nor checked', () => {
    const text =
      '# A\n\n---\n<!-- .slide: data-visibility="hidden" -->\n![x](none.png)\n\n---\n# B';
    expect(deckOf(text).slides.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(findingsOf(text)).toEqual([]);
  });

  it('that are none make a deck that cannot be played', () => {
    for (const text of ['', '\n---\n---\n', '<!-- .slide: data-visibility="hidden" -->\n# A']) {
      const { deck, diagnostics } = compileText(text);
      expect(deck).toBeNull();
      expect(
        diagnostics.some(({ code, severity }) => code === 'deck/empty' && severity === 'error'),
      ).toBe(true);
    }
  });

  it('are 500 at most, and over 200 are worth a warning', () => {
    const slides = (count: number) =>
      Array.from({ length: count }, () => '# A').join('\n\n---\n\n');
    expect(findingsOf(slides(200))).toEqual([]);
    expect(findingsOf(slides(201))).toEqual(['deck/long 1:1']);
    expect(compileText(slides(500)).deck?.slides).toHaveLength(500);
    expect(compileText(slides(501))).toMatchObject({
      deck: null,
      diagnostics: [{ code: 'deck/too-many' }],
    });
  });

  it('of over 512 KB are refused at once, pictures written into the text not counted', () => {
    const refused = { deck: null, diagnostics: [{ code: 'deck/too-large' }] };
    expect(compileText('a'.repeat(512 * 1024 + 1))).toMatchObject(refused);
    const inlined = `# A\n\n![](data:image/png;base64,${'A'.repeat(1_000_000)})`;
    expect(compileText(inlined).deck?.slides).toHaveLength(1);
    expect(compileText(inlined.repeat(2))).toMatchObject(refused);
  });

  it('of over 16 KB are left out, but pictures written into the text do not count', () => {
    expect(findingsOf(`# A\n\n---\n\n${'a '.repeat(8_200)}`)).toEqual(['slide/too-large 5:1']);
    expect(findingsOf(`# A\n\n![x](data:image/png;base64,${'A'.repeat(100_000)})`)).toEqual([
      'media/outside 3:6',
    ]);
  });

  it('know their line, title, text and time', () => {
    const { slides } = deckOf(
      '---\nduration: 8s\n---\n# A *b*\n\nSome<br>text `x < y`\n\n---\n<!-- .slide: data-autoslide="5000" -->\n## C',
    );
    expect(slides.map(({ line, title, text, duration }) => [line, title, text, duration])).toEqual([
      [4, 'A b', 'A b Some text x < y', 8_000],
      [9, 'C', 'C', 5_000],
    ]);
  });

  it.each(['0', '999', '3600001', 'NaN', '-5', '5s', '1e4'])(
    'refuse the time %s and take the next default',
    (time) => {
      const text = `<!-- .slide: data-autoslide="${time}" -->\n# A`;
      expect(slideOf(text).duration).toBe(10_000);
      expect(findingsOf(text)).toEqual(['slide/duration 1:14']);
    },
  );
});

describe('speaker notes', () => {
  it.each(['Note:', 'Notes:', 'note:', 'NOTES :', 'Note\u00A0:', 'Note\u202F:', '  note :'])(
    'start at %j',
    (label) => {
      const slide = slideOf(`# A\n\nshown\n\n${label} *said*\n\nmore`);
      expect(slide.html).toBe('<h1>A</h1>\n\n<p>shown</p>');
      expect(slide.notes).toBe('<p><em>said</em></p>\n\n<p>more</p>');
      expect(slide.text).toBe('A shown');
    },
  );

  it('do not start within code, within a line, or in a longer word', () => {
    expect(slideOf('```\nNote: x\n```\n\nSee Note: y\n\nNotebook: z').notes).toBe('');
  });

  it('start at the first of several such lines', () => {
    expect(slideOf('a\n\nNote: b\n\nNote: c')).toMatchObject({
      text: 'a',
      notes: '<p>b</p>\n\n<p>Note: c</p>',
    });
  });

  it('may stand in an aside', () => {
    const slide = slideOf('# A\n\n<aside class="notes"><b>said</b><script>x</script></aside>');
    expect(slide).toMatchObject({ html: '<h1>A</h1>', notes: '<b>said</b>', text: 'A' });
  });

  it('are cleaned like slides, and neither their media nor their links count', () => {
    const slide = slideOf(
      '# A\n\nNote: <i onclick="x">i</i> ![d](media/dna.svg) [l](https://a.example)',
    );
    expect(slide).toMatchObject({ media: [], links: [], steps: 0 });
    expect(slide.notes).toBe(
      '<p><i>i</i> <img alt="d" src="content/helix/media/dna.svg"> <a class="link">l</a></p>',
    );
  });
});
