import type { Fault } from '../contract/kiosk-api.ts';
import type { StaffReport } from '../contract/staff.ts';
import { cleanLine } from '../core/plain-line.ts';

/** In ms, and lines within it, of all screens together: who connects anew has no more. */
const period = 60_000;
const mostLines = 20;
/** How many faults are kept for the staff panel. */
const mostKept = 50;

/** Turns what screens report into lines for the log, so few that nobody can fill it. */
export class FaultDesk {
  readonly #tell: (line: string) => void;
  #from = -Infinity;
  #told = new Set<string>();
  #untold = 0;
  #recent: StaffReport['faults'] = [];

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  /** The last faults that were told, newest first. */
  get recent(): StaffReport['faults'] {
    return this.#recent;
  }

  /**
   * Tells of a fault, unless it was told within the minute or too many were. The next minute begins with how many were not.
   *
   * @param now monotonic time in ms
   */
  take({ code, deck, message }: Fault, now: number): void {
    if (now - this.#from >= period) {
      if (this.#untold > 0) this.#tell(`screen: ${String(this.#untold)} more faults in a minute`);
      this.#from = now;
      this.#told = new Set();
      this.#untold = 0;
    }
    const where = deck === null ? '' : ` in ${deck}`;
    const line = `screen: ${cleanLine(`${code}${where}: ${message}`)}`;
    if (this.#told.has(line) || this.#told.size >= mostLines) this.#untold += 1;
    else {
      this.#told.add(line);
      this.#tell(line);
      const time = new Date().toISOString();
      this.#recent = [{ time, code, message, deck }, ...this.#recent].slice(0, mostKept);
    }
  }
}
