import type { Change, Recording } from './recording.ts';
import { type Slope, slopeOf } from './slope.ts';

/** Whether something asked for was seen; `open` when the soak was too short to tell. */
export type Outcome = 'met' | 'missed' | 'open';

/** One part of the verdict. */
export interface Finding {
  readonly outcome: Outcome;
  /** What is asked for. */
  readonly title: string;
  /** What was seen. */
  readonly text: string;
}

/** A quantity that must not grow. */
export interface Quantity {
  readonly key: 'heap' | 'nodes' | 'listeners' | 'memory';
  readonly name: string;
  /** Units of a sample for one of the quantity's own. */
  readonly unit: number;
  readonly unitName: string;
  /** Most growth, in its own unit, over a thousand changes of deck: a day and a half at speed 1. */
  readonly bound: number;
}

const megabyte = 1024 * 1024;
export const quantities: readonly Quantity[] = [
  { key: 'heap', name: 'JS heap', unit: megabyte, unitName: 'MB', bound: 1 },
  { key: 'nodes', name: 'DOM nodes', unit: 1, unitName: '', bound: 200 },
  { key: 'listeners', name: 'Event listeners', unit: 1, unitName: '', bound: 10 },
  { key: 'memory', name: 'Memory of all processes', unit: megabyte, unitName: 'MB', bound: 30 },
];

/** Caches fill and code is compiled in this first part of a soak: it says nothing about growth. */
export const warmUp = 0.2;
/** Fewer changes of deck than this after the warm-up say nothing about growth. */
const fewestPlays = 100;
/** Largest part of the time that may go unseen because the machine was busy. */
const mostUnseen = 0.05;

/** Judges all that was recorded. */
export function judge(recording: Recording): Finding[] {
  return [
    framesOf(recording),
    ...quantities.map((quantity) => growthOf(quantity, recording)),
    sharesOf(recording),
    contentOf(recording),
    faultsOf(recording),
  ];
}

/** A quantity's change over a thousand changes of deck, in its own unit, after the warm-up; null when too little is known. */
function growth(
  { key, unit }: Pick<Quantity, 'key' | 'unit'>,
  { samples, seconds }: Recording,
): Slope | null {
  const warm = samples.filter(({ at }) => at > warmUp * seconds);
  const [first, last] = [warm.at(0), warm.at(-1)];
  if (!first || !last || last.plays - first.plays < fewestPlays) return null;
  return slopeOf(
    warm.map((sample) => ({ x: sample.plays / 1_000, y: sample[key] / unit, kind: sample.deck })),
  );
}

/** How often each deck of a round must have played, by its weight and the time for which it was there. */
export function expectedPlays({ turns, plays, changes, seconds }: Recording): Map<string, number> {
  const touched = new Set(changes.filter(({ kind }) => kind === 'remove').map(({ deck }) => deck));
  const steady = turns.filter(({ deck, isInterleaved }) => !isInterleaved && !touched.has(deck));
  const weights = sum(steady.map(({ weight }) => weight));
  const ids = new Set(steady.map(({ deck }) => deck));
  const rounds = (from: number, to: number): number =>
    plays.filter(({ at, deck }) => at >= from && at < to && ids.has(deck)).length / weights;
  const regular = turns.filter(({ isInterleaved }) => !isInterleaved);
  return new Map(
    regular.map(({ deck, weight }) => {
      const present = presence(deck, changes, seconds);
      return [deck, weight * sum(present.map(([from, to]) => rounds(from, to)))];
    }),
  );
}

/** From when to when, in s, a deck's files were there. */
function presence(deck: string, changes: readonly Change[], seconds: number): [number, number][] {
  const own = changes.filter((change) => change.deck === deck);
  const times: [number, number][] = [];
  let from: number | null = 0;
  for (const { at, kind } of own) {
    if (kind === 'remove' && from !== null) {
      times.push([from, at]);
      from = null;
    } else if (kind === 'bring back') from = at;
  }
  if (from !== null) times.push([from, seconds]);
  return times;
}

function framesOf({ samples, seconds, badFrames }: Recording): Finding {
  const title = 'No black or blank frame';
  const count = (key: 'frames' | 'black' | 'blank'): number =>
    sum(samples.map(({ seen }) => seen[key]));
  const unseen = sum(samples.map(({ seen }) => seen.unseen)) / 1_000 / seconds;
  const rate = count('frames') / seconds;
  const bad = count('black') + count('blank');
  const text = `${count('frames')} frames, ${rate.toFixed(1)} a second: ${count('black')} black, ${count('blank')} blank${bad > 0 ? ` (${badFrames.slice(0, 3).join('; ')})` : ''}. ${(unseen * 100).toFixed(2)} % of the time lay in gaps over 100 ms and was not seen.`;
  const seenEnough = rate >= 15 && unseen <= mostUnseen;
  return { title, text, outcome: bad > 0 ? 'missed' : seenEnough ? 'met' : 'open' };
}

