import { escape, playsChart, timeChart } from './charts.ts';
import type { Recording, Sample } from './recording.ts';
import {
  countOf,
  expectedPlays,
  type Finding,
  judge,
  type Outcome,
  quantities,
  warmUp,
  worst,
} from './verdict.ts';

const signs: Record<Outcome, string> = { met: '✓', missed: '✗', open: '?' };
const verdicts: Record<Outcome, string> = {
  met: 'Passed',
  missed: 'Failed',
  open: 'Nothing wrong was seen, but not everything could be shown',
};

/** The whole soak in one HTML file: verdict, charts, and all that was recorded as JSON. */
export function soakPage(recording: Recording): string {
  const findings = judge(recording);
  const outcome = worst(findings);
  const { hours, speed, begun, machine, electron } = recording;
  // In JSON a “<” can only stand inside a text, where this means the same.
  const data = JSON.stringify(recording).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Soak: ${verdicts[outcome]}</title>
<style>${style}</style>
</head>
<body>
<header>
<p>Vitrine · soak</p>
<h1 class="${outcome}">${verdicts[outcome]}</h1>
<p>${hours} hours of the loop at speed ${speed}: ${(recording.seconds / 60).toFixed(1)} minutes in Electron ${escape(electron)}, ${recording.plays.length} decks shown, ${recording.changes.length} changes of content.</p>
<p class="soft">Begun ${escape(begun)} on ${escape(machine)}; load of the machine ${loads(recording.samples)}.</p>
</header>
<section>
<h2>Verdict</h2>
<table>${findings.map(findingRow).join('\n')}</table>
<p class="soft">✓ shown · ✗ missed · ? too short or too busy a machine to tell. Slopes are least squares through the means of at most twelve blocks of samples, after the first ${warmUp * 100} % of the time; each sample is compared with those of the same deck. Memory is the sum of proportional set sizes: what the processes share with another Electron that runs beside them counts by its part, so it falls and rises with what else the machine does.</p>
</section>
<section>
<h2>How often each deck played</h2>
<p class="soft">Bars: plays. Ticks and numbers in brackets: weight → what it says.</p>
${playsChart(playRows(recording))}
</section>
<section>
<h2>Over time</h2>
<p class="soft">Grey: warm-up. Ticks at the foot: content changed on disk.</p>
${overTime(recording)}
</section>
<section>
<h2>Content</h2>
<table>${recording.changes.map(({ at, kind, deck }) => `<tr><td class="number">${at.toFixed(0)} s</td><td>${kind}</td><td>${escape(deck)}</td></tr>`).join('\n')}</table>
</section>
<script type="application/json" id="recording">${data}</script>
</body>
</html>
`;
}

function findingRow({ outcome, title, text }: Finding): string {
  return `<tr><td class="${outcome}">${signs[outcome]}</td><th scope="row">${escape(title)}</th><td>${escape(text)}</td></tr>`;
}

function playRows(recording: Recording) {
  const expected = expectedPlays(recording);
  return recording.turns.map(({ deck, weight, isInterleaved }) => ({
    deck,
    weight: isInterleaved ? 'one slide, every 10 min' : String(weight),
    count: countOf(recording.plays, deck),
    expected: expected.get(deck) ?? null,
  }));
}

function overTime({ samples, seconds, changes }: Recording): string {
  const common = { seconds, warmUp: warmUp * seconds, marks: changes.map(({ at }) => at) };
  const chart = (title: string, value: (sample: Sample) => number, span: number, unit = '') => {
    const format = (each: number): string => `${each.toFixed(span < 5 ? 1 : 0)} ${unit}`.trim();
    const dots = samples.map((sample) => ({ x: sample.at, y: value(sample) }));
    return `<h3>${title}</h3>${timeChart({ ...common, dots, format, leastSpan: span })}`;
  };
  return [
    ...quantities.map(({ key, name, unit, unitName, bound }) =>
      chart(name, (sample) => sample[key] / unit, 4 * bound, unitName),
    ),
    chart('Longest gap between two looks at the screen', ({ seen }) => seen.gap, 100, 'ms'),
    chart('Least ink in a frame', ({ seen }) => seen.ink * 100, 4, '%'),
  ].join('\n');
}

function loads(samples: readonly Sample[]): string {
  const values = samples.map(({ load }) => load);
  return `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`;
}

const style = `
:root { color-scheme: light; font: 17px/1.5 system-ui, sans-serif; color: #1d1b18; background: #f7f2e8; }
body { max-width: 60rem; margin: 3rem auto; padding: 0 1.5rem; }
h1 { font-size: 2.6rem; line-height: 1.1; margin: 0 0 1rem; }
h2 { margin: 3rem 0 .5rem; }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
.soft, header p:first-child { color: #5c564c; }
.met { color: #2c6e49; } .missed { color: #b3261e; } .open { color: #8a5a00; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: start; vertical-align: top; padding: .5rem .9rem .5rem 0; border-top: 1px solid #ddd5c6; font-variant-numeric: tabular-nums; }
th { font-weight: 600; width: 16rem; }
td.met, td.missed, td.open { width: 1.5rem; font-weight: 700; }
svg { width: 100%; height: auto; display: block; font: 13px system-ui, sans-serif; }
svg text { fill: #5c564c; dominant-baseline: middle; }
svg .y { text-anchor: end; } svg .x { text-anchor: middle; }
svg .name { text-anchor: end; fill: #1d1b18; font-size: 15px; } svg .count { fill: #1d1b18; } svg .soft { fill: #5c564c; }
svg .grid { stroke: #ddd5c6; } svg .warm { fill: #1d1b18; opacity: .05; }
svg .mark { stroke: #1f6f8b; stroke-width: 2; } svg .bar { fill: #1f6f8b; }
svg .wanted { stroke: #1d1b18; stroke-width: 2; }
svg polyline { fill: none; stroke: #1f6f8b; stroke-width: 1.6; stroke-linejoin: round; }
`;
