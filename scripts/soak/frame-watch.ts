import { type Frame, type FrameBuffer, lookAt } from './frame-buffer.ts';

/** Between two looks at the screen, in ms. */
export const lookInterval = 40;
/** Longest time, in ms, between two looks in which nothing worth seeing can have been missed. */
export const longestGap = 100;
/** A frame with more dark points than this is black. */
const mostDark = 0.98;
/** A frame with less ink than this is blank: a slide's number alone has more. */
const leastInk = 0.002;

/** What was seen of the screen for some time. */
export interface Seen {
  frames: number;
  black: number;
  blank: number;
  /** Smallest share of ink. */
  ink: number;
  /** Longest time between two looks, in ms. */
  gap: number;
  /** Time, in ms, in gaps that are too long for anything to be said about it. */
  unseen: number;
}

/** Looks at the screen again and again, as steadily as this machine can. */
export function watchScreen(buffer: FrameBuffer, onFrame: (frame: Frame) => void): () => void {
  const timer = setInterval(() => onFrame(buffer.read()), lookInterval);
  return () => clearInterval(timer);
}

/** Counts what is wrong with frames. */
export class FrameTally {
  #seen = nothing();
  #last: number | null = null;

  /** Adds a frame; says whether it is black or blank. */
  add(frame: Frame): 'black' | 'blank' | null {
    const { dark, ink } = lookAt(frame);
    const gap = this.#last === null ? 0 : frame.at - this.#last;
    this.#last = frame.at;
    const fault = dark > mostDark ? 'black' : ink < leastInk ? 'blank' : null;
    this.#seen.frames++;
    if (fault) this.#seen[fault]++;
    this.#seen.ink = Math.min(this.#seen.ink, ink);
    this.#seen.gap = Math.max(this.#seen.gap, gap);
    if (gap > longestGap) this.#seen.unseen += gap;
    return fault;
  }

  /** What was seen since the last call. */
  take(): Seen {
    const seen = this.#seen;
    this.#seen = nothing();
    return seen;
  }
}

const nothing = (): Seen => ({ frames: 0, black: 0, blank: 0, ink: 1, gap: 0, unseen: 0 });
