import {
  bar,
  circle,
  ease,
  mix,
  round,
  seeded,
  type Colours,
  type Context,
  type Drawing,
} from './drawing.ts';

/** Height of a read, and of the row it lies in, in stage px. */
const [thickness, row] = [30, 46];

interface Read {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  /** How much of it has been read, from 0 to 1. */
  readonly known: number;
}

/**
 * Genome sequencing: short reads fall into place above a reference, and are read. Where one letter
 * differs, a column lights up.
 */
export const reads: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const rows = tall ? 19 : 7;
  const reference = tall ? 940 : 372;
  const variant = (tall ? 0.68 : 0.78) * width;
  const pile: Read[] = [];
  const letters: { y: number; size: number }[] = [];
  const random = seeded(21);
  for (let level = 0; level < rows; level++) {
    // The pile is highest around the variant.
    const reach = width * mix(0.95, tall ? 0.3 : 0.18, (level / rows) ** 0.7);
    const home = reference - 32 - (level + 0.5) * row;
    let x = variant - reach - 160 * random();
    while (x < variant + reach) {
      const whole = 110 + 190 * random();
      const place = round(time, 60, random());
      const length = whole * (1 - ease(place, 0.95, 1));
      const y = mix(-60, home, ease(place, 0, 0.18) ** 0.8);
      if (length > thickness) pile.push({ x, y, length, known: ease(place, 0.18, 0.24) });
      const covers = variant > x + thickness && variant < x + length - thickness;
      const differs = random() < 0.6;
      if (covers && differs) letters.push({ y, size: ease(place, 0.22, 0.26) });
      x += whole + 16 + 50 * random() ** 2;
    }
  }

  // What is still falling passes behind what lies.
  paintReads(context, pile, colours.accent, () => 1);
  paintReads(context, pile, colours.light, (read) => read.known);
  paintReference(context, { width, y: reference, variant }, colours);
  context.fillStyle = colours.bright;
  context.beginPath();
  context.rect(variant - 2, 0, 4, reference + 150);
  circle(context, variant, reference + 150, 18);
  for (const { y, size } of letters) circle(context, variant, y, 21 * size);
  context.fill();
};

/** Paints a share of every read, from its beginning. */
function paintReads(
  context: Context,
  pile: readonly Read[],
  colour: string | CanvasGradient,
  share: (read: Read) => number,
): void {
  context.fillStyle = colour;
  context.beginPath();
  for (const read of pile) {
    const length = read.length * share(read);
    if (length > 0) bar(context, read.x, read.y, length, Math.min(thickness, length));
  }
  context.fill();
}

/** Paints the reference: a tick for each letter, in four heights. */
function paintReference(
  context: Context,
  { width, y, variant }: { width: number; y: number; variant: number },
  colours: Colours,
): void {
  const random = seeded(3);
  context.fillStyle = colours.light;
  context.beginPath();
  for (let x = (variant % 15) - 2; x < width; x += 15) {
    context.rect(x, y, 4, 12 + 9 * Math.floor(4 * random()));
  }
  context.rect(0, y - 10, width, 4);
  context.fill();
}
