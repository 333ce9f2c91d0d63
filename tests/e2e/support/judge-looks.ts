import { longestGap } from '../../../scripts/soak/frame-watch.ts';
import { type Colour, isAll, isBlend, type Look } from './look.ts';

/** What `<html>` said from a moment on. */
export interface State {
  /** In ms since 1970. */
  readonly at: number;
  /** The menu covers the stage, in its own colours. */
  readonly isCovered: boolean;
  readonly deck: string;
  readonly locale: string;
  /** As in `2/3`. */
  readonly slide: string;
}

/** What may be said of a screen that was watched. */
export interface Verdict {
  readonly faults: readonly string[];
  /** Changes around which at least 15 frames a second were seen, with no gap over 100 ms. */
  readonly wellSeen: readonly Change[];
  readonly changes: readonly Change[];
}

/** From one state to the next. */
export interface Change {
  readonly from: State;
  readonly to: State;
}

/** A change must be over, on the screen, this long after `<html>` has said it, in ms: transitions, and a busy machine. */
const patience = 1_500;
/** What is looked at around a change, in ms. */
const around = { before: 100, after: 900 };
const leastRate = 15;
/** The menu has gone from the screen so long after `<html>` has said so, in ms. */
const uncovering = 300;
/** A heading covers more of the middle of a slide than this. */
const leastInk = 0.005;
/**
 * Judges every look from the first change on: each must be of what `<html>` says, or, until that has come up for the first
 * time, a blend of it and what was there before. Nothing is said of the time in which the menu covers the stage.
 * @param colourOf the one colour of a state's slide
 */
export function judge(
  looks: readonly Look[],
  states: readonly State[],
  colourOf: (state: State) => Colour,
): Verdict {
  const faults: string[] = [];
  const changes: Change[] = [];
  let possible: Colour[] = [];
  for (const [index, to] of states.entries()) {
    const from = states[index - 1];
    const colour = colourOf(to);
    possible.push(colour);
    if (!from) continue;
    if (to.isCovered) continue;
    changes.push({ from, to });
    const seen = to.at + (from.isCovered ? uncovering : 0);
    const until = states[index + 1]?.at ?? Infinity;
    const found: string[] = [];
    for (const look of looks.filter(({ at }) => at >= seen && at < until)) {
      const fault = faultOf(look, colour, possible, look.at - to.at);
      if (fault) found.push(`${fault}, ${look.at - to.at} ms after: ${look.edge.join(' ')}`);
      if (isAll(look, colour)) possible = [colour];
    }
    const [first] = found;
    if (first) faults.push(`${name(from)} → ${name(to)}, ${found.length} frames: ${first}`);
  }
  return { faults, changes, wellSeen: changes.filter(({ to }) => isWellSeen(looks, to.at)) };
}

function faultOf(
  look: Look,
  colour: Colour,
  possible: readonly Colour[],
  since: number,
): string | null {
  if (look.ink < leastInk) return 'blank';
  if (isAll(look, colour)) return null;
  if (!look.edge.every((each) => isBlend(each, possible))) return 'foreign';
  return since > patience ? 'stale' : null;
}

function isWellSeen(looks: readonly Look[], at: number): boolean {
  const [from, to] = [at - around.before, at + around.after];
  const times = looks.map((look) => look.at).filter((each) => each >= from && each <= to);
  const edges = [from, ...times, to];
  const gap = Math.max(...edges.slice(1).map((each, index) => each - (edges[index] ?? 0)));
  return gap <= longestGap && times.length >= (leastRate * (to - from)) / 1_000;
}

const name = ({ deck, locale, slide }: State): string => `${deck} ${locale} ${slide}`;
