import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { deckSchema } from '../../../src/core/deck/deck.ts';
import { allowedElements, judgeAttribute } from '../../../src/core/deck/html-policy.ts';
import { elementsOf, classesOf, type Element } from '../../../src/core/deck/tree.ts';
import { compileText } from './compile.ts';

const snippets = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>x</script></svg>',
  '<svg onload=x>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<iframe srcdoc="<script>x</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '![x](data:text/html,<b>)',
  '<style>@import "x"</style>',
  '<div style="background:url(https://a.example)">',
  '<p style="position:fixed;top:0">',
  '</div></section><section>',
  '<section data-background-iframe="//a">',
  '<template><b>',
  '<noscript><p title="</noscript><img src=x onerror=x>">',
  '<textarea></textarea><img src=x>',
  '<form><input name=x>',
  '<object data=x>',
  '<base href=//a>',
  '<meta http-equiv=refresh content=0>',
  '<video src=//a autoplay>',
  '<video src="media/film.mp4" poster="../x.png">',
  '<source srcset="//a 1x">',
  '<!-- .slide: data-background="//a/x.png" onclick="x" style="position:fixed" -->',
  '<!-- .element: class="fragment present" onfocus=x -->',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml',
  '<!doctype html>',
  '<x-y z>',
  '<p <b>',
  '"',
  "'",
  '`',
  '```js [1|2]\n',
  '```chart\ndata: {a: 1}\n',
  '```\n',
  '~~~\n',
  '$\\href{javascript:x}{y}$',
  '$$',
  '\\(',
  '\\)',
  '$x$',
  '\n---\n',
  '\n----\n',
  '\nNote: ',
  '\n\n',
  '\n',
  ' ',
  '- ',
  '> ',
  '1. ',
  '# ',
  '|a|b|\n|-|-|\n|c|d|',
  '[^1]',
  '[^1]: x',
  '*',
  '**',
  '_',
  '<pre><code data-line-numbers="1|2">',
  '</code></pre>',
  '<table><td>',
  '<select><option>',
  '<b>',
  '</b>',
  '<p>',
  '<a>',
  '<aside class="notes">',
  '</aside>',
  '\u0000',
  '\u202E',
  '\uD800',
  '\r',
  '\r\n',
  '\uFEFF',
  '---\ntitle: x\n---\n',
  'é',
  'text',
  '<picture>',
  '<details open ontoggle=x>',
  '<track src=x>',
  '<font face="a" color="red" size="+1">',
  '<img src="media/dna.svg" alt>',
  '&lt;script&gt;',
  '&#x6A;avascript:',
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...snippets), { maxLength: 25 }).map((parts) => parts.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...snippets), fc.string({ unit: 'binary', maxLength: 12 })), {
      maxLength: 25,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

/** What is drawn by Vitrine itself: the inside of formulas (by KaTeX, which has no trust in them), code and charts. */
function isDrawn(element: Element): boolean {
  for (
    let node: unknown = element.parentNode;
    node && typeof node === 'object' && 'attrs' in node;
    node = (node as Element).parentNode
  ) {
    if (classesOf(node as Element).includes('maths')) return true;
  }
  return false;
}

const ownAttributes =
  /^(?:span data-line|code aria-hidden|td style|img data-src|(?:video|audio|source) data-src|(?:video|audio) controlslist|video disablepictureinpicture)$/;

function offences(html: string): string[] {
  return elementsOf(parseFragment(html)).flatMap((element) => {
    if (isDrawn(element))
      return element.attrs.some(({ name }) => /^on|^(?:href|src|xlink:href)$/.test(name))
        ? [element.tagName]
        : [];
    if (!allowedElements.has(element.tagName)) return [`<${element.tagName}>`];
    return element.attrs
      .filter(
        ({ name, value }) =>
          judgeAttribute(element.tagName, name, value) !== 'keep' &&
          !ownAttributes.test(`${element.tagName} ${name}`),
      )
      .map(({ name, value }) => `<${element.tagName} ${name}="${value}">`);
  });
}

describe('whatever stands in a deck', () => {
  it('compiling never throws, is never an internal failure, and gives what the wire expects', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('fr', 'en', 'x', ''), (text, locale) => {
        const { deck, diagnostics } = compileText(text, { locale });
        expect(diagnostics.filter(({ code }) => code === 'deck/internal')).toEqual([]);
        if (deck) expect(deckSchema.parse(deck)).toEqual(deck);
        else expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      }),
      { numRuns: 700 },
    );
  });

  it('what comes out, read again by a browser’s rules, has nothing outside the allow-list', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const slide of compileText(text).deck?.slides ?? []) {
          expect(offences(slide.html)).toEqual([]);
          expect(offences(slide.notes)).toEqual([]);
          expect(
            Object.keys(slide.attributes).filter(
              (name) =>
                !/^(?:class|id|style|lang|dir|title|hidden|align|role|aria-label|data-[a-z-]+)$/.test(
                  name,
                ),
            ),
          ).toEqual([]);
          for (const { name, value } of elementsOf(parseFragment(slide.html)).flatMap(
            ({ attrs }) => attrs,
          )) {
            if (/^(?:data-)?src$|^srcset$|^poster$/.test(name))
              expect(value).toMatch(/^content\/helix\//);
            if (name === 'style') expect(value).not.toMatch(/url\(|fixed|sticky/);
          }
        }
      }),
      { numRuns: 700 },
    );
  });

  it('every finding stands at a place of the source', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
        for (const { line, column, file } of compileText(text).diagnostics) {
          expect(file).toBe('helix/deck.md');
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 700 },
    );
  });

  it('two compilations give the same', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(compileText(text)).toEqual(compileText(text));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '[',
    '![',
    '*a ',
    '``a ',
    '<',
    '$a ',
    '$$ a\n',
    '\\[a\n',
    '<div>',
    '<b a=1>',
    '> ',
    '- ',
    '|a|b|\n|-|-|\n',
    '^[',
    'a@b.c ',
    '<!--',
    ' ',
    '---\n',
    '```js [1|2]\na\n```\n',
    '$x^2$ ',
  ])('many slides of %j compile within seconds', { timeout: 10_000 }, (piece) => {
    const slide = piece.repeat(Math.floor(31_000 / piece.length));
    const { diagnostics } = compileText(Array.from({ length: 5 }, () => slide).join('\n\n---\n\n'));
    expect(diagnostics.filter(({ code }) => code === 'deck/internal')).toEqual([]);
  });
});
