import { circle, round, seeded, turn, type Context, type Drawing } from './drawing.ts';

/** Belts of words around the two who talk. */
const belts = 5;

/**
 * Simulated consultations: what one says goes to the other and comes back changed. Words run along
 * a crossed belt around two people, the loop of practice and feedback.
 */
export const dialogue: Drawing = (context, { width, height, time, colours }) => {
  const tall = height > width;
  const [first, second] = tall
    ? [point(0.68 * width, 330), point(0.4 * width, 960)]
    : [point(width - 800, 280), point(width - 260, 480)];
  const outer = tall ? 250 : 220;

  context.lineCap = 'round';
  for (let belt = 0; belt < belts; belt++) {
    const radius = outer - belt * 34;
    const length = addBelt(context, first, second, radius);
    const words = wordsOf(length, belt);
    context.setLineDash(words);
    context.lineDashOffset = -length * round(time, 120);
    context.lineWidth = 16;
    context.strokeStyle = belt % 2 === 0 ? colours.light : colours.accent;
    context.stroke();
  }
  context.setLineDash([]);

  const heart = outer - belts * 34;
  context.fillStyle = colours.bright;
  context.beginPath();
  circle(context, first.x, first.y, heart);
  circle(context, second.x, second.y, heart);
  context.fill();
};

interface Point {
  readonly x: number;
  readonly y: number;
}

const point = (x: number, y: number): Point => ({ x, y });

/** Makes a path of a crossed belt around two wheels of one size; gives its length. */
function addBelt(context: Context, first: Point, second: Point, radius: number): number {
  const [dx, dy] = [second.x - first.x, second.y - first.y];
  const distance = Math.hypot(dx, dy);
  const axis = Math.atan2(dy, dx);
  // Where the straight parts leave the wheels, measured from the line between the two.
  const leave = Math.acos((2 * radius) / distance);
  context.beginPath();
  context.arc(first.x, first.y, radius, axis + leave, axis - leave + turn);
  context.arc(second.x, second.y, radius, axis - leave + turn / 2, axis + leave - turn / 2, true);
  context.closePath();
  const straight = Math.sqrt(distance ** 2 - (2 * radius) ** 2);
  return 2 * straight + 2 * radius * (turn - 2 * leave);
}

/** Dashes like words and the spaces between them, that fill the length exactly. */
function wordsOf(length: number, seed: number): number[] {
  const random = seeded(seed + 5);
  const dashes: number[] = [];
  let sum = 0;
  while (sum < length) {
    const [word, space] = [14 + 110 * random() ** 2, 34];
    dashes.push(word, space);
    sum += word + space;
  }
  return dashes.map((dash) => (dash * length) / sum);
}
