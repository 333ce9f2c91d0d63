import type { KioskClient } from '../../contract/client.ts';
import type { Command, Presentation } from '../../contract/presentation.ts';
import { KioskError } from '../../contract/wire.ts';
import { projectsOf } from '../../core/catalogue/catalogue.ts';
import type { Deck } from '../../core/deck/deck.ts';
import type { Library, Site } from '../../core/library/library.ts';
import type { Talk } from '../../core/talk/talk.ts';
import { countOn } from '../../core/talk/timer.ts';
import { Handouts } from '../state/handouts.svelte.ts';
import type { Link } from '../transport/web-socket-channel.ts';

/** A host that has said nothing for this long, in ms, is asked whether it is there, and has this long to answer. */
const quiet = 3_000;
const answerWithin = 2_500;
/** Wait before the host is asked again what could not be had, in ms. */
const pause = 1_000;

/** What a companion is made of. */
export interface CompanionOptions {
  client: KioskClient;
  link: Link;
  /** How a phone makes itself known over a new connection; false where it is not let in. This machine's own view needs not. */
  enter?: () => Promise<boolean>;
}

/**
 * A page that presents on a screen from elsewhere: what it knows of the screen, and what it asks of it. It keeps nothing of
 * its own: after a lost connection it is where the screen is.
 */
export class Companion {
  presentation: Presentation | null = $state.raw(null);
  talks: readonly Talk[] = $state.raw([]);
  /** Whether there is a connection, and whether what is shown is what the screen shows. */
  isOpen = $state(false);
  isConnected = $state(false);
  /** Monotonic time in ms, a few times a second. */
  now = $state(performance.now());

  /** The library on stage, and after it the one that the screen goes on to when the project on stage ends. */
  #libraries: readonly Library[] = $state.raw([]);
  /** The library on stage; the newest where that one is not known here. */
  readonly library: Library | null = $derived(this.#onStage ?? this.#libraries.at(-1) ?? null);
  /** Each project once, in the language that is wanted. */
  readonly projects: readonly Deck[] = $derived(
    this.library && this.presentation
      ? projectsOf(this.library.decks, this.presentation.visitorLocale)
      : [],
  );
  /** The deck on stage. */
  readonly deck: Deck | null = $derived.by(() => {
    const { deck = '', locale } = this.presentation ?? {};
    const isOnStage = (each: Deck): boolean => each.id === deck && each.locale === locale;
    return this.library?.decks.find(isOnStage) ?? this.deckOf(deck);
  });
  /** Whether staff have the screen in hand: a phone then takes it over before anything else. */
  readonly isHeld: boolean = $derived(this.presentation?.mayTouch === true && this.#isPhone);
  /** Whether someone presents, and this may move what they present. */
  readonly mayDrive: boolean = $derived(this.presentation?.mode === 'present' && !this.isHeld);
  /** Since the presentation began, in ms. */
  readonly elapsed: number = $derived.by(() => {
    const { timer } = this.presentation ?? {};
    return timer ? countOn(timer, this.now - this.#toldAt).elapsed : 0;
  });

  /** Asked when it is needed: libraries come one by one. */
  get #onStage(): Library | undefined {
    return this.#libraries.find(({ revision }) => revision === this.presentation?.revision);
  }

  /** Talks as PDFs. */
  readonly handouts: Handouts;
  /** Asked when it is needed, as it is told only once all this is there. */
  get #isPhone(): boolean {
    return this.#enter !== undefined;
  }

  readonly #client: KioskClient;
  readonly #link: Link;
  readonly #enter: CompanionOptions['enter'];
  /** When the presentation came, and when the host was last heard of. */
  #toldAt = $state.raw(performance.now());
  #heardAt = performance.now();
  /** Since when something is awaited that a host answers at once, while the screen is being joined. */
  #joiningSince: number | null = null;
  /** What is asked for as soon as the screen presents. */
  #next: { readonly command: Command; readonly until: number } | null = null;

  constructor({ client, link, enter }: CompanionOptions) {
    this.#client = client;
    this.handouts = new Handouts(client);
    this.#link = link;
    this.#enter = enter;
  }

  /** Joins the screen, and again whenever the connection has been lost. @returns its undo */
  open(): () => void {
    const life = new AbortController();
    const options = { signal: life.signal };
    const ask = (): void => void this.#ask();
    const onVisible = (): void => {
      // A page that comes back from a locked phone often holds a connection that has died.
      if (document.visibilityState === 'visible') ask();
    };
    document.addEventListener('visibilitychange', onVisible, options);
    for (const event of ['online', 'pageshow']) addEventListener(event, ask, options);
    // No answer can come: that is said at once.
    addEventListener('offline', () => this.#link.renew(), options);
    const ticks = setInterval(() => {
      this.now = performance.now();
      if (this.isOpen && this.now - this.#heardAt > quiet) ask();
    }, 250);
    const undo = [
      this.#client.on('presentationChanged', (presentation) => this.#tell(presentation)),
      this.#client.on('libraryChanged', (library) => this.#learn(library)),
      this.#client.on('siteChanged', (site) => this.#changeSite(site)),
      this.#link.watch((isOpen) => {
        this.isOpen = isOpen;
        this.isConnected = false;
        if (isOpen) void this.join();
      }),
      () => clearInterval(ticks),
      () => life.abort(),
    ];
    return () => undo.forEach((each) => each());
  }

  /** Makes itself known and learns how the screen is. Called for every new connection. */
  async join(): Promise<void> {
    while (this.isOpen) {
      try {
        this.#joiningSince = performance.now();
        if (this.#enter && !(await this.#enter())) return;
        this.#tell(await this.#client.request('getPresentation'));
        // A library may take its time.
        this.#joiningSince = null;
        if (!this.#onStage) this.#learn(await this.#client.request('getLibrary'));
        this.talks = await this.#client.request('getTalks');
        await this.handouts.look();
        this.isConnected = true;
        return;
      } catch (error) {
        console.warn('The screen cannot be joined yet:', error);
        // The next connection joins anew.
        if (!this.isOpen) return;
        // What gives no answer any more gives none to the next question either.
        if (isSilent(error)) return this.#link.renew();
        await new Promise((resolve) => setTimeout(resolve, pause));
      } finally {
        this.#joiningSince = null;
      }
    }
  }

  /** Asks something of the screen; what cannot be carried to it is dropped, since it would come too late. */
  send(command: Command): void {
    if (!this.isConnected) return;
    this.#inTime(this.#client.request('sendCommand', command)).catch((error: unknown) => {
      console.warn('A command got lost:', error);
      // Whoever has tapped is to know that no slide will turn; one new connection is enough for all that got lost.
      if (isSilent(error) && this.isConnected) this.#link.renew();
    });
  }

  /** Asks anew which talks are saved. Rejects, as the next two do, where that cannot be had or done. */
  async learnTalks(): Promise<void> {
    this.talks = await this.#client.request('getTalks');
  }

  /** Keeps a talk, in place of the one of its name if there is one. */
  async saveTalk(talk: Talk): Promise<void> {
    this.talks = await this.#client.request('saveTalk', talk);
  }

  async deleteTalk(name: string): Promise<void> {
    this.talks = await this.#client.request('deleteTalk', { name });
  }

  /** Presents a project from its first slide, or another slide; takes the screen over first where nobody has. */
  goTo(deck: string, slide = 1): void {
    const command: Command = { type: 'goTo', deck, slide };
    if (this.isHeld) return;
    if (this.mayDrive) return this.send(command);
    this.send({ type: 'start', talk: null });
    this.#next = { command, until: performance.now() + answerWithin };
  }

  /** A project in the language that is wanted, or in its own. */
  deckOf(id: string): Deck | null {
    return this.projects.find((deck) => deck.id === id) ?? null;
  }

  /** A library that the stage has not come to is kept beside the one on stage: its slides may be others. */
  #learn(library: Library): void {
    const stays = this.#onStage;
    this.#libraries = stays && stays.revision !== library.revision ? [stays, library] : [library];
  }

