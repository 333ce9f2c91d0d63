import { readLineSteps, splitHighlightedLines, type LineStep } from './code-lines.ts';
import { highlight } from './languages.ts';
import type { SlideContext } from './slide-context.ts';
import {
  addClass,
  attribute,
  classesOf,
  createElement,
  createText,
  elementsOf,
  isElement,
  offsetOf,
  parseTrusted,
  removeAttribute,
  setAttribute,
  setChildren,
  textContent,
  type Element,
  type ParentNode,
} from './tree.ts';

const longestColoured = 20_000;
const mostSteps = 30;
/** What a deck's budget pays for a coloured block: so many times its length, plus so much. */
const colourCost = { each: 3, block: 600 } as const;
/** What it pays for each line of each step, besides the line's length. */
const lineCost = 40;

/**
 * Colours the code blocks of a clean tree and numbers their lines. Line steps become what reveal.js makes of them: one further
 * `<code class="fragment">` for each step after the first, which plain fragments then drive.
 */
export function drawCode(root: ParentNode, context: SlideContext): void {
  for (const pre of elementsOf(root)) {
    if (pre.tagName !== 'pre') continue;
    const code = pre.childNodes.find(
      (node): node is Element => isElement(node) && node.tagName === 'code',
    );
    if (code) drawBlock(pre, code, context);
  }
}

function drawBlock(pre: Element, code: Element, context: SlideContext): void {
  addClass(pre, 'code');
  const text = codeText(code);
  const steps = attribute(code, 'data-line-numbers');
  const marked = code.childNodes.some(isElement);
  const language = languageOf(code);
  const coloured = marked || text.length > longestColoured ? null : colour(text, language, context);
  for (const name of ['data-trim', 'data-noescape']) removeAttribute(code, name);
  if (coloured !== null) {
    addClass(code, 'hljs');
    setChildren(code, parseTrusted(coloured));
  } else if (!marked) setChildren(code, [createText(text)]);
  if (steps === null || marked) return;

  const lines = splitHighlightedLines(coloured ?? escape(text));
  const from = Number(attribute(code, 'data-ln-start-from') ?? 1);
  const cost = text.length + lineCost * (lines.length + 1);
  const [first, ...later] = limitSteps(readLineSteps(steps), cost, code, context);
  if (!first) return;
  const index = attribute(code, 'data-fragment-index');
  const className = attribute(code, 'class') ?? '';
  removeAttribute(code, 'data-fragment-index');
  setLines(code, lines, first, from);
  const copies = later.map((step, position) => {
    const copy = createElement('code', { class: className, 'aria-hidden': 'true' });
    addClass(copy, 'fragment');
    if (index !== null) setAttribute(copy, 'data-fragment-index', String(Number(index) + position));
    setLines(copy, lines, step, from);
    return copy;
  });
  setChildren(pre, [...pre.childNodes, ...copies]);
}

function setLines(code: Element, lines: readonly string[], step: LineStep, from: number): void {
  addClass(code, 'numbered');
  for (const name of ['data-line-numbers', 'data-ln-start-from']) removeAttribute(code, name);
  const children = lines.flatMap((line, index) => {
    const shown =
      step.length === 0 || step.some(({ start, end }) => start <= index + 1 && index + 1 <= end);
    const attributes = {
      class: shown ? 'line' : 'line line-dimmed',
      'data-line': String(from + index),
    };
    const newline = index < lines.length - 1 ? [createText('\n')] : [];
    return [createElement('span', attributes, parseTrusted(line)), ...newline];
  });
  setChildren(code, children);
}

function limitSteps(
  steps: LineStep[],
  cost: number,
  code: Element,
  { report, locate, budget }: SlideContext,
): LineStep[] {
  const most = Math.min(steps.length, mostSteps, Math.floor(budget.code / cost));
  budget.code -= most * cost;
  if (most < steps.length) {
    const message = `Only ${String(most)} of the ${String(steps.length)} line steps of this code are shown: shorten the code or its list of steps.`;
    report.add('code/steps', () => locate(offsetOf(code), '|', '['), message);
  }
  return steps.slice(0, most);
}

function colour(text: string, language: string, { budget }: SlideContext): string | null {
  const cost = colourCost.each * text.length + colourCost.block;
  if (budget.code < cost) return null;
  budget.code -= cost;
  return highlight(text, language);
}

function languageOf(code: Element): string {
  const [first = ''] = classesOf(code).filter((name) => name !== 'hljs' && name !== 'fragment');
  return first.replace(/^lang(?:uage)?-/, '').toLowerCase();
}

function codeText(code: Element): string {
  const text = textContent(code).replace(/\n$/, '');
  if (attribute(code, 'data-trim') === null) return text;
  const lines = text.replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, '').split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, each) => Math.min(least, each), Infinity);
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
