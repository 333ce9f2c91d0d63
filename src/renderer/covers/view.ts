/** Where and for whom a cover is painted. */
export interface View {
  /** Stage px (see stage/shape.ts). */
  readonly width: number;
  /** Stage px. */
  readonly height: number;
  /** A CSS hexadecimal colour. */
  readonly accent: string;
  /** How far text comes from the lower left corner: the most of {@link reachOf}; 0 without text. */
  readonly reach: number;
}

/** How much of the way across the light takes to come up beyond the text. */
const dawn = 0.1;

/** Light comes from the side on a wide screen, from above on a tall one, where text takes the whole width. */
const across = (width: number, height: number): number => Math.min(0.5, (0.28 * width) / height);

/** How far a point (stage px) lies on the way from the lower left (0) to the upper right corner (1). */
export function reachOf(
  x: number,
  y: number,
  { width, height }: Pick<View, 'width' | 'height'>,
): number {
  const share = across(width, height);
  return share * (x / width) + (1 - share) * (1 - y / height);
}

/** A gradient with one colour as far as text reaches and another beyond, where the light falls. */
export function light(
  context: OffscreenCanvasRenderingContext2D,
  { width, height, reach }: View,
  { under, beyond }: { under: string; beyond: string },
): CanvasGradient {
  const share = across(width, height);
  // The steepest way up of reachOf: share/width per px to the right, (1 − share)/height per px upwards.
  const [right, up] = [share / width, (1 - share) / height];
  const steepness = right ** 2 + up ** 2;
  const at = (distance: number): [number, number] => [
    (distance * right) / steepness,
    height - (distance * up) / steepness,
  ];
  const gradient = context.createLinearGradient(...at(reach), ...at(reach + dawn));
  gradient.addColorStop(0, under);
  gradient.addColorStop(1, beyond);
  return gradient;
}
