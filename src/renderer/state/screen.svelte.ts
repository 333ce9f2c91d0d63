import type { Deck } from '../../core/deck/deck.ts';
import type { Library, Site } from '../../core/library/library.ts';
import { programmeOf, type Programme } from '../../core/rotation/programme.ts';
import type { RotationEffect, RotationEvent, Transition } from '../../core/rotation/events.ts';
import { forecastFrom, type Stretch } from '../../core/rotation/forecast.ts';
import { nextPosition } from '../../core/rotation/present.ts';
import { startRotation, transition } from '../../core/rotation/rotation.ts';
import {
  deadlineOf,
  viewOf,
  type Clock,
  type Position,
  type RotationState,
} from '../../core/rotation/state.ts';
import type { KioskClient } from '../../contract/client.ts';
import type { Snapshot, Start } from '../../contract/kiosk-api.ts';
import { Alarm } from './alarm.ts';
import type { StagePort } from './stage-port.ts';

type ShowEffect = Extract<RotationEffect, { type: 'show' }>;
/** Leaves out one property of each member of a union. */
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** How far, in ms, the wall clock may be from where it should be. */
const clockTolerance = 100;

/** How the page's monotonic clock stands to the wall clock. */
function readClock(): Clock {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { at: performance.now(), epoch: Date.now(), timeZone };
}

/** What of a screen is painted. Changes in one task, together with the stage. */
export interface Painted extends Snapshot {
  /** The deck on stage, in the language it is shown in. */
  readonly project: Deck;
  /** Fragment steps shown, of how many. */
  readonly step: number;
  readonly steps: number;
  /** Whether a presenter shows nothing but black, over the slide. */
  readonly isBlack: boolean;
  /** What a presenter's next move shows; null at the end. */
  readonly next: Position | null;
  /** The language that the visitor wants, which the deck on stage may not have. */
  readonly visitorLocale: string;
  /** Whether the menu is open, be it under the warning. */
  readonly isMenuOpen: boolean;
  /** When the screen changes by itself, in ms of the page's clock; null when it waits. */
  readonly deadline: number | null;
}

/** A page's screen: it owns the rotation, carries out what rotation asks, and knows what is painted. */
export class Screen {
  /** Null until the first slide is painted. */
  painted: Painted | null = $state.raw(null);
  /** The slide on stage, for the controls of what is on it. */
  slide: HTMLElement | null = $state.raw(null);
  /** The site that is playing. */
  library: Library = $state.raw() as Library;
  readonly #client: KioskClient;
  readonly #stage: StagePort;
  readonly #start: Start;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on screen derives from it
  readonly #libraries = new Map<string, Library>();
  readonly #alarm = new Alarm(() => this.happened({ type: 'woken' }));
  readonly #onPainted: (painted: Painted) => void;
  #rotation: RotationState;
  /** The deck that the host knows to be the last one that the stage was asked for. */
  #begun: string | null = null;
  #isWithStaff = false;
  /** What the stage was asked for last, and whether that is on its way still. */
  #asked: { effect: ShowEffect; pending: boolean } | null = null;

