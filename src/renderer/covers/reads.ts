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

/**
 * Genome sequencing: short reads fall into place above a reference. Where one letter differs, a
 * column lights up.
 */
export const reads: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const rows = tall ? 19 : 7;
  const reference = tall ? 940 : 372;
  const variant = (tall ? 0.68 : 0.78) * width;
  const random = seeded(21);
  const letters: { y: number; size: number }[] = [];

  context.fillStyle = colours.light;
  context.beginPath();
  for (let level = 0; level < rows; level++) {
    // The pile is highest around the variant.
    const reach = width * mix(0.95, tall ? 0.3 : 0.18, (level / rows) ** 0.7);
    const home = reference - 32 - (level + 0.5) * row;
    let x = variant - reach - 160 * random();
    while (x < variant + reach) {
      const length = 110 + 190 * random();
      const place = round(time, 60, random() + level / rows);
      const fall = ease(place, 0, 0.16);
      const length2 = length * (1 - ease(place, 0.95, 1));
      const y = mix(-60, home, fall ** 0.8);
      if (fall < 1 || length2 > thickness) bar(context, x, y, length2, thickness);
      const covers = variant > x + thickness && variant < x + length2 - thickness;
      if (covers && random() < 0.65) letters.push({ y, size: ease(place, 0.16, 0.2) });
      x += length + 16 + 50 * random() ** 2;
    }
  }
  context.fill();

  referenceTicks(context, width, reference, variant, colours);
  context.fillStyle = colours.bright;
  context.beginPath();
  context.rect(variant - 2, 0, 4, reference + 150);
  circle(context, variant, reference + 150, 18);
  for (const { y, size } of letters) circle(context, variant, y, 21 * size);
  context.fill();
};

/** The reference: a tick for each letter, in four heights. */
function referenceTicks(
  context: Context,
  width: number,
  y: number,
  variant: number,
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
