import katex from 'katex';
import type { SlideContext } from './slide-context.ts';
import {
  addClass,
  classesOf,
  createElement,
  createText,
  elementsOf,
  offsetOf,
  parseTrusted,
  setChildren,
  textContent,
  type ParentNode,
} from './tree.ts';

/** KaTeX takes quadratic time on nested braces. */
const deepestBraces = 40;

/** Draws every formula of a clean tree. KaTeX runs without trust: no link, no file, no class or style of the author's. */
export function drawMaths(root: ParentNode, { report, locate, budget }: SlideContext): void {
  for (const element of elementsOf(root)) {
    const classes = classesOf(element);
    if (!classes.includes('maths')) continue;
    const tex = textContent(element);
    budget.formulas -= 1;
    budget.formulaLength -= tex.length;
    const exhausted = budget.formulas < 0 || budget.formulaLength < 0;
    const drawn = exhausted
      ? { problem: 'the deck has too many formulas' }
      : draw(tex, classes.includes('maths-display'));
    if (typeof drawn === 'string') {
      setChildren(element, parseTrusted(drawn));
      continue;
    }
    const place = () => locate(offsetOf(element), tex.split('\n')[0] ?? '');
    report.add(
      'maths/invalid',
      place,
      `This formula cannot be drawn: ${drawn.problem}. Its source is shown.`,
    );
    addClass(element, 'maths-invalid');
    setChildren(element, [createElement('code', {}, [createText(tex)])]);
  }
}

function draw(tex: string, displayMode: boolean): string | { problem: string } {
  if (braceDepth(tex) > deepestBraces) return { problem: 'it nests too deep' };
  try {
    return katex.renderToString(tex, {
      displayMode,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 200,
      maxSize: 20,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: message.replace(/^KaTeX parse error: /, '').slice(0, 200) };
  }
}

function braceDepth(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [brace] of tex.matchAll(/\{|\}|\\(?:left|begin)\b|\\(?:right|end)\b/g)) {
    depth += brace === '{' || brace === '\\left' || brace === '\\begin' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
