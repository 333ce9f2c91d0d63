import { ease, mix, swing, turn, type Context, type Drawing } from './drawing.ts';

/** Paths that come together. */
const count = 7;
/** Width of a path, in stage px. */
const thickness = 26;

/** Training across disciplines: several paths come from far apart, weave, and go on as one. */
export const disciplines: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const end = (tall ? 0.7 : 0.84) * width;
  const spread = (tall ? 1.25 : 0.62) * width;
  const together = (tall ? 0.62 : 0.78) * height;

  const across = (path: number, y: number): number => {
    const place = path / (count - 1) - 0.5;
    const apart = 1 - ease(y, -0.1 * height, together);
    const woven = ease(y, 0.1 * height, together);
    const order = mix(place, 0.5 * Math.sin(turn * (path / count + y / 900 - time / 60)), woven);
    const width = mix((count - 1) * thickness * 0.8, spread, apart ** 1.4);
    return end - apart * 0.1 * spread + order * width + 14 * apart * swing(time, 40, path / count);
  };
  const depth = (path: number, y: number): number =>
    Math.cos(turn * (path / count + y / 900 - time / 60));

  const step = 30;
  context.lineCap = 'butt';
  for (let y = -step; y < height + step; y += step) {
    const paths = Array.from({ length: count }, (_, path) => path);
    paths.sort((a, b) => depth(a, y) - depth(b, y));
    for (const path of paths) {
      const colour = path === 3 ? colours.bright : path % 2 ? colours.light : colours.accent;
      piece(context, (at) => across(path, at), y, step, colours.ground, thickness + 12);
      piece(context, (at) => across(path, at), y, step + 2, colour, thickness);
    }
  }
};

/** Draws a short piece of a path. */
function piece(
  context: Context,
  across: (y: number) => number,
  y: number,
  length: number,
  colour: string | CanvasGradient,
  width: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(across(y), y);
  context.lineTo(across(y + length / 2), y + length / 2);
  context.lineTo(across(y + length), y + length);
  context.stroke();
}