function growthOf(quantity: Quantity, recording: Recording): Finding {
  const { name, unitName, bound } = quantity;
  const title = `${name} flat`;
  const slope = growth(quantity, recording);
  if (!slope)
    return {
      title,
      outcome: 'open',
      text: `Not judged: it takes ${fewestPlays} changes of deck after the warm-up.`,
    };
  const number = (value: number): string => `${value.toFixed(2)} ${unitName}`.trim();
  const text = `${number(slope.value)} over a thousand changes of deck (95 %: ${number(slope.from)} to ${number(slope.to)}); at most ${number(bound)} is allowed.`;
  const outcome = slope.from > bound ? 'missed' : slope.to <= bound ? 'met' : 'open';
  return { title, text, outcome };
}

function sharesOf(recording: Recording): Finding {
  const title = 'Every deck as often as its weight says';
  const { plays, turns, changes } = recording;
  const expected = expectedPlays(recording);
  const wrong = [...expected].filter(([deck, wanted]) => {
    const weight = turns.find((turn) => turn.deck === deck)?.weight ?? 1;
    // The round that has begun, and a change that enters a little later than it was made.
    const steps = changes.filter((each) => each.deck === deck && each.kind !== 'break').length;
    return Math.abs(countOf(plays, deck) - wanted) > weight + steps / 2;
  });
  const rounds = Math.min(...[...expected.values()]);
  const outcome = wrong.length > 0 ? 'missed' : rounds >= 3 ? 'met' : 'open';
  const words = wrong.map(
    ([deck, wanted]) => `${deck} ${countOf(plays, deck)} × instead of ${wanted.toFixed(1)}`,
  );
  const text = `${plays.length} turns. ${words.join(', ') || 'All within the round that had begun.'}`;
  return { title, text, outcome };
}

/** Whether each change was seen on stage before the next one of the same deck. */
function contentOf({ changes, plays, seconds }: Recording): Finding {
  const title = 'Content changes enter; broken content never does';
  const judged = changes.flatMap((change) => {
    const same = changes.filter(({ deck }) => deck === change.deck);
    const until = same.find(({ at }) => at > change.at)?.at ?? seconds;
    const own = plays.filter(({ deck }) => deck === change.deck);
    const last = own.findLast(({ at }) => at > change.at && at <= until);
    const before = own.findLast(({ at, locale }) => at <= change.at && locale === last?.locale);
    if (change.kind === 'remove') {
      const gone = plays.filter(({ at }) => at > change.at && at <= until);
      return [{ change, seen: gone.slice(-5).every(({ deck }) => deck !== change.deck) }];
    }
    if (!last || !before) return [];
    const wanted = { lengthen: 1, shorten: -1, break: 0, repair: 0, 'bring back': 0 }[change.kind];
    return [{ change, seen: last.slides - before.slides === wanted }];
  });
  const missed = judged.filter(({ seen }) => !seen);
  const words = missed.map(
    ({ change }) => `${change.kind} ${change.deck} at ${change.at.toFixed(0)} s`,
  );
  const text = `${judged.length} of ${changes.length} changes could be followed; ${missed.length === 0 ? 'all were as they must be' : `not seen: ${words.join(', ')}`}.`;
  const outcome = missed.length > 0 ? 'missed' : judged.length > 0 ? 'met' : 'open';
  return { title, text, outcome };
}

function faultsOf({ faults }: Recording): Finding {
  const title = 'No error, no crash';
  const text = faults.length === 0 ? 'None.' : `${faults.length}: ${faults.slice(0, 3).join('; ')}`;
  return { title, text, outcome: faults.length > 0 ? 'missed' : 'met' };
}

/** How often a deck came on stage. */
export function countOf(plays: Recording['plays'], deck: string): number {
  return plays.filter((play) => play.deck === deck).length;
}

/** The worst of several outcomes: missed, then open. */
export function worst(findings: readonly Finding[]): Outcome {
  const outcomes = findings.map(({ outcome }) => outcome);
  return outcomes.includes('missed') ? 'missed' : outcomes.includes('open') ? 'open' : 'met';
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
