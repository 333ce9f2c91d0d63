import { Counter, Gauge, Registry } from 'prom-client';

/** What a monitoring system wants to know of a host, in the text format of Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #slides: Counter<'deck'>;
  readonly #deckErrors: Counter<'deck'>;
  readonly #pageRestarts: Counter<'reason'>;

  readonly #heartbeatAge: Gauge;

  /**
   * @param build versions by name: Vitrine's own, and of what it runs on
   * @param memory resident memory in bytes, by kind of process
   */
  constructor(
    build: Readonly<Record<string, string>>,
    memory: () => Readonly<Record<string, number>>,
  ) {
    const registers = [this.#registry];
    this.#slides = new Counter({
      name: 'vitrine_slides_shown_total',
      help: 'Slides that came on stage.',
      labelNames: ['deck'],
      registers,
    });
    this.#deckErrors = new Counter({
      name: 'vitrine_deck_errors_total',
      help: 'Faults on screen that a deck was part of.',
      labelNames: ['deck'],
      registers,
    });
    this.#pageRestarts = new Counter({
      name: 'vitrine_page_restarts_total',
      help: 'How often the page died, by reason, and was loaded again.',
      labelNames: ['reason'],
      registers,
    });
    new Gauge({
      name: 'vitrine_memory_bytes',
      help: 'Resident memory, by kind of process.',
      labelNames: ['process'],
      registers,
      collect() {
        this.reset();
        for (const [kind, bytes] of Object.entries(memory())) this.set({ process: kind }, bytes);
      },
    });
    this.#heartbeatAge = new Gauge({
      name: 'vitrine_heartbeat_age_seconds',
      help: 'Time since the first screen last painted; not a number where there is no screen.',
      registers,
    });
    new Gauge({
      name: 'vitrine_uptime_seconds',
      help: 'Time since the process began.',
      registers,
      collect() {
        this.set(process.uptime());
      },
    });
    new Gauge({
      name: 'vitrine_build_info',
      help: 'Versions; the value is always 1.',
      labelNames: Object.keys(build),
      registers,
    }).set({ ...build }, 1);
  }

  /** A slide of a deck came on stage. */
  slideShown(deck: string): void {
    this.#slides.inc({ deck });
  }

  /** Something went wrong with a deck. */
  deckFailed(deck: string): void {
    this.#deckErrors.inc({ deck });
  }

  /** The page died, and is loaded again. */
  pageRestarted(reason: string): void {
    this.#pageRestarts.inc({ reason });
  }

  /**
   * All of them, as text.
   *
   * @param heartbeatAge how long ago the first screen last painted, in s; null where there is none
   */
  text(heartbeatAge: number | null): Promise<string> {
    this.#heartbeatAge.set(heartbeatAge ?? NaN);
    return this.#registry.metrics();
  }
}
