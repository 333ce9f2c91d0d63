import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { cleanLine } from '../../core/plain-line.ts';
import { writeDurably } from '../durable-files.ts';

/** How many faults are kept. */
const mostFaults = 50;

/** Something that went wrong, and when. */
export const keptFaultSchema = z.object({
  /** ISO 8601, in UTC. */
  time: z.string(),
  /** What kind of fault, such as `page/crashed` or `stage/media-failed`. */
  code: z.string(),
  message: z.string(),
  /** The deck it happened in, or null. */
  deck: z.string().nullable(),
});
/** See {@link keptFaultSchema}. */
export type KeptFault = z.infer<typeof keptFaultSchema>;

/** The last faults of a host, across restarts; in `faults.json` beside the log. */
export class FaultLog {
  readonly #file: string;
  readonly #now: () => Date;
  #faults: readonly KeptFault[];
  #written: Promise<void> | null = null;

  constructor(folder: string, now: () => Date) {
    this.#file = path.join(folder, 'faults.json');
    this.#now = now;
    this.#faults = read(this.#file);
  }

  /** The last faults, newest first. */
  lastFaults(): readonly KeptFault[] {
    return this.#faults.toReversed();
  }

  /** Keeps a fault. */
  note({ code, message, deck }: Omit<KeptFault, 'time'>): void {
    const time = this.#now().toISOString();
    const fault = { time, code: cleanLine(code), message: cleanLine(message), deck };
    this.#faults = [...this.#faults, fault].slice(-mostFaults);
    this.#written ??= this.#write();
  }

  /** Resolves when all that was noted is on the disk, or cannot be. */
  async settled(): Promise<void> {
    while (this.#written) await this.#written;
  }

  /** Faults come in bursts: what comes meanwhile is written with the next. */
  async #write(): Promise<void> {
    const faults = this.#faults;
    // A disk that fails has been told of by the log.
    await writeDurably(this.#file, `${JSON.stringify(faults, null, 2)}\n`).catch(() => undefined);
    this.#written = faults === this.#faults ? null : this.#write();
  }
}

function read(file: string): readonly KeptFault[] {
  try {
    return z.array(keptFaultSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
