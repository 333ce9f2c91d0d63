import { describe, expect, it } from 'vitest';
import { findingsOf, slideOf } from './compile.ts';

describe('formulas', () => {
  it.each([
    ['$a^2$', 'a^2', false],
    ['\\(a^2\\)', 'a^2', false],
    ['$$a^2$$', 'a^2', true],
    ['\\[a^2\\]', 'a^2', true],
    ['$$\na_1 * b_2 * c_3\n\n+ d\n$$', 'a_1 * b_2 * c_3\n\n+ d', true],
    ['text $a_1*b*c_2$ text', 'a_1*b*c_2', false],
  ])('%j is the formula %j', (markdown, tex, display) => {
    const { html, text } = slideOf(markdown);
    expect(html).toContain('<annotation encoding="application/x-tex">' + tex + '</annotation>');
    expect(html.includes('katex-display')).toBe(display);
    expect(text).toContain(tex.replace(/\s+/g, ' '));
  });

  it.each(['costs $5 and $6', '$ a$', '$a $', 'a $x', '\\$a$', '`$a$`', '$$', '$a$5', 'a$$b'])(
    '%j is none',
    (markdown) => {
      expect(slideOf(markdown).html).not.toContain('katex');
    },
  );

  it('that cannot be read are shown as written, which is an error with its place', () => {
    const text = 'So\n\n- $\\frac{a$ then\n- $\\foo$';
    expect(findingsOf(text)).toEqual(['maths/invalid 3:4', 'maths/invalid 4:4']);
    expect(slideOf(text).html).toContain(
      '<span class="maths maths-invalid"><code>\\frac{a</code></span>',
    );
  });

  it('have no way to links, files, classes or styles', () => {
    const { html } = slideOf(
      '$\\href{javascript:alert(1)}{x} \\includegraphics{http://a.example/x.png} \\htmlClass{present}{y}$',
    );
    expect(html).not.toMatch(/<a |<img|class="present|javascript:[^<]*"/);
  });

  it('that expand or nest without end are stopped', () => {
    expect(findingsOf('$\\def\\a{\\a\\a}\\a$')).toEqual(['maths/invalid 1:2']);
    expect(findingsOf(`$${'{'.repeat(900)}${'}'.repeat(900)}$`)).toEqual(['maths/invalid 1:2']);
  });
});

describe('code', () => {
  it('is coloured in a language that is known, and plain otherwise', () => {
    expect(slideOf('```js\nconst a = 1;\n```').html).toBe(
      '<pre class="code"><code class="language-js hljs"><span class="hljs-keyword">const</span> a = <span class="hljs-number">1</span>;</code></pre>',
    );
    expect(slideOf('```mermaid\na-->b\n```').html).toBe(
      '<pre class="code"><code class="language-mermaid">a--&gt;b</code></pre>',
    );
    expect(findingsOf('```mermaid\na-->b\n```')).toEqual([]);
  });

  it('steps through its lines as fragments, which readers of the screen hear once', () => {
    const { html, steps } = slideOf('```txt [10: 1|2-3]\na\nb\nc\n```');
    const line = (number: number, text: string, shown: boolean) =>
      `<span class="line${shown ? '' : ' line-dimmed'}" data-line="${String(number)}">${text}</span>`;
    expect(html).toBe(
      '<pre class="code">' +
        `<code class="language-txt numbered">${line(10, 'a', true)}\n${line(11, 'b', false)}\n${line(12, 'c', false)}</code>` +
        `<code class="language-txt fragment numbered" aria-hidden="true">${line(10, 'a', false)}\n${line(11, 'b', true)}\n${line(12, 'c', true)}</code>` +
        '</pre>',
    );
    expect(steps).toBe(1);
  });

  it('keeps colours that go over several lines', () => {
    expect(slideOf('```js []\n/* a\nb */\n```').html).toContain(
      '<span class="line" data-line="1"><span class="hljs-comment">/* a</span></span>\n<span class="line" data-line="2"><span class="hljs-comment">b */</span></span>',
    );
  });

  it('may be HTML that is shown as it is written', () => {
    expect(slideOf('<pre><code data-trim>\n   <div onclick="x">hi</div>\n</code></pre>').text).toBe(
      '<div onclick="x">hi</div>',
    );
    expect(
      slideOf('<pre><code><script type="text/template"><b>x</b></script></code></pre>').text,
    ).toBe('<b>x</b>');
    expect(slideOf('<pre><code data-noescape>a <mark>b</mark></code></pre>').html).toContain(
      '<mark>b</mark>',
    );
    expect(findingsOf('<pre><code><script>alert(1)</script></code></pre>')).toEqual([]);
  });

  it('has 30 steps at most', () => {
    const text = `\`\`\`js [${Array.from({ length: 40 }, (_, i) => i + 1).join('|')}]\na\n\`\`\``;
    expect(slideOf(text).steps).toBe(29);
    expect(findingsOf(text)).toEqual(['code/steps 1:9']);
  });
});

describe('charts', () => {
  const chart = (yaml: string) => `\`\`\`chart\n${yaml}\n\`\`\``;

  it('are tables whose bars CSS draws', () => {
    const slide = slideOf(
      chart('type: bar\ntitle: Reads\nunit: GB\ndata:\n  2022: 1250\n  Mice: 5000'),
      { locale: 'fr' },
    );
    expect(slide.html).toBe(
      '<figure class="chart chart-bar"><table><caption>Reads</caption><tbody>' +
        '<tr><th scope="row">2022</th><td style="--value: 0.25"><span>1\u202F250 GB</span></td></tr>' +
        '<tr><th scope="row">Mice</th><td style="--value: 1"><span>5\u202F000 GB</span></td></tr>' +
        '</tbody></table></figure>',
    );
    expect(slide.text).toBe('Reads 2022 1 250 GB Mice 5 000 GB');
  });

  it.each([
    ['data: { a: -1 }', 'chart/invalid 4:12'],
    ['data: { a: .nan }', 'chart/invalid 4:12'],
    ['data: { a: .inf }', 'chart/invalid 4:12'],
    ['data: { a: b }', 'chart/invalid 4:12'],
    ['data: {}', 'chart/invalid 4:7'],
    ['type: pie\ndata: { a: 1 }', 'chart/invalid 4:7'],
    ['titel: x\ndata: { a: 1 }', 'chart/invalid 4:1'],
    ['data: [', 'chart/invalid 5:1'],
    ['', 'chart/invalid 4:1'],
    [
      `data: { ${Array.from({ length: 25 }, (_, i) => `k${String(i)}: 1`).join(', ')} }`,
      'chart/invalid 4:7',
    ],
  ])('of %j cannot be drawn, and their source is shown', (yaml, finding) => {
    expect(findingsOf(`# A\n\n${chart(yaml)}`)[0]).toBe(finding);
    expect(slideOf(`# A\n\n${chart(yaml)}`).html).toContain(
      '<pre class="code"><code class="language-chart">',
    );
  });

  it('of zeros alone have bars of no length', () => {
    expect(slideOf(chart('data: { a: 0 }')).html).toContain('--value: 0"');
  });
});

describe('footnotes', () => {
  it('stand at the foot of their own slide, without links', () => {
    const { html } = slideOf('One[^a]\n\n[^a]: First\n\n---\n\nTwo[^a]');
    expect(html.replace(/\n+/g, '\n')).toBe(
      '<p>One<sup class="footnote-ref">1</sup></p>\n<div class="footnotes"><ol>\n<li><p>First</p>\n</li>\n</ol></div>',
    );
  });
});
