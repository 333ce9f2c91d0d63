import createMarkdownIt, { type MarkdownIt, type RendererRule, type Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import type { Place } from '../library/located-yaml.ts';
import { maths } from './maths-rules.ts';
import { fileExtension, videoExtensions } from './media-path.ts';
import type { SourceText } from './source-text.ts';
import type { Chunk } from './split-slides.ts';

/** Longest Markdown of one slide, in UTF-16 code units: some input takes quadratic time, and nobody reads that much. */
export const longestSlide = 16 * 1024;

/** HTML that was made of Markdown, not yet clean. */
export interface RenderedMarkdown {
  html: string;
  /**
   * Where something stands in the source: the first of the texts that is found in the block that was rendered at this offset,
   * else the block's start.
   */
  locate(offset: number, ...texts: string[]): Place;
}

interface Block {
  /** Offset in the HTML. */
  start: number;
  /** Lines of the source, the last one excluded. */
  lines: [number, number];
}

const markdown = createMarkdown();

/** Renders the Markdown of a slide or of its notes. */
export function renderMarkdown(chunk: Chunk, source: SourceText): RenderedMarkdown {
  const env = {};
  const tokens = markdown.parse(chunk.text, env);
  const blocks: Block[] = [];
  const written = chunk.text.split('\n');
  let html = '';
  let line = 0;
  for (const group of topLevelGroups(tokens)) {
    const [first, last] = linesOf(group) ?? [line, line + 1];
    // A blank line in the source stays one: a list's attribute comment means another thing after it.
    if (written[first - 1]?.trim() === '') html += '\n';
    blocks.push({ start: html.length, lines: [chunk.line + first, chunk.line + last] });
    html += markdown.renderer.render(group, markdown.options, env);
    line = Math.max(line, last);
  }
  return { html, locate: (offset, ...texts) => locate(offset, texts) };

  function locate(offset: number, texts: readonly string[]): Place {
    const block = blocks.findLast(({ start }) => start <= offset);
    if (!block) return { line: chunk.line, column: 1 };
    const from = source.startOf(block.lines[0]);
    const written = source.text.slice(from, source.startOf(block.lines[1])).toLowerCase();
    const before = html.slice(block.start, offset).toLowerCase();
    for (const text of texts) {
      const at = occurrence(written, text.toLowerCase(), countOf(before, text.toLowerCase()));
      if (at >= 0) return source.placeAt(from + at);
    }
    return { line: block.lines[0], column: 1 };
  }
}

function createMarkdown(): MarkdownIt {
  const instance = createMarkdownIt({ html: true, linkify: true, maxNesting: 60 })
    .use(footnote)
    .use(maths);
  // Only whole addresses become links: "deck.md" is a file, not a site in Moldova.
  instance.linkify.set({ fuzzyLink: false });
  // The cleaner decides about addresses, so that each removal is reported.
  instance.validateLink = () => true;
  const { rules } = instance.renderer;
  // A kiosk has nowhere to jump to, so footnotes are numbers without links.
  rules.footnote_ref = (tokens, index) =>
    `<sup class="footnote-ref">${String(Number(tokens[index]?.meta?.id ?? 0) + 1)}</sup>`;
  rules.footnote_block_open = () => '<div class="footnotes"><ol>\n';
  rules.footnote_block_close = () => '</ol></div>\n';
  rules.footnote_open = () => '<li>';
  rules.footnote_anchor = () => '';
  rules.fence = renderFence;
  rules.image = renderMedia(rules.image);
  return instance;
}

/** Fenced code as reveal.js writes it: ```` ```js [10: 1-2|4] ```` numbers lines from 10 and steps through them. */
function renderFence(tokens: Token[], index: number): string {
  const token = tokens[index];
  const { escapeHtml, unescapeAll } = markdown.utils;
  const info = unescapeAll(token?.info ?? '').slice(0, 1_000);
  const steps = /\[\s*(?:(\d*):)?\s*([\s\d,|-]*)\]/.exec(info);
  const language =
    info
      .replace(steps?.[0] ?? '', '')
      .trim()
      .split(/\s/)[0] ?? '';
  const attributes = [
    language && ` class="language-${escapeHtml(language)}"`,
    steps && ` data-line-numbers="${(steps[2] ?? '').trim()}"`,
    steps?.[1] && ` data-ln-start-from="${steps[1]}"`,
  ];
  return `<pre><code${attributes.filter(Boolean).join('')}>${escapeHtml(token?.content ?? '')}</code></pre>\n`;
}

/** The picture syntax with a video file makes a video. */
function renderMedia(renderImage: RendererRule | undefined): RendererRule {
  return (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    if (!token || !renderImage) return '';
    const address = String(token.attrGet('src') ?? '');
    if (!videoExtensions.has(fileExtension(address)))
      return renderImage(tokens, index, options, env, renderer);
    const { escapeHtml } = markdown.utils;
    const name = renderer.renderInlineAsText(token.children ?? [], options, env);
    const label = name === '' ? '' : ` aria-label="${escapeHtml(name)}"`;
    return `<video src="${escapeHtml(address)}" data-autoplay muted playsinline${label}></video>`;
  };
}

function* topLevelGroups(tokens: Token[]): Generator<Token[]> {
  let group: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    group.push(token);
    depth += token.nesting;
    if (depth > 0) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function linesOf(group: readonly Token[]): [number, number] | null {
  let lines: [number, number] | null = null;
  for (const { map } of group) {
    if (map)
      lines = lines ? [Math.min(lines[0], map[0]), Math.max(lines[1], map[1])] : [map[0], map[1]];
  }
  return lines;
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); part !== '' && at >= 0; at = text.indexOf(part, at + 1))
    count += 1;
  return count;
}

/** Offset of the nth occurrence (from 0) of a part, of the last one when there are fewer, or -1. */
function occurrence(text: string, part: string, n: number): number {
  let at = part === '' ? -1 : text.indexOf(part);
  for (let count = 0; count < n && at >= 0; count++) {
    const next = text.indexOf(part, at + 1);
    if (next < 0) break;
    at = next;
  }
  return at;
}