  async #learnLibrary(): Promise<void> {
    try {
      this.#learn(await this.#client.request('getLibrary'));
    } catch (error) {
      console.warn('The library cannot be had:', error);
    }
  }

  #changeSite(site: Site): void {
    this.#libraries = this.#libraries.map((library) => ({ ...library, site }));
  }

  #tell(presentation: Presentation | null): void {
    const before = this.presentation?.revision;
    this.presentation = presentation;
    // The stage has come to a library that was announced while there was no connection.
    const isNew = presentation?.revision !== before && !this.#onStage;
    if (presentation && this.isConnected && isNew) void this.#learnLibrary();
    this.#toldAt = this.#heardAt = this.now = performance.now();
    if (presentation?.mode !== 'present' || !this.#next) return;
    if (this.now < this.#next.until) this.send(this.#next.command);
    this.#next = null;
  }

  /** Asks whether the host is still there, and looks for it anew when it is not. */
  async #ask(): Promise<void> {
    this.#heardAt = performance.now();
    if (!this.isOpen) return this.#link.renew();
    const since = this.#joiningSince;
    if (since !== null && performance.now() - since > answerWithin) return this.#link.renew();
    if (!this.isConnected) return;
    try {
      this.#tell(await this.#inTime(this.#client.request('getPresentation')));
    } catch {
      this.#link.renew();
    }
  }

  /** An answer; rejects as an unanswered request does where it is late. */
  #inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new KioskError('disconnected', 'It is late.')), answerWithin);
    });
    return Promise.race([answer, late]);
  }
}

function isSilent(error: unknown): boolean {
  return error instanceof KioskError && error.code === 'disconnected';
}
