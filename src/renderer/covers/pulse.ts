import { circle, mix, seeded, turn, type Drawing } from './drawing.ts';

/** Approximations shown, from a plain swing to the learned wave. */
const rows = 9;
/** Length of one beat, in stage px. */
const beat = 640;
/** Measurements per beat. */
const measured = 24;

/**
 * Physiology and models: a pulse wave is learned row by row, each with one harmonic more, until the
 * last lies among the measured points.
 */
export const pulse: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const [top, gap, size] = tall ? [360, 88, 250] : [170, 42, 190];
  // A whole number of beats per loop.
  const shift = time / 30;
  const level = (row: number): number => top + row * gap;

  context.lineJoin = 'round';
  context.fillStyle = colours.ground;
  for (let row = 0; row < rows; row++) {
    const share = row / (rows - 1);
    context.beginPath();
    for (let x = -10; x <= width + 10; x += 10) {
      context.lineTo(x, level(row) - size * wave(x / beat + shift, row + 1));
    }
    context.strokeStyle = row === rows - 1 ? colours.bright : colours.light;
    context.lineWidth = mix(2, 8, share ** 2);
    context.stroke();
    // What lies behind the wave that comes next is hidden by it.
    context.lineTo(width + 10, level(row) + size);
    context.lineTo(-10, level(row) + size);
    if (row < rows - 1) context.fill();
  }

  const random = seeded(9);
  const noise = Array.from({ length: measured * 4 }, () => random() + random() - 1);
  context.fillStyle = colours.light;
  context.beginPath();
  const first = Math.floor(shift * measured);
  for (let index = first; (index / measured - shift) * beat < width + 20; index++) {
    const x = (index / measured - shift) * beat;
    const off = 34 * (noise[index % noise.length] ?? 0);
    circle(context, x, level(rows - 1) - size * wave(index / measured, rows) + off, 7);
  }
  context.fill();
};

/** Amount and phase of the harmonics of a pulse wave: a steep rise, a notch, a slow fall. */
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
  for (let index = 0; index < count; index++) {
    const [amount, phase] = harmonics[index] ?? [0, 0];
    sum += amount * Math.sin(turn * (index + 1) * beats - phase);
  }
  return sum;
}
