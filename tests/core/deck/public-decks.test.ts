import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileText } from './compile.ts';

/** Decks as people write them for reveal-md: none was written for this compiler. */
function compileFile(name: string, locale: string) {
  const text = readFileSync(new URL(`./decks/${name}`, import.meta.url), 'utf8');
  const { deck, diagnostics } = compileText(text, { locale, file: `helix/${name}` });
  return {
    slides: deck?.slides ?? [],
    deck,
    findings: diagnostics.map(
      ({ code, line, column }) => `${code} ${String(line)}:${String(column)}`,
    ),
  };
}

describe('a deck written for reveal-md', () => {
  it('plays unchanged but for what cleaning removes, each removal reported', () => {
    const { slides, findings } = compileFile('classic.md', 'en');
    expect(slides.map(({ title, steps }) => [title, steps])).toEqual([
      ['Sorting at scale', 0],
      ['Why it matters', 2],
      ['Going down', 2],
      ['', 0],
      ['Before', 0],
      ['Demo', 0],
      ['Thanks!', 0],
    ]);
    expect(slides[0]).toMatchObject({
      notes: '<p>Welcome everybody. Mention the <em>coffee</em>.</p>',
      links: [{ label: 'slides online', url: 'https://talks.example/sorting' }],
    });
    expect(slides[1]?.attributes).toEqual({
      'data-background-color': '#1b3a4b',
      'data-transition': 'zoom',
    });
    expect(slides[2]?.html).toContain('<pre style="font-size: 85%" class="code"><code');
    expect(slides[3]?.html).toContain('<td style="text-align: center">2n</td>');
    expect(slides[6]?.notes).toBe(
      '<ul>\n<li>Repeat the question</li>\n<li>Stop at 12:30</li>\n</ul>',
    );
    expect(findings).toEqual([
      'front-matter/unknown 3:1',
      'media/outside 65:11',
      'slide/attribute 72:14',
      'slide/attribute 72:60',
      'html/removed 76:1',
      'html/removed 78:1',
    ]);
  });

  it('keeps its own separators, and lists, quotes and videos step as they did', () => {
    const { slides, findings } = compileFile('custom-separators.md', 'fr');
    expect(slides.map(({ title, steps, line }) => [title, steps, line])).toEqual([
      ['Field notes', 0, 8],
      ['Morning', 2, 18],
      ['Noon', 1, 26],
      ['Night', 0, 35],
    ]);
    expect(slides[0]?.html).toContain('<hr>');
    expect(slides[0]?.attributes).toEqual({
      class: 'front',
      'data-background-image': 'content/helix/media/dna.svg',
      'data-background-opacity': '0.3',
    });
    expect(slides[2]).toMatchObject({ notes: 'Wait for the laugh.' });
    expect(slides[3]?.html).toContain('<div>\n  <p>Owls</p>\n</div>');
    expect(findings).toEqual(['front-matter/unknown 5:1', 'html/changed 37:1']);
  });

  it('may separate slides by blank lines, but not within code', () => {
    const { deck, slides, findings } = compileFile('blank-lines.md', 'en');
    expect(deck?.title).toBe('Three blank lines');
    expect(slides.map(({ title }) => title)).toEqual(['Three blank lines', 'Second']);
    expect(slides[1]?.text).toBe('Second <ul> <li onclick="go()">one</li> </ul>');
    expect(findings).toEqual([]);
  });

  it('in French is set with French spacing, its notes kept from the public', () => {
    const { deck, findings } = compileFile('french.md', 'fr');
    expect(findings).toEqual([]);
    expect(deck).toMatchSnapshot();
  });
});
