import type { Seen } from './frame-watch.ts';
import type { ChangeKind, Turn } from './library.ts';

/** One measurement of a kiosk that runs. */
export interface Sample {
  /** In s since the soak began. */
  readonly at: number;
  /** On stage. */
  readonly deck: string;
  /** Changes of deck so far. */
  readonly plays: number;
  /** Of the page after a garbage collection, in bytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Of all processes, in bytes. */
  readonly memory: number;
  /** Since the sample before. */
  readonly seen: Seen;
  /** Of the machine, over a minute. */
  readonly load: number;
}

/** A deck that came on stage. */
export interface Play {
  /** In s since the soak began. */
  readonly at: number;
  readonly deck: string;
  readonly locale: string;
  readonly slides: number;
}

/** A change of the library's files. */
export interface Change {
  /** In s since the soak began. */
  readonly at: number;
  readonly kind: ChangeKind;
  readonly deck: string;
}

/** All that a soak saw; kept in its page as JSON. */
export interface Recording {
  readonly begun: string;
  readonly hours: number;
  readonly speed: number;
  /** Real time that it ran, in s. */
  readonly seconds: number;
  readonly electron: string;
  readonly machine: string;
  readonly turns: readonly Turn[];
  readonly samples: readonly Sample[];
  readonly plays: readonly Play[];
  readonly changes: readonly Change[];
  /** Black and blank frames, with their time and what was on stage. */
  readonly badFrames: readonly string[];
  /** Errors of the page, faults that it reported, and ends of its process. */
  readonly faults: readonly string[];
}
