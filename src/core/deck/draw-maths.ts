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

/** Draws every formula of a clean tree. KaTeX runs without trust: no link, no file, no class or style of the author's. */
export function drawMaths(root: ParentNode, { report, locate, budget }: SlideContext): void {
  for (const element of elementsOf(root)) {
    const classes = classesOf(element);
    if (!classes.includes('maths')) continue;
    const tex = textContent(element);
    budget.formulas -= 1;
    budget.formulaLength -= tex.length;
    const problem = budget.formulas < 0 || budget.formulaLength < 0 ? 'the deck has too many formulas' : null;
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
      const reason = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '').slice(0, 200) : 'unknown';
      const firstLine = tex.split('\n')[0] ?? '';
      report.add('maths/invalid', () => locate(offsetOf(element), firstLine), `This formula cannot be drawn: ${reason}. Its source is shown.`);
      addClass(element, 'maths-invalid');
      setChildren(element, [createElement('code', {}, [createText(tex)])]);
    }
  }
}
