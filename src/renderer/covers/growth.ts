import { ease, loop, turn, type Drawing } from './drawing.ts';

/** The golden angle, in radians: each leaf turns by it from the one before. */
const golden = Math.PI * (3 - Math.sqrt(5));
/** Leaves that are alive at once. */
const count = 340;
/** Leaves born per second. */
const rate = 0.8;

/** The living: leaves grow from one point, each a golden angle after the last (Vogel's phyllotaxis). */
export const growth: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const [x, y] = tall ? [0.56 * width, 0.33 * height] : [0.76 * width, 0.36 * height];
  const spacing = tall ? 36 : 35;
  // The whole turns slowly, just so much that the loop ends as it began.
  const births = rate * loop;
  const rest = (births * golden) % turn;
  const born = Math.floor(time * rate);
  const lots = [colours.light, colours.bright, colours.accent];
  for (const [kind, fill] of lots.entries()) {
    context.fillStyle = fill;
    context.beginPath();
    for (let index = born; index > born - count; index--) {
      const family = ((index % 8) + 8) % 8;
      if ((family === 0 ? 1 : family % 2 ? 0 : 2) !== kind) continue;
      const age = time * rate - index;
      const radius = spacing * Math.sqrt(age);
      const angle = index * golden - (rest * time) / loop;
      const size = spacing * (0.55 + 0.6 * ease(age, 0, 200)) * ease(age, 0, 6);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const at = (along: number, aside: number): [number, number] => [
        x + (radius + along * size) * cos - aside * size * sin,
        y + (radius + along * size) * sin + aside * size * cos,
      ];
      // A lens: pointed at both ends.
      context.moveTo(...at(-0.9, 0));
      context.quadraticCurveTo(...at(0.1, 0.9), ...at(0.95, 0));
      context.quadraticCurveTo(...at(0.1, -0.9), ...at(-0.9, 0));
    }
    context.fill();
  }
};
