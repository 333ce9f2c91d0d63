import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../checkout.ts';
import { FrameBuffer } from './frame-buffer.ts';
import { FrameTally, watchScreen } from './frame-watch.ts';
import type { SoakKiosk } from './kiosk.ts';
import type { ChangeKind, SoakLibrary } from './library.ts';
import type { Change, Play, Sample } from './recording.ts';

/** The order in which the library changes, over and over; it ends as it began. */
const changeOrder: readonly ChangeKind[] = [
  ...(['lengthen', 'break', 'remove', 'repair', 'bring back', 'shorten'] as const),
];
/** px between two points that are looked at: finer than the strokes of a heading. */
const gridStep = 12;
/** So many samples and changes of content are wished for; within limits, in s between two. */
const sampling = { count: 240, least: 2, most: 15 };
const changing = { count: 24, least: 10, most: 600 };

const interval = (seconds: number, { count, least, most }: typeof sampling): number =>
  Math.min(Math.max(seconds / count, least), most);

/** A page that does not answer for so long, in ms, hangs: the soak ends. */
const longestSilence = 30_000;

/** What a soak sees while it runs. */
export interface Observed {
  readonly samples: Sample[];
  readonly plays: Play[];
  readonly changes: Change[];
  readonly badFrames: string[];
}

/** Watches a kiosk for so many seconds while its library changes. */
export async function observe(
  kiosk: SoakKiosk,
  library: SoakLibrary,
  frames: string,
  seconds: number,
): Promise<Observed> {
  const observed: Observed = { samples: [], plays: [], changes: [], badFrames: [] };
  const { samples, plays, changes, badFrames } = observed;
  const begun = Date.now();
  const since = (): number => (Date.now() - begun) / 1_000;
  const tally = new FrameTally();
  const buffer = new FrameBuffer(frames, gridStep);
  const stopWatching = watchScreen(buffer, (frame) => {
    const fault = tally.add(frame);
    if (fault && badFrames.length < 100)
      badFrames.push(`${since().toFixed(1)} s: ${fault}, ${plays.at(-1)?.deck ?? ''}`);
  });
  const pace = { sample: interval(seconds, sampling), change: interval(seconds, changing) };
  while (since() < seconds) {
    await wait(pace.sample * 1_000);
    const kind = changeOrder[changes.length % changeOrder.length];
    if (kind && since() > (changes.length + 1) * pace.change && since() < seconds - pace.change) {
      changes.push({ at: since(), kind, deck: library.deckOf(kind) });
      library.change(kind);
    }
    const answer = await Promise.race([
      Promise.all([kiosk.measure(), kiosk.takePlays()]),
      wait(longestSilence, null, { ref: false }),
    ]);
    if (!answer) {
      kiosk.faults.push(`${since().toFixed(0)} s: the page did not answer any more.`);
      break;
    }
    const [memory, news] = answer;
    plays.push(...news.map((play) => ({ ...play, at: (play.at - begun) / 1_000 })));
    const deck = plays.at(-1)?.deck ?? '';
    const [load = 0] = os.loadavg();
    samples.push({ at: since(), deck, plays: plays.length, ...memory, seen: tally.take(), load });
    if (samples.length % 20 === 0) say(progress(since(), seconds, plays.length));
  }
  stopWatching();
  buffer.close();
  return observed;
}

const progress = (now: number, seconds: number, plays: number): string =>
  `${Math.round((100 * now) / seconds)} %, ${plays} decks shown`;
