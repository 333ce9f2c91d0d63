import { z } from 'zod';

/** A place on a slide, from 0 to 1 of its width and height. */
export const pointSchema = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);
/** What tells a stroke from others; whoever begins one chooses it, at random. */
export const strokeIdSchema = z.string().regex(/^[\w-]{1,36}$/);
/** A line drawn without lifting the pen. */
export const strokeSchema = z.object({ id: strokeIdSchema, points: z.array(pointSchema).min(1) });

/** See {@link pointSchema}. */
export type Point = z.infer<typeof pointSchema>;
/** See {@link strokeSchema}. */
export type Stroke = z.infer<typeof strokeSchema>;

/** What is drawn on each slide, by {@link slideKey}; strokes in the order in which they were begun. */
export type Ink = Readonly<Record<string, readonly Stroke[]>>;

/** What someone with a pen does to a slide. */
export type InkAction =
  /** Begins a stroke, or goes on with the one of that id; one of another slide has ended there. */
  | { readonly type: 'draw'; readonly stroke: string; readonly points: readonly Point[] }
  /** Takes back the stroke begun last. */
  | { readonly type: 'undo' }
  | { readonly type: 'clear' };

/** Points nearer than this to the one before add nothing that can be seen: 2 px of 1920. */
const nearest = 0.001;
/** A place is kept to a tenth of a pixel. */
const precision = 10_000;
/** On one slide. It all goes to companions in one message, of 64 KB at most; older strokes give way to newer ones. */
export const mostPoints = 3_100;
/** What a stroke without its points takes of that message, in points. */
const strokeCost = 5;
/** Of one stroke; it ends there. */
export const mostPointsOfStroke = 1_000;
/** Slides that are drawn on; the one left alone the longest gives way. */
const mostSlides = 200;

/** Names a slide in {@link Ink}. */
export function slideKey(deck: string, slide: number): string {
  return `${deck} ${String(slide)}`;
}

/** What is drawn after an action on a slide. */
export function drawn(ink: Ink, key: string, action: InkAction): Ink {
  const { [key]: strokes = [], ...others } = ink;
  // Someone has turned the slide under the hand that draws.
  if (action.type === 'draw' && isOn(others, action.stroke)) return ink;
  const after = strokesAfter(strokes, action);
  if (after.length === 0) return others;
  // The slide drawn on last stands last.
  return Object.fromEntries([...Object.entries(others), [key, after]].slice(-mostSlides));
}

function isOn(slides: Ink, stroke: string): boolean {
  return Object.values(slides).some((strokes) => strokes.some(({ id }) => id === stroke));
}

function strokesAfter(strokes: readonly Stroke[], action: InkAction): readonly Stroke[] {
  switch (action.type) {
    case 'clear':
      return [];
    case 'undo':
      return strokes.slice(0, -1);
    case 'draw': {
      const { stroke: id, points } = action;
      const begun = strokes.find((stroke) => stroke.id === id);
      const stroke = { id, points: joined(begun?.points ?? [], points) };
      if (begun) return newest(strokes.map((each) => (each === begun ? stroke : each)));
      return points.length === 0 ? strokes : newest([...strokes, stroke]);
    }
  }
}

function joined(before: readonly Point[], more: readonly Point[]): Point[] {
  const points = [...before];
  for (const [x, y] of more) {
    if (points.length >= mostPointsOfStroke) break;
    const last = points.at(-1);
    if (last && Math.hypot(x - last[0], y - last[1]) < nearest) continue;
    points.push([rounded(x), rounded(y)]);
  }
  return points;
}

function rounded(place: number): number {
  return Math.round(place * precision) / precision;
}

/** As many of the newest strokes as there may be points. */
function newest(strokes: readonly Stroke[]): readonly Stroke[] {
  let left = mostPoints;
  const first = strokes.findLastIndex(({ points }) => (left -= points.length + strokeCost) < 0);
  return strokes.slice(first + 1);
}
