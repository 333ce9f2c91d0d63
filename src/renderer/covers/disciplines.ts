import { mix, swing, turn, type Context, type Drawing } from './drawing.ts';

/** Paths that come together. */
const count = 6;
/** Distance between two corners of a path, in stage px. */
const step = 12;

/** Training across disciplines: several paths come from far apart, weave, and go on as one. */
export const disciplines: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const end = (tall ? 0.62 : 0.8) * width;
  const [apart, together] = [tall ? 0.62 * width : 0.36 * width, 58];
  const thickness = tall ? 30 : 28;
  /** Which way a path turns around the others at a height, in turns. */
  const phase = (path: number, y: number): number =>
    path / count + 1.5 * Math.max(0, y / height + 0.15) ** 1.5 - time / 120;
  const across = (path: number, y: number): number => {
    const near = Math.min(1, Math.max(0, y / ((tall ? 0.68 : 0.85) * height)));
    const spread = mix(apart, together, 1 - (1 - near) ** 2.2);
    return end + 30 * swing(time, 60) * (1 - near) + spread * Math.sin(turn * phase(path, y));
  };
  const inFront = (path: number, y: number): boolean => Math.cos(turn * phase(path, y)) > 0;

  context.lineJoin = 'round';
  // Where two paths cross, one is always in front and the other behind.
  for (const front of [false, true]) {
    for (let path = 0; path < count; path++) {
      addPath(
        context,
        height,
        (y) => across(path, y),
        (y) => inFront(path, y) === front,
      );
      context.strokeStyle = colours.ground;
      context.lineWidth = thickness + 20;
      context.stroke();
      context.strokeStyle = [colours.light, colours.bright, colours.accent][path % 3] ?? '';
      context.lineWidth = thickness;
      context.stroke();
    }
  }
};

/** Makes a path of those of its pieces, from above to below, that lie at the wanted depth. */
function addPath(
  context: Context,
  height: number,
  across: (y: number) => number,
  isWanted: (y: number) => boolean,
): void {
  context.beginPath();
  let open = false;
  for (let y = -step; y <= height + step; y += step) {
    const wanted = isWanted(y);
    if (wanted && !open) context.moveTo(across(y - step), y - step);
    if (wanted) context.lineTo(across(y), y);
    open = wanted;
  }
}
