import { circle, ease, round, seeded, turn, type Drawing } from './drawing.ts';

/** Rows of seats. */
const rows = 9;
/** Sectors between the aisles. */
const sectors = 14;

/** A day of meetings: people come from everywhere, and find their places around a stage. */
export const gathering: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const [x, y] = tall ? [0.6 * width, 300] : [0.79 * width, 150];
  const [first, gap] = [170, tall ? 88 : 76];
  const lots = { empty: [] as Place[], light: [] as Place[], bright: [] as Place[] };
  const random = seeded(17);
  for (let row = 0; row < rows; row++) {
    const radius = first + row * gap;
    const seats = Math.round((turn * radius) / (sectors * 58) - 0.9);
    for (let seat = 0; seat < sectors * seats; seat++) {
      const sector = (Math.floor(seat / seats) + 0.5) / sectors;
      const angle = turn * sector + ((seat % seats) - (seats - 1) / 2) * (56 / radius);
      const place = round(time, 120, random());
      // A long way, on a gentle curve.
      const away = (1 - ease(place, 0, 0.2)) ** 1.5;
      const [far, bent] = [radius + 1_300 * away, angle + 0.6 * away * (random() - 0.5)];
      const size = 17 * ease(place, 0, 0.02) * (1 - ease(place, 0.95, 0.98));
      const lot = random() < 0.14 ? lots.bright : lots.light;
      lot.push({ x: x + far * Math.cos(bent), y: y + far * Math.sin(bent), size });
      lots.empty.push({
        x: x + radius * Math.cos(angle),
        y: y + radius * Math.sin(angle),
        size: 6,
      });
    }
  }

  context.fillStyle = colours.shade;
  context.beginPath();
  circle(context, x, y, first + (rows - 0.35) * gap);
  context.fill();
  for (const [colour, places] of [
    [colours.accent, lots.empty],
    [colours.light, lots.light],
    [colours.bright, [...lots.bright, { x, y, size: 78 }]],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    for (const place of places) circle(context, place.x, place.y, place.size);
    context.fill();
  }
};

interface Place {
  readonly x: number;
  readonly y: number;
  /** Radius, in stage px. */
  readonly size: number;
}
