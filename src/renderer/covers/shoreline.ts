import { circle, mix, swing, turn, type Drawing } from './drawing.ts';

/** Partners: a line each. */
const count = 6;

/** A region by the sea: six lines, one for each partner, make one shore. */
export const shoreline: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const top = tall ? 520 : 250;
  const gap = tall ? 120 : 84;

  context.fillStyle = colours.bright;
  context.beginPath();
  circle(context, 0.8 * width, tall ? 330 : 190, tall ? 170 : 130);
  context.fill();

  for (let line = 0; line < count; line++) {
    const share = line / (count - 1);
    const level = (x: number): number => {
      const far = x / width;
      const bay = 90 * Math.sin(turn * (0.62 * far + 0.1 * line + 0.05 * swing(time, 60)));
      const waves =
        mix(14, 34, share) * Math.sin(turn * (x / mix(300, 620, share) - time / 24 + 0.37 * line));
      return top + line * gap + bay + waves - mix(60, 0, far);
    };
    context.beginPath();
    context.moveTo(-20, height + 20);
    for (let x = -20; x <= width + 20; x += 12) context.lineTo(x, level(x));
    context.lineTo(width + 20, height + 20);
    context.closePath();
    context.fillStyle = line % 2 ? colours.ground : colours.shade;
    context.fill();
    context.strokeStyle = colours.light;
    context.lineWidth = mix(4, 12, share);
    context.stroke();
  }
};
