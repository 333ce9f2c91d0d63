/** In ms, between two looks. */
export const lookInterval = 1_000;
/** A look that comes so much later, in ms, was not late: the machine or this process stood still. */
const standstill = 3_000;
/** In ms; a page says something every 5 s. Longer, and it is asked. */
const longestSilence = 6_000;
/** In ms; a page whose scripts run answers at once, however busy the machine. */
const longestAnswer = 3_000;
/** In ms; a page that has not spoken to its host after this long never will: there may be nothing of it but its frame. */
const longestLoad = 30_000;

/** What is known of a page's pulse. Times are in ms of one monotonic clock. */
export interface HangWatch {
  readonly lookedAt: number;
  /** When the page last said something, began to load, or could not be blamed. */
  readonly signAt: number;
  /** When it was asked whether it is alive; null while it need not be. */
  readonly askedAt: number | null;
  readonly isLoading: boolean;
}

/** Begins to watch a page that is being loaded. */
export function watchLoading(at: number): HangWatch {
  return { lookedAt: at, signAt: at, askedAt: null, isLoading: true };
}

/** The page spoke to its host: its scripts are there. */
export function noteWord(watch: HangWatch, at: number): HangWatch {
  return { ...noteSign(watch, at), isLoading: false };
}

/** The page answered, or may have slept. */
export function noteSign(watch: HangWatch, at: number): HangWatch {
  return { ...watch, signAt: at, askedAt: null };
}

/** Looks at the page, once every {@link lookInterval}; `ask` whether its scripts still run, or `kill` it. */
export function look(
  watch: HangWatch,
  at: number,
): { watch: HangWatch; verdict: 'alive' | 'ask' | 'kill' } {
  const { lookedAt, signAt, askedAt, isLoading } = watch;
  const seen = { ...watch, lookedAt: at };
  if (at - lookedAt > standstill) {
    return { watch: { ...seen, signAt: at, askedAt: null }, verdict: 'alive' };
  }
  if (isLoading) return { watch: seen, verdict: at - signAt >= longestLoad ? 'kill' : 'alive' };
  if (askedAt !== null) {
    return { watch: seen, verdict: at - askedAt >= longestAnswer ? 'kill' : 'alive' };
  }
  if (at - signAt < longestSilence) return { watch: seen, verdict: 'alive' };
  return { watch: { ...seen, askedAt: at }, verdict: 'ask' };
}
