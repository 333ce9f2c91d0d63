import { ease, mix, placed, round, seeded, type Drawing } from './drawing.ts';

/** Size of a record and the distance to the next, in stage px. */
const [wide, high, right, down] = [92, 60, 124, 90];

/** Health records: they rise in disorder, and find on the way each the column of its kind. */
export const records: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const columns = Math.ceil((tall ? 1 : 0.62) * (width / right)) + 1;
  const rows = Math.ceil((height + 400) / down);
  const left = width - (columns - 0.6) * right;
  // From here upwards a record is in order.
  const ordered = (tall ? 0.34 : 0.26) * height;
  const random = seeded(5);
  const kinds = [colours.accent, colours.light, colours.bright, colours.light];
  for (const [kind, colour] of kinds.entries()) {
    context.fillStyle = colour;
    context.beginPath();
    for (let column = kind; column < columns; column += kinds.length) {
      for (let row = 0; row < rows; row++) {
        const risen = height + 200 - round(time, 120, row / rows) * rows * down;
        const chaos = ease(risen, ordered, height + 100);
        const x = left + column * right + chaos * 900 * (random() - 0.5);
        const y = risen + chaos * 260 * (random() - 0.5);
        const angle = chaos * 5 * (random() - 0.5);
        // Few come from below: the rest joins, small at first, on the way.
        const size = 1 - ease(chaos, mix(0.1, 1, random()), 1.05);
        placed(context, { x, y, angle }, () => {
          const [w, h] = [wide * size, high * size];
          context.roundRect(-w / 2, -h / 2, w, h, 8 * size);
        });
      }
    }
    context.fill();
  }
};
