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
    const tooMany = budget.formulas < 0 || budget.formulaLength < 0;
    const problem = tooMany
      ? 'the deck has too many formulas'
      : braceDepth(tex) > deepestBraces
        ? 'it nests too deep'
        : null;
    try {
      if (problem) throw new Error(problem);
      const html = katex.renderToString(tex, {
        displayMode: classes.includes('maths-display'),
        output: 'htmlAndMathml',
        throwOnError: true,
        strict: 'ignore',
        trust: false,
        maxExpand: 200,
        maxSize: 20,
      });
      setChildren(element, parseTrusted(html));
    } catch (error) {
      const reason =
        error instanceof Error
          ? error.message.replace(/^KaTeX parse error: /, '').slice(0, 200)
          : 'unknown';
      const firstLine = tex.split('\n')[0] ?? '';
      report.add(
        'maths/invalid',
        () => locate(offsetOf(element), firstLine),
        `This formula cannot be drawn: ${reason}. Its source is shown.`,
      );
      addClass(element, 'maths-invalid');
      setChildren(element, [createElement('code', {}, [createText(tex)])]);
    }
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
