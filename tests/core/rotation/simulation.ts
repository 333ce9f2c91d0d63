import type { Programme } from '../../../src/core/rotation/programme.ts';
import type { RotationEffect, RotationEvent } from '../../../src/core/rotation/events.ts';
import { startRotation, transition } from '../../../src/core/rotation/rotation.ts';
import { plainEntry, type Schedule } from '../../../src/core/schedule/schedule.ts';
import type { RotationState } from '../../../src/core/rotation/state.ts';

type ShowEffect = Extract<RotationEffect, { type: 'show' }>;
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** A screen's shell without a screen: one clock, one timer, a stage that paints at once. */
export class Simulation {
  now = 0;
  state: RotationState;
  /** Everything that came on stage, in order. */
  readonly shown: ShowEffect[] = [];
  readonly setAside: string[] = [];
  /** Slides whose media were given up, as `deck slide`. */
  readonly stalled: string[] = [];
  #wakeAt: number | null = null;
  readonly #failing: ReadonlySet<string>;

  constructor(
    programme: Programme,
    start: Parameters<typeof startRotation>[1] = { mode: 'loop', deck: null },
    failing: Iterable<string> = [],
    /** Wall clock at the beginning, in ms since 1970. */
    epoch = 0,
  ) {
    this.#failing = new Set(failing);
    const clock = { at: this.now, epoch, timeZone: 'Europe/Paris' };
    const first = startRotation(programme, start, clock);
    this.state = first.state;
    this.#carryOut(first.effects);
  }

  /** When the one timer rings. */
  get wakeAt(): number | null {
    return this.#wakeAt;
  }

  /** What is on stage, as `deck slide/step locale`. */
  get stage(): string {
    const last = this.shown.at(-1);
    return last
      ? `${last.position.deck} ${last.position.slide}/${last.position.step} ${last.locale}`
      : '';
  }

  happened(event: Without<RotationEvent, 'at'>): void {
    const next = transition(this.state, { ...event, at: this.now } as RotationEvent);
    this.state = next.state;
    this.#carryOut(next.effects);
  }

  /** Lets time pass until `at`, ringing the timer whenever it is due. */
  runUntil(at: number): void {
    while (this.#wakeAt !== null && this.#wakeAt <= at) {
      this.now = Math.max(this.now, this.#wakeAt);
      this.happened({ type: 'woken' });
    }
    this.now = at;
  }

  #carryOut(effects: readonly RotationEffect[]): void {
    for (const effect of effects) {
      if (effect.type === 'wake') this.#wakeAt = effect.at;
      if (effect.type === 'stalled') this.stalled.push(`${effect.deck} ${effect.slide}`);
      if (effect.type === 'setAside') this.setAside.push(effect.deck);
    }
    const show = effects.find((effect) => effect.type === 'show');
    if (!show) return;
    this.shown.push(show);
    if (this.#failing.has(show.position.deck)) {
      this.happened({ type: 'failed', deck: show.position.deck });
    } else this.happened({ type: 'painted' });
  }
}

/** A programme with one second a slide; each deck is given as its slides' fragment steps. */
export function programmeOfSteps(
  decks: Readonly<Record<string, readonly number[]>>,
  {
    schedule,
    ...changes
  }: Partial<Omit<Programme, 'schedule'>> & {
    schedule?: Partial<Schedule>;
  } = {},
): Programme {
  return {
    revision: 'first',
    schedule: {
      ...{ playlist: Object.keys(decks).map(plainEntry), shuffle: false },
      ...{ announcements: [], hours: null, timeZone: null },
      ...schedule,
    },
    decks: Object.entries(decks).map(([id, slides]) => ({
      id,
      versions: { fr: slides.map((steps) => ({ duration: 1_000, steps })) },
    })),
    loopLocales: ['fr'],
    idle: 60_000,
    warning: 20_000,
    presenterSilence: 1_200_000,
    speed: 1,
    ...changes,
  };
}
