/** A timer as it is told to others, whose clocks are their own: what it showed then, in ms, and whether it runs. */
export interface TimerReading {
  readonly elapsed: number;
  readonly isRunning: boolean;
}

/**
 * A presenter's timer, on a monotonic clock in ms. The screen that presents owns it, and alone changes it. Everybody else has a
 * reading of it and counts on by {@link countOn}: the host, what goes on after a crash, companions.
 */
export interface Timer {
  /** What was counted before it last began to run. */
  readonly counted: number;
  /** When it began to run; null while it stands. */
  readonly since: number | null;
}

/** A timer that begins now, with so much counted already. */
export function startTimer(at: number, counted = 0): Timer {
  return { counted, since: at };
}

/** What a timer shows. */
export function elapsed({ counted, since }: Timer, at: number): number {
  return countOn({ elapsed: counted, isRunning: since !== null }, at - (since ?? at)).elapsed;
}

/** A reading that was told so many ms ago, as it would be told now. */
export function countOn<Reading extends TimerReading>(reading: Reading, ago: number): Reading {
  return reading.isRunning ? { ...reading, elapsed: reading.elapsed + Math.max(ago, 0) } : reading;
}

/** Stops a timer, or lets it go on. */
export function toggleTimer(timer: Timer, at: number): Timer {
  return { counted: elapsed(timer, at), since: timer.since === null ? at : null };
}

/** Counts anew from nothing; one that stands goes on standing. */
export function resetTimer({ since }: Timer, at: number): Timer {
  return { counted: 0, since: since === null ? null : at };
}
