import type { Fault } from '../contract/kiosk-api.ts';
import { cleanLine } from '../core/plain-line.ts';

/** In ms, and lines within it, of all screens together: who connects anew has no more. */
const period = 60_000;
const mostLines = 20;

/** Turns what screens report into lines for the log, so few that nobody can fill it. */
export class FaultDesk {
  readonly #tell: (line: string, fault: Fault | null) => void;
  #from = -Infinity;
  #told = new Set<string>();
  #untold = 0;

  /** @param tell hears each line, with the fault it tells of unless it only counts some */
  constructor(tell: (line: string, fault: Fault | null) => void) {
    this.#tell = tell;
  }

  /**
   * Tells of a fault, unless it was told within the minute or too many were. The next minute begins with how many were not.
   *
   * @param now monotonic time in ms
   */
  take(fault: Fault, now: number): void {
    const { code, deck, message } = fault;
    if (now - this.#from >= period) {
      if (this.#untold > 0)
        this.#tell(`screen: ${String(this.#untold)} more faults in a minute`, null);
      this.#from = now;
      this.#told = new Set();
      this.#untold = 0;
    }
    const where = deck === null ? '' : ` in ${deck}`;
    const line = `screen: ${cleanLine(`${code}${where}: ${message}`)}`;
    if (this.#told.has(line) || this.#told.size >= mostLines) this.#untold += 1;
    else {
      this.#told.add(line);
      this.#tell(line, fault);
    }
  }
}
