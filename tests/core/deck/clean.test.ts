import { describe, expect, it } from 'vitest';
import { compileText, findingsOf, slideOf } from './compile.ts';

/** The HTML of a slide that starts with a heading, so that it is never empty. */
const html = (markdown: string) =>
  slideOf(`# A\n\n${markdown}`).html.replace('<h1>A</h1>', '').trim();
const findings = (markdown: string) => findingsOf(`# A\n\n${markdown}`);

describe('raw HTML', () => {
  it('that decks need stays as it is', () => {
    const columns =
      '<div class="columns" style="display: flex; gap: 2em"><div id="deck-x"><p>a</p></div><figure lang="fr"><figcaption>b</figcaption></figure></div>';
    expect(html(columns.replace('deck-x', 'x'))).toBe(columns);
    expect(findings(columns)).toEqual([]);
  });

  it.each([
    'script',
    'style',
    'iframe',
    'object',
    'form',
    'input',
    'button',
    'select',
    'textarea',
    'svg',
    'math',
    'template',
    'noscript',
    'canvas',
    'link',
    'meta',
    'base',
    'title',
    'xmp',
    'plaintext',
    'embed',
    'noembed',
    'dialog',
  ])('<%s> goes with its content, which is reported where it stands', (tag) => {
    const text = `before\n\n<p>x</p><${tag}>secret</${tag}>`;
    expect(html(text)).toMatch(/^<p>before<\/p>\s+<p>x<\/p>/);
    expect(html(text)).not.toContain(`<${tag}`);
    expect(findings(text)[0]).toBe('html/removed 5:9');
  });

  it('loses every handler and every attribute that is not known, each reported where it stands', () => {
    const text = '<p onclick="a()" data-evil="1"\n   ONMOUSEOVER=b() class="c">x</p>';
    expect(html(text)).toBe('<p class="c">x</p>');
    expect(findings(text)).toEqual(['html/removed 3:4', 'html/removed 3:18', 'html/removed 4:4']);
  });

  it('is found at the right one of several like it', () => {
    expect(
      findings('<b>a</b>\n<i onclick="x">\n</i><i onclick="y"></i>\n\ntext <u onclick="z">u</u>'),
    ).toEqual(['html/removed 4:4', 'html/removed 5:8', 'html/removed 7:9']);
  });

  it('of an unknown element keeps its content', () => {
    expect(html('<p><x-card onclick="x">a <b>b</b></x-card></p>')).toBe('<p>a <b>b</b></p>');
    expect(findings('<p><x-card>a</x-card></p>')).toEqual(['html/changed 3:4']);
  });

  it('never makes a slide of its own', () => {
    expect(html('<section><p>a</p></section>')).toBe('<div><p>a</p></div>');
  });

  it('keeps classes but those of the stage, and ids under their own prefix', () => {
    expect(html('<p class="present lead" id="menu">x</p>')).toBe(
      '<p class="lead" id="deck-menu">x</p>',
    );
    expect(findings('<p class="present lead">x</p>')).toEqual(['class/reserved 3:4']);
  });

  it('that nests without end, or has elements without end, costs its slide alone', () => {
    for (const text of ['<div>'.repeat(3_000), '<b a=1>'.repeat(2_000), '<br>'.repeat(4_090)]) {
      const { deck, diagnostics } = compileText(`# A\n\n---\n\n${text}`);
      expect(deck?.slides).toHaveLength(1);
      expect(diagnostics.map(({ code }) => code)).toEqual(['slide/too-deep']);
    }
  });

  it.each([
    ['color: red; position: fixed', 'color: red', 1],
    ['position: sticky', null, 1],
    ['position: absolute; top: 10px', 'position: absolute; top: 10px', 0],
    ['background: url(x.png)', null, 1],
    ['background: linear-gradient(red, blue)', 'background: linear-gradient(red,blue)', 0],
    ['--x: 1; color: var(--x)', null, 2],
    ['width: 99999px', null, 1],
    ['left: calc(100% + 90000px)', null, 1],
    ['color: red !important', null, 1],
    ['color: javascript:x', null, 1],
    ['behavior: url(x)', null, 1],
    ['background: image-set("x.png" 1x)', null, 1],
    ['c\\6flor: red', null, 1],
    ['color: notacolour', null, 1],
    ['animation: x 1s', null, 1],
    ['filter: grayscale(1) contrast(2)', 'filter: grayscale(1) contrast(2)', 0],
    ['filter: blur(4000px) drop-shadow(0 0 4000px red)', null, 1],
    ['filter: Blur(1px)', null, 1],
    ['', null, 0],
  ])('style %j becomes %j', (style, expected, removed) => {
    expect(html(`<p style='${style}'>x</p>`)).toBe(
      expected === null ? '<p>x</p>' : `<p style="${expected}">x</p>`,
    );
    expect(findings(`<p style='${style}'>x</p>`)).toEqual(Array(removed).fill('style/removed 3:4'));
  });
});

