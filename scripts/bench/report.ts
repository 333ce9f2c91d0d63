import os from 'node:os';
import type { Figures, Pair } from './compare.ts';

const mega = 1_000_000;
const mebi = 1024 * 1024;

/** One line of the report. */
interface Measure {
  readonly what: string;
  readonly values: Pair<number>;
  readonly unit: string;
  readonly digits: number;
  /** What Vitrine adds, or how many times it takes. */
  readonly by: 'difference' | 'ratio';
  /** The most that it should be; null where nothing is aimed at. */
  readonly aim: number | null;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

function measuresOf({ size, warm, cold, memory, load }: Figures): Measure[] {
  const pair = (values: Pair<readonly number[]>, unit: number): Pair<number> => ({
    vitrine: median(values.vitrine) / unit,
    bare: median(values.bare) / unit,
  });
  const installed = { vitrine: size.vitrine / mega, bare: size.bare / mega };
  const start = { unit: 'ms', digits: 0, by: 'ratio', aim: 1.3 } as const;
  const adds = { by: 'difference' } as const;
  return [
    {
      what: 'Installed, without media',
      values: installed,
      unit: 'MB',
      digits: 1,
      ...adds,
      aim: 20,
    },
    { what: 'Start, files not in memory', values: pair(cold, 1), ...start },
    { what: 'Start, files in memory', values: pair(warm, 1), ...start },
    {
      what: 'Memory at rest (PSS)',
      values: pair(memory, mebi),
      unit: 'MiB',
      digits: 0,
      ...adds,
      aim: 60,
    },
    {
      what: 'Load at rest',
      values: pair(load, 0.01),
      unit: '% of a core',
      digits: 2,
      ...adds,
      aim: 1,
    },
  ];
}

/** The page that tells of it, and whether every aim is met. */
export function writeReport(
  figures: Figures,
  { electron, runs, day }: { electron: string; runs: number; day: string },
): { page: string; isWell: boolean } {
  const rows = measuresOf(figures).map(({ what, values, unit, digits, by, aim }) => {
    const { vitrine, bare } = values;
    const result = by === 'ratio' ? vitrine / bare : vitrine - bare;
    const told = (value: number): string =>
      by === 'ratio' ? `× ${value.toFixed(2)}` : `+ ${value.toFixed(digits)} ${unit}`;
    const isMet = aim === null || result <= aim;
    const figure = (value: number): string => `${value.toFixed(digits)} ${unit}`;
    const goal =
      aim === null ? '' : `≤ ${by === 'ratio' ? `× ${String(aim)}` : `+ ${String(aim)} ${unit}`}`;
    const cells = [
      what,
      figure(bare),
      figure(vitrine),
      told(result),
      goal,
      isMet ? 'met' : 'missed',
    ];
    return { line: `| ${cells.join(' | ')} |`, isMet };
  });
  const machine = `${String(os.cpus().length)} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}, ${os.type()} ${os.release()}`;
  const all = (pair: Pair<readonly number[]>): string =>
    (['bare', 'vitrine'] as const)
      .map((name) => `${name} ${pair[name].map((value) => value.toFixed(0)).join(', ')}`)
      .join('; ');
  const page = `# What Vitrine adds to Electron

Written by \`npm run bench\`; run it again rather than change this page. Vitrine as it is packaged, against a bare app
(\`scripts/bench/bare-app\`: one page that fills the screen) of the same Electron and the same packaging, measured in turn, on a
screen of 1920×1080 without a graphics card. Medians of ${String(runs)} starts and ${String(Math.ceil(runs / 2))} rests.

| | bare app | Vitrine | Vitrine is | aim | |
| --- | --- | --- | --- | --- | --- |
${rows.map(({ line }) => line).join('\n')}

- **Start**: from the program's start to the first frame on the X screen with something on it that stays (for 200 ms at least: no flash of a window that opens); Vitrine with the library that comes with it, which
  it has shown before. “Not in memory”: the program's files and its data were dropped from Linux's page cache before each start.
- **At rest**: ten seconds after the first frame, with one slide that stays; all processes together; load over 24 seconds, in which what moves on a still slide moves once.

On ${day}, Electron ${electron}, ${machine}.

All starts in ms. Not in memory: ${all(figures.cold)}. In memory: ${all(figures.warm)}.
`;
  return { page, isWell: rows.every(({ isMet }) => isMet) };
}
