/** One value at one time. */
export interface Dot {
  /** In s. */
  readonly x: number;
  readonly y: number;
}

/** What a chart over time shows. */
export interface TimeChart {
  readonly dots: readonly Dot[];
  /** Length of the soak, in s. */
  readonly seconds: number;
  /** What was seen before this, in s, is not judged. */
  readonly warmUp: number;
  /** Times, in s, at which content changed. */
  readonly marks: readonly number[];
  readonly format: (value: number) => string;
  /** Smallest height that the chart spans, so that noise does not look like mountains. */
  readonly leastSpan: number;
}

const [width, height] = [720, 190];
const [left, right, top, bottom] = [70, 24, 12, 28];

/** A line of values over time; content changes are ticks at its foot. */
export function timeChart(chart: TimeChart): string {
  const { dots, seconds, warmUp, marks, format, leastSpan } = chart;
  const values = dots.map(({ y }) => y);
  const [low, high] = rangeOf(values, leastSpan);
  const x = (value: number): string =>
    (left + (value / seconds) * (width - left - right)).toFixed(1);
  const y = (value: number): string =>
    (height - bottom - ((value - low) / (high - low)) * (height - top - bottom)).toFixed(1);
  const line = dots.map((dot) => `${x(dot.x)},${y(dot.y)}`).join(' ');
  const grid = [low, (low + high) / 2, high].map(
    (value) =>
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}"/><text class="y" x="${left - 8}" y="${y(value)}">${format(value)}</text>`,
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (part) =>
      `<text class="x" x="${x(part * seconds)}" y="${height - 8}">${minutes(part * seconds)}</text>`,
  );
  const foot = height - bottom;
  const changes = marks.map(
    (at) => `<line class="mark" x1="${x(at)}" x2="${x(at)}" y1="${foot}" y2="${foot - 7}"/>`,
  );
  const warm = `<rect class="warm" x="${left}" y="${top}" width="${Number(x(warmUp)) - left}" height="${foot - top}"/>`;
  const shown = `${format(Math.min(...values))} to ${format(Math.max(...values))}`;
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="From ${shown}">${warm}${grid.join('')}${changes.join('')}<polyline points="${line}"/>${ticks.join('')}</svg>`;
}

/** Bars of how often each deck played, each with a tick where it should end. */
export function playsChart(
  rows: readonly { deck: string; weight: string; count: number; expected: number | null }[],
): string {
  const [row, name, end] = [30, 230, 190];
  const most = Math.max(1, ...rows.map(({ count, expected }) => Math.max(count, expected ?? 0)));
  const x = (value: number): string => (name + (value / most) * (width - name - end)).toFixed(1);
  const lines = rows.map(({ deck, weight, count, expected }, index) => {
    const y = index * row;
    const tick =
      expected === null
        ? ''
        : `<line class="wanted" x1="${x(expected)}" x2="${x(expected)}" y1="${y + 3}" y2="${y + row - 3}"/>`;
    const wanted = expected === null ? weight : `${weight} → ${expected.toFixed(1)}`;
    return `<text class="name" x="${name - 12}" y="${y + row / 2}">${escape(deck)}</text><rect class="bar" x="${name}" y="${y + 6}" width="${Number(x(count)) - name}" height="${row - 12}"/>${tick}<text class="count" x="${Number(x(Math.max(count, expected ?? 0))) + 8}" y="${y + row / 2}">${count} <tspan class="soft">(${wanted})</tspan></text>`;
  });
  return `<svg viewBox="0 0 ${width} ${rows.length * row}" role="img" aria-label="How often each deck played">${lines.join('')}</svg>`;
}

/** Makes text safe inside HTML and SVG. */
export function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? '');
}

function rangeOf(values: readonly number[], leastSpan: number): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = Math.max((high - low) * 1.2, leastSpan);
  const start = Math.max(0, (low + high) / 2 - span / 2);
  return [start, start + span];
}

const minutes = (seconds: number): string =>
  seconds < 300 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(0)} min`;
