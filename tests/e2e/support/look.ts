import { lookAt, type Frame } from '../../../scripts/soak/frame-buffer.ts';

/** Red, green, blue, from 0 to 255. */
export type Colour = readonly [number, number, number];

/** What matters of one frame. */
export interface Look {
  /** In ms since 1970. */
  readonly at: number;
  /** The colours along the upper edge and both sides, where no slide has text. */
  readonly edge: readonly Colour[];
  /** Part of the middle that stands out from its background, from 0 to 1. */
  readonly ink: number;
}

/** Parts of the screen's width and height, as left, top, right, bottom. */
type Area = readonly [number, number, number, number];

const edgeAreas: readonly Area[] = [
  ...[0, 1, 2, 3].map((index): Area => [index / 4, 0, (index + 1) / 4, 0.06]),
  ...[0, 1].map((index): Area => [0, 0.1 + index * 0.3, 0.045, 0.4 + index * 0.3]),
  ...[0, 1].map((index): Area => [0.955, 0.1 + index * 0.3, 1, 0.4 + index * 0.3]),
];
/** Above the label and the visitor's buttons. */
const middle: Area = [0.05, 0.08, 0.95, 0.75];

/** Takes from a frame what matters. */
export function summarise(frame: Frame): Look {
  const edge = edgeAreas.map((area) => commonest(crop(frame, area)));
  return { at: frame.at, edge, ink: lookAt(crop(frame, middle)).ink };
}

function crop({ at, columns, rows, colours }: Frame, [left, top, right, bottom]: Area): Frame {
  const [from, to] = [Math.floor(left * columns), Math.ceil(right * columns)];
  const lines = Array.from(
    { length: Math.ceil(bottom * rows) - Math.floor(top * rows) },
    (_, index) => (Math.floor(top * rows) + index) * columns,
  );
  const cropped = new Uint8Array(lines.length * (to - from) * 3);
  for (const [index, line] of lines.entries())
    cropped.set(colours.subarray((line + from) * 3, (line + to) * 3), index * (to - from) * 3);
  return { at, columns: to - from, rows: lines.length, colours: cropped };
}

/** The middle value of each channel. */
function commonest({ colours }: Frame): Colour {
  const channel = (offset: number): number => {
    const values = colours.filter((_, index) => index % 3 === offset).sort();
    return values[Math.floor(values.length / 2)] ?? 0;
  };
  return [channel(0), channel(1), channel(2)];
}

/** A colour as CSS writes it in hexadecimal. */
export function parseColour(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** How far apart two colours are, in steps of a channel. */
export function distance(one: Colour, other: Colour): number {
  return Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)));
}

/** Drawn and read back, a colour may differ by this much. */
const tolerance = 8;

/** Whether all edges have this colour. */
export function isAll({ edge }: Look, colour: Colour): boolean {
  return edge.every((each) => distance(each, colour) <= tolerance);
}

/** Whether a colour is one of these, or a blend of two of them. */
export function isBlend(colour: Colour, of: readonly Colour[]): boolean {
  return of.some((from) => of.some((to) => toSegment(colour, from, to) <= tolerance));
}

/** Distance of a colour from the nearest blend of two others. */
function toSegment(colour: Colour, from: Colour, to: Colour): number {
  const length = distance(from, to) ** 2;
  const along = sum((index) => (colour[index] ?? 0) - (from[index] ?? 0), from, to);
  const part = length === 0 ? 0 : Math.min(Math.max(along / length, 0), 1);
  return distance(colour, mix(from, to, part));
}

function sum(offset: (index: number) => number, from: Colour, to: Colour): number {
  return [0, 1, 2].reduce(
    (total, index) => total + offset(index) * ((to[index] ?? 0) - (from[index] ?? 0)),
    0,
  );
}

function mix(from: Colour, to: Colour, part: number): Colour {
  const channel = (index: 0 | 1 | 2): number => from[index] + part * (to[index] - from[index]);
  return [channel(0), channel(1), channel(2)];
}