describe('links', () => {
  it('leave the page and are offered with the slide', () => {
    const slide = slideOf(
      '[Site](https://a.example/x?y=1) <a href="mailto:a@b.example" target="_blank">us</a> [again](https://a.example/x?y=1)',
    );
    expect(slide.html).toBe(
      '<p><a class="link">Site</a> <a class="link">us</a> <a class="link">again</a></p>',
    );
    expect(slide.links).toEqual([
      { label: 'Site', url: 'https://a.example/x?y=1' },
      { label: 'us', url: 'mailto:a@b.example' },
    ]);
  });

  it('to other slides are plain text, without a word', () => {
    expect(html('[two](#/2)')).toBe('<p><a>two</a></p>');
    expect(findings('[two](#/2)')).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'other.html',
    '//a.example',
    'vbscript:x',
  ])('to %s are removed and reported', (url) => {
    expect(html(`text [x](${url})`)).toBe('<p>text <a>x</a></p>');
    expect(findings(`text [x](${url})`)).toEqual(['link/removed 3:10']);
  });

  it('are recognised when written out, but file names are not', () => {
    expect(slideOf('https://a.example and deck.md and x.py').links).toEqual([
      { label: 'https://a.example', url: 'https://a.example' },
    ]);
  });
});

describe('slide attributes', () => {
  const attributesOf = (comment: string) => slideOf(`<!-- .slide: ${comment} -->\n# A`).attributes;

  it.each([
    ['class="x present y"', { class: 'x y' }],
    ["data-layout='cover' data-auto-animate", { 'data-layout': 'cover', 'data-auto-animate': '' }],
    ['data-background="#123"', { 'data-background-color': '#123' }],
    ['data-background="tomato"', { 'data-background-color': 'tomato' }],
    [
      'data-background="linear-gradient(red, blue)"',
      { 'data-background-gradient': 'linear-gradient(red, blue)' },
    ],
    [
      'data-background="./media/dna.svg"',
      { 'data-background-image': 'content/helix/media/dna.svg' },
    ],
    [
      'data-background-image="media/a b.png"',
      { 'data-background-image': 'content/helix/media/a%20b.png' },
    ],
    [
      'data-background-video="media/film.mp4" data-background-video-loop',
      { 'data-background-video': 'content/helix/media/film.mp4', 'data-background-video-loop': '' },
    ],
    [
      'data-background-size="50% auto" data-background-opacity=0.5',
      { 'data-background-size': '50% auto', 'data-background-opacity': '0.5' },
    ],
    [
      'data-transition="fade-in slide-out" data-visibility="uncounted"',
      { 'data-transition': 'fade-in slide-out' },
    ],
    ['style="color: red; display: block"', { style: 'color: red' }],
    ['id="x"', { id: 'deck-x' }],
  ])('%s are kept as %j', (comment, expected) => {
    expect(attributesOf(comment)).toEqual(expected);
  });

  it.each([
    ['data-layout="covre"', 'slide/layout 1:14'],
    ['data-state="x"', 'slide/attribute 1:14'],
    ['data-background-iframe="https://a.example"', 'slide/attribute 1:14'],
    ['class="a" onclick="x()"', 'slide/attribute 1:24'],
    ['data-background-color="url(x)"', 'slide/attribute 1:14'],
    ['data-background-gradient="linear-gradient(red, url(x))"', 'slide/attribute 1:14'],
    ['data-background="https://a.example/x.png"', 'media/outside 1:31'],
    ['data-background-image="media/none.png"', 'media/missing 1:37'],
    ['data-auto-animate-easing="x; } body { display: none"', 'slide/attribute 1:14'],
  ])('%s is dropped and reported', (comment, finding) => {
    expect(findingsOf(`<!-- .slide: ${comment} -->\n# A`)).toEqual([finding]);
  });

  it('name the nearest layout', () => {
    const { diagnostics } = compileText('<!-- .slide: data-layout="qoute" -->\n# A');
    expect(diagnostics[0]?.message).toContain('Did you mean quote?');
  });
});

describe('element attributes', () => {
  const fragment = '<!-- .element: class="fragment" -->';

  it.each([
    [`text ${fragment}`, '<p class="fragment">text </p>'],
    [`text *a* ${fragment}`, '<p>text <em class="fragment">a</em> </p>'],
    [`# B\n${fragment}`, '<h1 class="fragment">B</h1>'],
    [`- a ${fragment}\n- b`, '<ul>\n<li class="fragment">a </li>\n<li>b</li>\n</ul>'],
    [`- a\n- b\n${fragment}`, '<ul>\n<li>a</li>\n<li class="fragment">b</li>\n</ul>'],
    [`- a\n- b\n\n${fragment}`, '<ul class="fragment">\n<li>a</li>\n<li>b</li>\n</ul>'],
  ])('of %j go where reveal.js puts them', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('pass the same cleaning', () => {
    expect(
      html('text <!-- .element: onclick="x()" style="position: fixed" data-fragment-index="1" -->'),
    ).toBe('<p data-fragment-index="1">text </p>');
    expect(findings('text <!-- .element: onclick="x()" -->')).toEqual(['html/removed 3:21']);
  });
});

describe('steps', () => {
  it.each([
    ['- a <!-- .element: class="fragment" -->\n- b <!-- .element: class="fragment" -->', 2],
    [
      '<p class="fragment" data-fragment-index="1">a</p><p class="fragment" data-fragment-index="1">b</p><p class="fragment">c</p>',
      2,
    ],
    ['```js [1|2|3]\na\nb\nc\n```', 2],
    ['text', 0],
  ])('of %j are %d', (markdown, steps) => {
    expect(slideOf(markdown).steps).toBe(steps);
  });
});
