/** What covers are painted on: a canvas that need not wait for the page. */
export type Context = OffscreenCanvasRenderingContext2D;

/** Every drawing is back where it began after this long, in s: all periods in it divide this. */
export const loop = 120;

/** What a drawing may paint with. None of these, in its place, makes the text above unreadable. */
export interface Colours {
  /** The wall itself; already painted. */
  readonly ground: string;
  /** A tone darker than the ground. */
  readonly shade: string;
  /** A tone lighter than the ground, quiet enough to lie under text. */
  readonly accent: string;
  /** The accent under the text, a pale tint of it away from the text. */
  readonly light: CanvasGradient;
  /** The accent under the text, paper away from it. */
  readonly bright: CanvasGradient;
}

/** What a drawing is asked for: how it looks at one moment, at one size. */
export interface Frame {
  /** Stage px (see stage/shape.ts); the drawing fills all of it. */
  readonly width: number;
  /** Stage px. */
  readonly height: number;
  /** In s; the same time gives the same picture. */
  readonly time: number;
  readonly colours: Colours;
}

/** Paints one frame: a pure function of the frame, so any moment can be a poster. */
export type Drawing = (context: Context, frame: Frame) => void;

/** A whole turn, in radians. */
export const turn = 2 * Math.PI;

/** How far (0 to 1) a movement of that period (s) is in its current round. */
export function round(time: number, period: number, phase = 0): number {
  const rounds = time / period + phase;
  return rounds - Math.floor(rounds);
}

/** A slow swing between -1 and 1, of that period (s). */
export function swing(time: number, period: number, phase = 0): number {
  return Math.sin(turn * (time / period + phase));
}

/** 0 before `from`, 1 after `to`, gently in between. */
export function ease(value: number, from = 0, to = 1): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** The value a share of the way from one to another. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** Numbers in [0, 1) that look random and are always the same for one seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Adds a full circle to the path. */
export function circle(context: Context, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, turn);
}

/** Adds a bar with round ends to the path, between two points of one row. */
export function bar(
  context: Context,
  x: number,
  y: number,
  width: number,
  thickness: number,
): void {
  context.roundRect(x, y - thickness / 2, width, thickness, thickness / 2);
}

/**
 * Adds to the path something drawn about a point of its own, and turned. Only the path moves:
 * gradients stay where they are, since nothing is painted meanwhile.
 */
export function placed(
  context: Context,
  { x, y, angle = 0 }: { x: number; y: number; angle?: number },
  addPath: () => void,
): void {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  addPath();
  context.restore();
}
