import { circle, ease, mix, round, seeded, turn, type Drawing } from './drawing.ts';

/** Rows of seats. */
const rows = 9;

/** A day of meetings: people come from everywhere, and find their places around a stage. */
export const gathering: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const [x, y] = tall ? [0.6 * width, 250] : [0.79 * width, 130];
  const first = 150;
  const gap = tall ? 92 : 82;
  const random = seeded(17);

  context.fillStyle = colours.shade;
  context.beginPath();
  circle(context, x, y, first + (rows - 0.4) * gap);
  context.fill();

  const seated = { light: [] as number[][], bright: [] as number[][] };
  context.fillStyle = colours.ground;
  context.strokeStyle = colours.accent;
  for (let row = 0; row < rows; row++) {
    const radius = first + row * gap;
    const seats = Math.floor((turn * radius) / 66);
    for (let seat = 0; seat < seats; seat++) {
      const angle = (turn * (seat + 0.5 * (row % 2))) / seats;
      const place = round(time, 120, random());
      const far = radius + 1_300 * (1 - ease(place, 0, 0.3)) ** 1.5;
      const bend = 0.5 * (1 - ease(place, 0, 0.3)) * (random() - 0.5);
      const here = 17 * (1 - ease(place, 0.93, 1));
      const at = [x + far * Math.cos(angle + bend), y + far * Math.sin(angle + bend), here];
      (random() < 0.12 ? seated.bright : seated.light).push(at);
    }
  }
  for (const [fill, people] of [
    [colours.light, seated.light],
    [colours.bright, seated.bright],
  ] as const) {
    context.fillStyle = fill;
    context.beginPath();
    for (const [px = 0, py = 0, size = 0] of people) circle(context, px, py, size);
    context.fill();
  }
  context.fillStyle = colours.bright;
  context.beginPath();
  circle(context, x, y, mix(70, 70, 1));
  context.fill();
};
