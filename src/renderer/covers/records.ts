import { ease, mix, placed, round, seeded, type Drawing } from './drawing.ts';

/** Size of a record and the distance to the next, in stage px. */
const [wide, high, right, down] = [92, 60, 124, 90];

/** Health records: they rise in disorder, and order themselves into columns on the way. */
export const records: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const columns = Math.ceil((tall ? 1 : 0.6) * (width / right)) + 1;
  const rows = Math.ceil((height + 400) / down);
  const left = width - (columns - 0.5) * right;
  // From here upwards a record is in order.
  const ordered = (tall ? 0.3 : 0.28) * height;

  const lots = [colours.accent, colours.light, colours.bright].map((fill) => ({
    fill,
    path: [] as { x: number; y: number; angle: number; size: number }[],
  }));
  const random = seeded(5);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const risen = round(time, 120, row / rows);
      const y = height + 200 - risen * rows * down;
      const chaos = ease(y, ordered, height + 100);
      const x = left + column * right + chaos * 520 * (random() - 0.5);
      const angle = chaos * 5 * (random() - 0.5);
      const present = random() > mix(0, 0.6, chaos);
      const lot = lots[random() < 0.1 ? 2 : random() < 0.55 ? 1 : 0];
      const drift = chaos * 260 * (random() - 0.5);
      if (present) lot?.path.push({ x, y: y + drift, angle, size: 1 });
    }
  }
  for (const { fill, path } of lots) {
    context.fillStyle = fill;
    context.beginPath();
    for (const record of path) {
      placed(context, record, () => context.roundRect(-wide / 2, -high / 2, wide, high, 8));
    }
    context.fill();
  }
};
