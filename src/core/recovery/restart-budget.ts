/** In ms, before the first, the second, and each further restart of a page that died. */
const waits = [0, 1_000, 3_000] as const;
/** So many restarts within this time, in ms. */
const mostRestarts = 3;
const period = 60_000;

/** What is left of a page's restarts. Times are in ms of one monotonic clock. */
export interface RestartBudget {
  /** When it was restarted since it was last healthy for long. */
  readonly restarts: readonly number[];
  /** Since when it gives signs of life; null until the first after a death. */
  readonly healthySince: number | null;
}

/** Nothing spent. */
export const freshBudget: RestartBudget = { restarts: [], healthySince: null };

/** The page gave a sign of life. Having loaded is none. */
export function noteHealth(budget: RestartBudget, at: number): RestartBudget {
  return budget.healthySince === null ? { ...budget, healthySince: at } : budget;
}

/**
 * The page died.
 * @returns in how many ms to restart it, or null when that has been done too often: something larger must begin anew
 */
export function noteDeath(
  { restarts, healthySince }: RestartBudget,
  at: number,
): { budget: RestartBudget; wait: number | null } {
  const recovered = healthySince !== null && at - healthySince >= period;
  const spent = recovered ? [] : restarts;
  if (spent.filter((each) => at - each < period).length >= mostRestarts) {
    return { budget: { restarts: spent, healthySince: null }, wait: null };
  }
  const wait = waits[Math.min(spent.length, waits.length - 1)] ?? 0;
  // Of older ones only that they were matters.
  const kept = [...spent, at].slice(-mostRestarts);
  return { budget: { restarts: kept, healthySince: null }, wait };
}