  constructor(options: {
    client: KioskClient;
    stage: StagePort;
    start: Start;
    library: Library;
    /** Called in the task in which what is painted changes. */
    onPainted: (painted: Painted) => void;
  }) {
    this.#client = options.client;
    this.#stage = options.stage;
    this.#start = options.start;
    this.#onPainted = options.onPainted;
    this.library = options.library;
    this.#libraries.set(options.library.revision, options.library);
    const first = startRotation(this.#programmeOf(options.library), options.start, readClock());
    this.#rotation = first.state;
    this.#carryOut(first);
  }

  /** Tells the screen that something happened, now. */
  happened(event: Without<RotationEvent, 'at'>): void {
    this.#carryOut(
      transition(this.#rotation, { ...event, at: performance.now() } as RotationEvent),
    );
  }

  /** Whether staff have the screen; a visitor's time is over then. */
  set isWithStaff(is: boolean) {
    if (is === this.#isWithStaff) return;
    this.#isWithStaff = is;
    if (is && this.#rotation.mode === 'explore') this.happened({ type: 'left' });
    if (this.painted) this.#publish({ ...this.painted, ...this.#surface });
  }

  /** What this screen will play from now on, left alone. @param duration how far to look, in ms */
  forecast(duration: number): Stretch[] {
    return forecastFrom(this.#rotation, performance.now(), duration);
  }

  /** Tells rotation what the wall clock shows. Call it now and then: it may be set, and a machine may sleep. */
  lookAtClock(): void {
    const { at, epoch } = readClock();
    const { clock } = this.#rotation;
    const expected = clock.epoch + at - clock.at;
    if (Math.abs(epoch - expected) > clockTolerance) this.happened({ type: 'clockRead', epoch });
  }

  /** Reports a medium on stage that cannot be played. */
  mediaFailed(message: string): void {
    this.#report('stage/media-failed', this.#rotation.position.deck, message);
  }

  /** Of the rotation: already what is on its way to be painted. Nothing derives from it. */
  get mode(): Snapshot['mode'] {
    return this.#rotation.mode;
  }

  /** Of the slides, as the screen is now. */
  get shape(): StagePort['shape'] {
    return this.#stage.shape;
  }

  /** Revision of the newest content the screen has, on stage or waiting. */
  get newestRevision(): string {
    return (this.#rotation.next ?? this.#rotation.programme).revision;
  }

  /** Brings changed content in; it is shown from the next deck boundary on. */
  changeLibrary(library: Library): void {
    if (library.revision === this.newestRevision) return;
    this.#libraries.set(library.revision, library);
    this.happened({ type: 'programmeChanged', programme: this.#programmeOf(library) });
  }

  /** Takes over what settings have changed, at once: what plays stays where it is. */
  changeSite(site: Site): void {
    for (const [revision, library] of this.#libraries) {
      this.#libraries.set(revision, { ...library, site });
    }
    this.library = { ...this.library, site };
    if (this.#rotation.mode === 'loop') this.#stage.setVolume(site.volume);
    this.happened({ type: 'siteChanged', site, locale: this.#start.locale });
  }

  #programmeOf(library: Library): Programme {
    return programmeOf(library, this.#start.speed, this.#start.locale);
  }

  #carryOut({ state, effects }: Transition): void {
    this.#rotation = state;
    const show = effects.find((effect) => effect.type === 'show');
    for (const effect of effects) {
      if (effect.type === 'wake') this.#alarm.set(effect.at);
      if (effect.type === 'setAside')
        this.#report('stage/set-aside', effect.deck, 'It failed three times.');
      if (effect.type === 'stalled') {
        const message = `Slide ${effect.slide}: a medium made no progress for 10 s and was skipped.`;
        this.#report('stage/media-stalled', effect.deck, message);
      }
    }
    // While the stage prepares, what is painted is still the old state, whole. Menu and black wait for no stage: they lie over it.
    const isOver = state.view === 'menu' || state.isBlack;
    const isShownNow = isOver || !(show ?? this.#asked?.pending);
    if (this.painted && isShownNow) this.#publish({ ...this.painted, ...this.#surface });
    if (show) void this.#show(show);
  }

  async #show(effect: ShowEffect): Promise<void> {
    const { deck: id, slide, step } = effect.position;
    const asked = { effect, pending: true };
    this.#asked = asked;
    this.#tellBegun(id);
    try {
      const deck = this.#deckOf(effect);
      const { transition, isStill } = effect;
      const site = this.#libraries.get(effect.revision)?.site;
      const volume = site?.volume ?? 0;
      const invitation = this.#rotation.mode === 'loop' ? (site?.languages ?? []) : [];
      const request = { deck, slide, step, transition, isStill, invitation, volume };
      const outcome = await this.#stage.show(request, () => this.#reveal(effect, deck));
      if (outcome === 'painted' && this.#asked === asked) this.happened({ type: 'painted' });
    } catch (error) {
      asked.pending = false;
      this.#report('stage/failed', id, String(error));
      this.happened({ type: 'failed', deck: id });
    }
  }

  #reveal(effect: ShowEffect, deck: Deck): void {
    if (this.#asked) this.#asked.pending = false;
    const { slide, step } = effect.position;
    this.library = this.#libraries.get(effect.revision) ?? this.library;
    for (const revision of this.#libraries.keys()) {
      const wanted = [
        effect.revision,
        this.#rotation.programme.revision,
        this.#rotation.next?.revision,
      ];
      if (!wanted.includes(revision)) this.#libraries.delete(revision);
    }
    this.#publish({
      ...this.#surface,
      deck: deck.id,
      project: deck,
      slide,
      slides: deck.slides.length,
      step,
      steps: deck.slides[slide - 1]?.steps ?? 0,
      locale: deck.locale,
      revision: effect.revision,
      deadline: null,
      next: null,
    });
  }

  /** What lies over the stage. */
  get #surface(): Pick<Painted, 'mode' | 'view' | 'isMenuOpen' | 'isBlack' | 'visitorLocale'> {
    const { mode, view, isBlack, locale } = this.#rotation;
    return {
      mode,
      isBlack,
      view: this.#isWithStaff ? 'staff' : viewOf(this.#rotation),
      isMenuOpen: view === 'menu',
      visitorLocale: locale,
    };
  }

  #publish(painted: Painted): void {
    // The menu is in the visitor's language; a deck in one that it has.
    const locale = painted.isMenuOpen ? painted.visitorLocale : painted.project.locale;
    const [deadline, next] = [deadlineOf(this.#rotation), nextPosition(this.#rotation)];
    this.painted = { ...painted, locale, deadline, next };
    this.#onPainted(this.painted);
  }

  #deckOf(effect: ShowEffect): Deck {
    const deck = this.#libraries
      .get(effect.revision)
      ?.decks.find((each) => each.id === effect.position.deck && each.locale === effect.locale);
    if (!deck) throw new Error(`no deck ${effect.position.deck} (${effect.locale})`);
    return deck;
  }

  /** Before anything is done with it: a deck may bring the whole page down. */
  #tellBegun(deck: string): void {
    if (deck === this.#begun) return;
    this.#begun = deck;
    this.#client.request('beginDeck', { deck }).catch(() => undefined);
  }

  #report(code: string, deck: string, message: string): void {
    // A host that cannot be reached must not stop the show.
    this.#client
      .request('reportFault', { code, deck, message: message.slice(0, 2000) })
      .catch(() => undefined);
  }
}
