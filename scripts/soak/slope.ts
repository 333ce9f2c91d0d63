/** How a value changes, and how sure that is. */
export interface Slope {
  /** Change for each unit of x. */
  readonly value: number;
  /** 95 % confidence interval. */
  readonly from: number;
  readonly to: number;
}

/** One measurement; values of different kinds (decks on stage) are compared with their own kind only. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly kind: string;
}

/** Neighbours in time resemble one another, so that many samples are worth few: that many means are taken of them. */
const mostBlocks = 12;
const fewestBlocks = 5;

/** Student's t, 97.5 %, for 3 to 10 degrees of freedom (any statistical table). */
const quantiles = [3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

/**
 * Least squares through the means of consecutive blocks of samples; null when there are too few to say anything.
 * @param points in order of time
 */
export function slopeOf(points: readonly Point[]): Slope | null {
  const blocks = Math.min(mostBlocks, Math.floor(points.length / 2));
  if (blocks < fewestBlocks) return null;
  const compared = withoutKinds(points);
  const means = Array.from({ length: blocks }, (_, index) => {
    const [start, end] = [index, index + 1].map((edge) =>
      Math.round((edge * compared.length) / blocks),
    );
    const block = compared.slice(start, end);
    return { x: mean(block.map(({ x }) => x)), y: mean(block.map(({ y }) => y)) };
  });
  const [x, y] = [mean(means.map((each) => each.x)), mean(means.map((each) => each.y))];
  const width = sum(means.map((each) => (each.x - x) ** 2));
  const value = sum(means.map((each) => (each.x - x) * (each.y - y))) / width;
  const rest = sum(means.map((each) => (each.y - y - value * (each.x - x)) ** 2));
  const error = Math.sqrt(rest / (blocks - 2) / width) * (quantiles[blocks - 2 - 3] ?? Infinity);
  return { value, from: value - error, to: value + error };
}

/** Takes away by how much each kind differs from all. */
function withoutKinds(points: readonly Point[]): { x: number; y: number }[] {
  const all = mean(points.map(({ y }) => y));
  const own = Map.groupBy(points, ({ kind }) => kind);
  const means = new Map([...own].map(([kind, each]) => [kind, mean(each.map(({ y }) => y))]));
  return points.map(({ x, y, kind }) => ({ x, y: y - (means.get(kind) ?? all) + all }));
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
