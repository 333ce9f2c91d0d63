import { circle, mix, seeded, turn, type Drawing } from './drawing.ts';

/** Approximations shown, from the flat line to the learned wave. */
const rows = 9;
/** Length of one beat, in stage px. */
const beat = 620;

/**
 * Physiology and models: a pulse wave is learned, row by row, from noise-free sums of more and more
 * harmonics, until it lies on the measured points.
 */
export const pulse: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const top = tall ? 330 : 150;
  const gap = tall ? 84 : 44;
  const size = tall ? 210 : 190;
  const shift = (time / 120) * 4;

  context.lineJoin = 'round';
  for (let row = 0; row < rows; row++) {
    const share = row / (rows - 1);
    const y = top + row * gap;
    context.beginPath();
    context.moveTo(-20, height * 2);
    for (let x = -20; x <= width + 20; x += 10) {
      context.lineTo(x, y - size * wave(x / beat + shift - 0.04 * row, row + 1));
    }
    context.lineTo(width + 20, height * 2);
    context.fillStyle = row % 2 ? colours.ground : colours.ground;
    context.fill();
    context.strokeStyle = row === rows - 1 ? colours.bright : colours.light;
    context.lineWidth = mix(2, 7, share ** 2);
    context.stroke();
  }
  const random = seeded(9);
  context.fillStyle = colours.bright;
  context.beginPath();
  circle(context, 0, 0, random());
  context.fill();
};

/** Harmonics of a pulse wave: a steep rise, a notch, a slow fall. */
const harmonics = [
  [0.5, 0.1],
  [0.31, 1.35],
  [0.2, 2.5],
  [0.13, 3.6],
  [0.085, 4.9],
  [0.05, 6.1],
  [0.03, 7.3],
  [0.018, 8.4],
  [0.01, 9.6],
] as const;

/** The sum of the first harmonics at a moment, in beats. */
function wave(beats: number, count: number): number {
  let sum = 0;
  for (const [index, [amount, phase]] of harmonics.slice(0, count).entries()) {
    sum += amount * Math.sin(turn * (index + 1) * beats - phase);
  }
  return sum;
}
