/** A presenter's timer, on a monotonic clock in ms. */
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
  return since === null ? counted : counted + Math.max(at - since, 0);
}

/** Stops a timer, or lets it go on. */
export function toggleTimer(timer: Timer, at: number): Timer {
  return { counted: elapsed(timer, at), since: timer.since === null ? at : null };
}

/** Counts anew from nothing; one that stands goes on standing. */
export function resetTimer({ since }: Timer, at: number): Timer {
  return { counted: 0, since: since === null ? null : at };
}
