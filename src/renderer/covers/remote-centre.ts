import { circle, placed, swing, turn, type Drawing } from './drawing.ts';

/** Furthest the instrument may lean to the left and to the right, in radians. */
const [left, right] = [-0.72, 0.5];
/** Upwards, as an angle of canvas arcs. */
const up = -turn / 4;

/**
 * Surgical robotics: an instrument turns about one point that never moves, the incision. What is
 * wide on one side is fine on the other.
 */
export const remoteCentre: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const centre = tall
    ? { x: 0.56 * width, y: 0.42 * height }
    : { x: 0.76 * width, y: 0.4 * height };
  const inside = tall ? 380 : 330;
  const angle = (left + right) / 2 + 0.42 * swing(time, 40, 0.55) + 0.1 * swing(time, 24, 0.2);
  const depth = inside - 90 + 60 * swing(time, 30, 0.1);

  context.fillStyle = colours.shade;
  context.beginPath();
  placed(context, centre, () => {
    context.moveTo(0, 0);
    context.arc(0, 0, 3_000, up + left, up + right);
    context.closePath();
    context.moveTo(0, 0);
    context.arc(0, 0, inside, up + left + turn / 2, up + right + turn / 2);
    context.closePath();
  });
  context.fill();

  context.strokeStyle = colours.light;
  context.lineWidth = 2;
  context.beginPath();
  placed(context, centre, () => {
    for (let index = 0; index <= 24; index++) {
      const direction = left + ((right - left) * index) / 24;
      const [dx, dy] = [Math.sin(direction), -Math.cos(direction)];
      context.moveTo(-inside * dx, -inside * dy);
      context.lineTo(-70 * dx, -70 * dy);
      context.moveTo(70 * dx, 70 * dy);
      context.lineTo(2_200 * dx, 2_200 * dy);
    }
    for (const radius of [inside / 2, inside]) {
      const from = up + left + turn / 2;
      context.moveTo(radius * Math.cos(from), radius * Math.sin(from));
      context.arc(0, 0, radius, from, up + right + turn / 2);
    }
  });
  context.stroke();

  context.fillStyle = colours.bright;
  context.beginPath();
  placed(context, { ...centre, angle }, () => {
    context.roundRect(-10, -2_500, 20, 2_500 + depth, 10);
    context.roundRect(-34, depth - 900, 68, 330, 12);
    circle(context, 0, depth, 24);
  });
  context.fill();

  context.fillStyle = colours.ground;
  context.beginPath();
  circle(context, centre.x, centre.y, 44);
  context.fill();
  context.fillStyle = colours.bright;
  context.beginPath();
  circle(context, centre.x, centre.y, 16);
  context.fill();
  context.strokeStyle = colours.bright;
  context.lineWidth = 7;
  context.beginPath();
  circle(context, centre.x, centre.y, 44);
  context.stroke();
};
