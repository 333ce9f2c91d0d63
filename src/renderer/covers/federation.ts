import { circle, ease, mix, round, seeded, swing, turn, type Drawing } from './drawing.ts';

/** Evenly over a disc, as seeds in a sunflower. */
const golden = Math.PI * (3 - Math.sqrt(5));
/** Hospitals around the centre. */
const count = 7;

/**
 * Federated learning: a model travels from the centre to the hospitals and back. The data, a crowd
 * of points in each hospital, never leave it.
 */
export const federation: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const [x, y] = tall ? [0.55 * width, 0.33 * height] : [0.76 * width, 0.37 * height];
  const radius = tall ? 410 : 385;
  const home = 118;
  const hospitals = Array.from({ length: count }, (_, index) => {
    const angle = (turn * index) / count - 0.35 + 0.05 * swing(time, 60);
    return { index, x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });

  context.strokeStyle = colours.accent;
  context.lineWidth = 3;
  context.beginPath();
  for (const ring of [radius, radius * 1.62, radius * 2.3]) circle(context, x, y, ring);
  context.stroke();
  context.strokeStyle = colours.light;
  context.beginPath();
  for (const hospital of hospitals) {
    context.moveTo(x, y);
    context.lineTo(hospital.x, hospital.y);
  }
  context.stroke();

  context.fillStyle = colours.shade;
  context.beginPath();
  for (const hospital of hospitals) circle(context, hospital.x, hospital.y, home);
  context.fill();
  context.strokeStyle = colours.light;
  context.lineWidth = 5;
  context.stroke();

  context.fillStyle = colours.light;
  context.beginPath();
  const random = seeded(11);
  for (const hospital of hospitals) {
    const people = 16 + Math.floor(10 * random());
    for (let person = 0; person < people; person++) {
      const far = 84 * Math.sqrt((person + 0.5) / people);
      const angle =
        person * golden + hospital.index + 0.25 * swing(time, 40, hospital.index / count);
      const [dx, dy] = [far * Math.cos(angle), far * Math.sin(angle)];
      circle(context, hospital.x + dx, hospital.y + dy, 8);
    }
  }
  context.fill();

  context.fillStyle = colours.bright;
  context.beginPath();
  let back = 0;
  for (const hospital of hospitals) {
    const place = round(time, 30, hospital.index / count);
    const out = ease(place, 0, 0.3) - ease(place, 0.62, 0.95);
    back += ease(place, 0.9, 0.97) * (1 - ease(place, 0.97, 1));
    const share = mix(0, 1 - home / radius, out);
    const size = 25 * ease(place, 0, 0.04) * (1 - ease(place, 0.92, 0.95));
    circle(context, mix(x, hospital.x, share), mix(y, hospital.y, share), size);
  }
  circle(context, x, y, 84 + 8 * Math.min(1, back));
  context.fill();
  context.fillStyle = colours.ground;
  context.beginPath();
  circle(context, x, y, 44);
  context.fill();
};
