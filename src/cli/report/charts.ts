import type { FallOff } from '../../core/journal/deck-figures.ts';
import { escapeHtml } from '../escape-html.ts';

/** A bar for a table's cell, as long as its share of the greatest, from 0 to 1, wants. What it means stands behind it, in HTML. */
export function bar(share: number): string {
  return `<svg class="bar" style="--share: ${round(share)}" aria-hidden="true"><rect width="100%" height="100%"/></svg>`;
}

/** Slide by slide: how many saw it, and, the dark part, how many left there. `name` says a bar in words. */
export function fallOffChart({ seen, left, readings }: FallOff, name: (slide: number) => string) {
  const [width, height, gap] = [300, 96, seen.length > 30 ? 0.5 : 3];
  const step = width / seen.length;
  const worst = worstSlide(left);
  const bars = seen.map((count, index) => {
    const x = round(index * step);
    const tall = (height * count) / readings;
    const dark = (height * (left[index] ?? 0)) / readings;
    const thick = round(Math.min(step - gap, 40));
    const rects = [
      `<rect class="seen" x="${x}" y="${round(height - tall)}" width="${thick}" height="${round(tall)}"/>`,
      `<rect class="left" x="${x}" y="${round(height - dark)}" width="${thick}" height="${round(dark)}"/>`,
    ];
    return `<g><title>${escapeHtml(name(index + 1))}</title>${rects.join('')}</g>`;
  });
  const every = Math.ceil(seen.length / 15);
  const labels = seen.map((_, index) => {
    const slide = index + 1;
    if (slide !== worst && (index % every !== 0 || Math.abs(slide - worst) < every)) return '';
    const middle = round(index * step + Math.min(step - gap, 40) / 2);
    return `<text class="${slide === worst ? 'worst' : ''}" x="${middle}" y="${height + 16}">${slide}</text>`;
  });
  return `<svg class="fall-off" viewBox="0 0 ${width} ${height + 20}" role="img">${bars.join('')}<line x1="0" x2="${width}" y1="${height}" y2="${height}"/>${labels.join('')}</svg>`;
}

/** Fewer who left are chance. */
const leastLeft = 3;

/** The slide, from 1, where most left; 0 where none stands out. */
export function worstSlide(left: readonly number[]): number {
  const most = Math.max(leastLeft, ...left);
  return left.filter((count) => count === most).length === 1 ? left.indexOf(most) + 1 : 0;
}

/** How strong the tones of a heat map are: ink can be read on all but the last, paper on that one. */
const tones = [0.16, 0.3, 0.45, 0.62, 1];

/** How a heat map is written. */
export interface HeatMapWords {
  /** By row, Monday first. */
  weekdays: readonly string[];
  hour: (hour: number) => string;
  cell: (weekday: number, hour: number, count: number) => string;
}

/** Counts by weekday and hour; hours before the first and after the last with a count are left out, but at least 8 are drawn. */
export function heatMap(counts: readonly (readonly number[])[], words: HeatMapWords): string {
  const [first, last] = hoursDrawn(counts);
  const greatest = Math.max(1, ...counts.flat());
  const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const [label, width, height, gap] = [60, 760, 34, 3];
  const step = (width - label) / hours.length;
  const rows = counts.map((row, weekday) => {
    const y = weekday * height;
    const cells = hours.map((hour, column) => {
      const count = row[hour] ?? 0;
      const share = count / greatest;
      const x = label + column * step;
      const tone = Math.ceil(share * tones.length);
      const number =
        count === 0
          ? ''
          : `<text class="${tone === tones.length ? 'on-dark' : ''}" x="${round(x + (step - gap) / 2)}" y="${y + 20.5}">${count}</text>`;
      return `<g><title>${escapeHtml(words.cell(weekday, hour, count))}</title><rect class="${count === 0 ? 'empty' : ''}" x="${round(x)}" y="${y}" width="${round(step - gap)}" height="${height - gap}" fill-opacity="${tones[tone - 1] ?? 0.35}"/>${number}</g>`;
    });
    const name = `<text class="name" x="0" y="${y + 20.5}">${escapeHtml(words.weekdays[weekday] ?? '')}</text>`;
    return name + cells.join('');
  });
  const every = hours.length > 14 ? 2 : 1;
  const axis = hours.map((hour, column) =>
    column % every === 0
      ? `<text class="hour" x="${round(label + column * step)}" y="${7 * height + 16}">${escapeHtml(words.hour(hour))}</text>`
      : '',
  );
  return `<svg class="heat-map" viewBox="0 0 ${width} ${7 * height + 22}" role="img">${rows.join('')}${axis.join('')}</svg>`;
}

function hoursDrawn(counts: readonly (readonly number[])[]): [number, number] {
  const hours = counts.flatMap((row) => row.flatMap((count, hour) => (count > 0 ? [hour] : [])));
  let [first, last] = [Math.min(23, ...hours), Math.max(0, ...hours)];
  while (last - first < 7) {
    if (first > 0) first -= 1;
    if (last < 23 && last - first < 7) last += 1;
  }
  return [first, last];
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
