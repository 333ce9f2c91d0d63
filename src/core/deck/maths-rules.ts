import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** Longest formula; what is longer is ordinary text. */
const longestFormula = 2_000;
/** Most lines of a formula that stands alone. */
const mostLines = 60;

interface Delimiters {
  open: string;
  close: string;
  display: boolean;
}

const delimiters: readonly Delimiters[] = [
  { open: '$$', close: '$$', display: true },
  { open: '$', close: '$', display: false },
  { open: '\\(', close: '\\)', display: false },
  { open: '\\[', close: '\\]', display: true },
];

/**
 * Adds formulas to Markdown: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. Like pandoc, an opening `$` is not followed by a space, and
 * a closing one neither follows a space nor is followed by a digit, so that prices stay prices. Formulas become
 * `<span class="maths">` or `<div class="maths maths-display">` around their TeX; they are drawn later.
 */
export function maths(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'maths', inlineMaths);
  markdown.block.ruler.before('fence', 'maths_block', blockMaths, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules.maths = (tokens, index) => {
    const token = tokens[index];
    const display = token?.markup === '$$' || token?.markup === '\\[';
    return `<span class="maths${display ? ' maths-display' : ''}">${escapeHtml(token?.content ?? '')}</span>`;
  };
  markdown.renderer.rules.maths_block = (tokens, index) =>
    `<div class="maths maths-display">${escapeHtml(tokens[index]?.content ?? '')}</div>\n`;
}

function inlineMaths(state: StateInline, silent: boolean): boolean {
  const kind = delimiters.find(({ open }) => state.src.startsWith(open, state.pos));
  if (!kind) return false;
  const start = state.pos + kind.open.length;
  const end = nextClosing(state, kind, start);
  if (end > state.posMax || end === start || end - start > longestFormula) return false;
  const content = state.src.slice(start, end);
  if (kind.open === '$' && /^\s/.test(content)) return false;
  if (content.trim() === '') return false;
  if (!silent) {
    const token = state.push('maths', '', 0);
    token.markup = kind.open;
    token.content = content.trim();
  }
  state.pos = end + kind.close.length;
  return true;
}

/** For each text being read and each delimiter, the last search: nothing closes between `from` and `at`. Keeps the rule linear. */
const searches = new WeakMap<StateInline | StateBlock, Map<string, { from: number; at: number }>>();

function nextClosing(
  state: StateInline | StateBlock,
  { open, close }: Delimiters,
  from: number,
): number {
  const known = searches.get(state) ?? new Map<string, { from: number; at: number }>();
  searches.set(state, known);
  const last = known.get(open);
  if (last && from >= last.from && from <= last.at) return last.at;
  let at = state.src.indexOf(close, from);
  while (at >= 0 && !closes(state.src, at, open)) at = state.src.indexOf(close, at + 1);
  const found = at < 0 ? Infinity : at;
  known.set(open, { from, at: found });
  return found;
}

function closes(text: string, at: number, open: string): boolean {
  if (open.startsWith('\\')) return true;
  if (text[at - 1] === '\\') return false;
  return open === '$$' || !(/\s/.test(text[at - 1] ?? ' ') || /\d/.test(text[at + 1] ?? ''));
}

function blockMaths(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const lineOf = (line: number): string =>
    state.src
      .slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
      .trimEnd();
  const first = lineOf(startLine);
  const kind = delimiters.find(({ open, display }) => display && first.startsWith(open));
  if (!kind) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0) + kind.open.length;
  const lastLine = Math.min(endLine, startLine + mostLines) - 1;
  if (nextClosing(state, kind, start) >= (state.eMarks[lastLine] ?? 0)) return false;
  const found: string[] = [];
  for (let line = startLine; line <= lastLine; line++) {
    if (line > startLine && (state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line))
      return false;
    const text = line === startLine ? first.slice(kind.open.length) : lineOf(line);
    if (!text.endsWith(kind.close)) {
      // Something follows the formula on its line: it belongs to a paragraph.
      if (text.includes(kind.close)) return false;
      found.push(text);
      continue;
    }
    const last = text.slice(0, -kind.close.length);
    const content = [...found, last].join('\n').trim();
    if (last.includes(kind.close) || content === '' || content.length > longestFormula)
      return false;
    if (silent) return true;
    const token = state.push('maths_block', '', 0);
    token.content = content;
    token.map = [startLine, line + 1];
    state.line = line + 1;
    return true;
  }
  return false;
}
