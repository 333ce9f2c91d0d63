/** What the stage is laid out at, in px, before it is scaled to the screen. */
export interface Shape {
  readonly name: 'landscape' | 'classic' | 'portrait';
  readonly width: number;
  readonly height: number;
}

const landscape: Shape = { name: 'landscape', width: 1920, height: 1080 };
const classic: Shape = { name: 'classic', width: 1440, height: 1080 };
const portrait: Shape = { name: 'portrait', width: 1080, height: 1920 };

/** The shapes by their names. */
export const shapes: Readonly<Record<Shape['name'], Shape>> = { landscape, classic, portrait };

/** The shape that leaves the least of a screen of this size (px) unused. */
export function shapeFor(width: number, height: number): Shape {
  const ratio = width / Math.max(height, 1);
  // Half-way between neighbours on a logarithmic scale: √(16/9 · 4/3) and √(4/3 · 9/16).
  if (ratio >= Math.sqrt((16 / 9) * (4 / 3))) return landscape;
  return ratio >= Math.sqrt((4 / 3) * (9 / 16)) ? classic : portrait;
}

/** Where the slide lies on a screen of this size, in px. */
export function frameOf(width: number, height: number) {
  const shape = shapeFor(width, height);
  const scale = Math.min(width / shape.width, height / shape.height);
  const [wide, high] = [shape.width * scale, shape.height * scale];
  return { left: (width - wide) / 2, top: (height - high) / 2, width: wide, height: high };
}

/** Sizes in px. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The stage for enlarged text: at the scale that the whole screen would have, however little room a bar leaves, so that text
 * is as much larger as was asked for; what does not fit is scrolled to.
 */
export function enlargedShape(room: Size, screen: Size): Shape {
  const { name, width, height } = shapeFor(screen.width, screen.height);
  const scale = Math.min(screen.width / width, screen.height / height);
  return { name, width: room.width / scale, height: room.height / scale };
}
