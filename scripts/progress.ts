import { SingleBar } from 'cli-progress';

const megabyte = 1_000_000;

/** A running progress display. */
export interface Progress {
  /** Bytes that have arrived so far. */
  update(bytes: number): void;
  /** Ends the display for good; what is told afterwards shows nothing. */
  stop(): void;
}

/**
 * Shows bytes arriving, on standard error: a bar if `total` (bytes) is known, else a count.
 * Without a terminal a line is printed every few seconds instead. Nothing shows before the first
 * megabyte.
 */
export function startProgress(label: string, total?: number): Progress {
  const amount = total ? '[{bar}] {percentage} % of {total} MB' : '{value} MB';
  const bar = new SingleBar({
    format: `vitrine: ${label} ${amount}`,
    barsize: 24,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  const end = total ? Math.round(total / megabyte) : 0;
  let isOver = false;
  return {
    update: (bytes) => {
      // A bar started again would never stop, and its timer keeps the process alive.
      if (isOver) return;
      const value = Math.round(bytes / megabyte);
      if (value > 0 && !bar.isActive) bar.start(end, 0);
      bar.update(total ? Math.min(value, end) : value);
    },
    stop: () => {
      isOver = true;
      bar.stop();
    },
  };
}
