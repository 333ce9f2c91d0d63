import type { Point } from './ink.ts';

/** A stroke as an SVG path, smooth through the middles of its points; `width` and `height` of the slide, in px. */
export function strokePath(points: readonly Point[], width: number, height: number): string {
  const at = points.map(([x, y]) => [round(x * width), round(y * height)] as const);
  const [first, ...rest] = at;
  if (!first) return '';
  const last = at.at(-1) ?? first;
  // A dot is a line that goes nowhere, with round ends.
  if (rest.length === 0) return `M${first.join(' ')}h0`;
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q${point.join(' ')} ${round((point[0] + next[0]) / 2)} ${round((point[1] + next[1]) / 2)}`;
  });
  return `M${first.join(' ')}${curves.join('')}L${last.join(' ')}`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
