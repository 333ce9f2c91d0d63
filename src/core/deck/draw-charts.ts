import { z } from 'zod';
import { parseLocatedYaml } from '../library/located-yaml.ts';
import type { SlideContext } from './slide-context.ts';
import {
  attribute,
  createElement,
  createText,
  elementsOf,
  isElement,
  offsetOf,
  replaceNode,
  textContent,
  type Element,
  type ParentNode,
} from './tree.ts';

const mostBars = 24;

const text = z.union([z.string(), z.number()]).transform(String);
const chartSchema = z.strictObject({
  type: z.literal('bar').default('bar'),
  title: text.default(''),
  unit: text.default(''),
  data: z
    .record(z.string(), z.number().min(0))
    .transform((data) => Object.entries(data))
    .refine(
      ({ length }) => length > 0 && length <= mostBars,
      `data must have 1 to ${String(mostBars)} entries`,
    ),
});

/**
 * Draws the fenced blocks called `chart`: YAML with `type`, `title`, `unit` and `data`, a map of labels to numbers. A chart is a
 * table that anyone can read; each number's cell has its share of the greatest, from 0 to 1, as `--value` for CSS to draw.
 */
export function drawCharts(root: ParentNode, context: SlideContext): void {
  for (const pre of elementsOf(root)) {
    const code = pre.tagName === 'pre' ? pre.childNodes.find(isElement) : undefined;
    if (code?.tagName !== 'code' || attribute(code, 'class') !== 'language-chart') continue;
    const chart = readChart(textContent(code), code, context);
    if (chart) replaceNode(pre, chartFigure(chart, context.locale, pre));
  }
}

type Chart = z.infer<typeof chartSchema>;

function readChart(
  source: string,
  code: Element,
  { report, locate, budget }: SlideContext,
): Chart | null {
  const tell = (line: number, column: number, message: string) => {
    // The data starts on the line after the fence.
    const place = () => {
      const fence = locate(offsetOf(code));
      return { line: fence.line + line, column: column };
    };
    report.add(
      'chart/invalid',
      place,
      `This chart cannot be drawn: ${message}. Its source is shown.`,
    );
  };
  budget.charts -= 1;
  if (budget.charts < 0 || source.length > 20_000) {
    tell(0, 1, budget.charts < 0 ? 'the deck has over 100 charts' : 'it is too long');
    return null;
  }
  const yaml = parseLocatedYaml(source, (_, { line, column }, message) =>
    tell(line, column, message),
  );
  if (!yaml) return null;
  const chart = chartSchema.safeParse(yaml.value);
  if (chart.success) return chart.data;
  const [issue] = chart.error.issues;
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  const { line, column } = yaml.placeOf(path);
  tell(line, column, `${path.join(' → ') || 'chart'}: ${issue?.message ?? 'it is not valid'}`);
  return null;
}

function chartFigure({ title, unit, data }: Chart, locale: string, pre: Element): Element {
  const greatest = Math.max(...data.map(([, value]) => value)) || 1;
  const format = numberFormat(locale);
  const rows = data.map(([label, value]) => {
    const share = Math.round((value / greatest) * 10_000) / 10_000;
    const amount = unit === '' ? format(value) : `${format(value)} ${unit}`;
    return createElement('tr', {}, [
      createElement('th', { scope: 'row' }, [createText(label)]),
      createElement('td', { style: `--value: ${String(share)}` }, [
        createElement('span', {}, [createText(amount)]),
      ]),
    ]);
  });
  const caption = title === '' ? [] : [createElement('caption', {}, [createText(title)])];
  const table = createElement('table', {}, [...caption, createElement('tbody', {}, rows)]);
  const figure = createElement(
    'figure',
    { class: ['chart chart-bar', attribute(pre, 'class') ?? ''].join(' ').trim() },
    [table],
  );
  figure.attrs.push(...pre.attrs.filter(({ name }) => name !== 'class'));
  return figure;
}

function numberFormat(locale: string): (value: number) => string {
  try {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    return (value) => format.format(value);
  } catch {
    return String;
  }
}
