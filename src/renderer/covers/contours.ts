import { ease, mix, round, swing, turn, type Context, type Drawing } from './drawing.ts';

/** How many contours are on their way at once. */
const count = 14;
/** Corners of a contour. */
const corners = 64;
/** Mean radius of the lesion, in stage px. */
const lesion = 96;

/** Medical imaging: contour lines close slowly on a lesion, and come to rest on its edge. */
export const contours: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const [x, y] = tall ? [0.56 * width, 0.33 * height] : [0.76 * width, 0.35 * height];
  const widest = (tall ? 0.56 : 0.5) * Math.max(width, height);
  const contour = (radius: number): void => {
    const wild = ease(radius, lesion, 0.8 * widest);
    addContour(context, x, y, (angle) => {
      const own = 0.13 * Math.cos(2 * angle + 0.6) + 0.06 * Math.cos(3 * angle - 0.8);
      const slow = 0.1 * Math.cos(3 * angle + 2.2 + 0.5 * swing(time, 40, 0.3));
      const quick = 0.05 * Math.cos(5 * angle + 0.8 * swing(time, 60, 0.6));
      return radius * (1 + own + wild * (slow + quick));
    });
  };

  context.fillStyle = colours.shade;
  context.beginPath();
  contour(mix(lesion, widest, 0.38));
  context.fill();

  context.lineJoin = 'round';
  context.strokeStyle = colours.light;
  for (let index = 0; index < count; index++) {
    const near = round(time, 120, index / count);
    context.lineWidth = mix(2, 6, near) * ease(near, 0, 0.1);
    context.beginPath();
    contour(mix(widest, lesion, near ** 0.62));
    context.stroke();
  }

  context.fillStyle = colours.bright;
  context.beginPath();
  contour(lesion + 2);
  context.fill();
};

/** Adds a closed curve about a point to the path. */
function addContour(
  context: Context,
  x: number,
  y: number,
  radiusAt: (angle: number) => number,
): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = (turn * corner) / corners;
    const radius = radiusAt(angle);
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
}
