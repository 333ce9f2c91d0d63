import type { KioskClient } from '../../contract/client.ts';
import type { Command, Presentation } from '../../contract/presentation.ts';
import { projectsOf } from '../../core/catalogue/catalogue.ts';
import type { Deck } from '../../core/deck/deck.ts';
import type { Library } from '../../core/library/library.ts';
import type { Talk } from '../../core/talk/talk.ts';
import type { Link } from '../transport/web-socket-channel.ts';

/** A host that has said nothing for this long, in ms, is asked whether it is there, and has this long to answer. */
const quiet = 5_000;
const answerWithin = 2_500;
/** Wait before the host is asked again what could not be had, in ms. */
const pause = 1_000;

/** What a companion is made of. */
export interface CompanionOptions {
  client: KioskClient;
  link: Link;
  /** Makes itself known over a new connection; false where it is not let in. Everyone is, unless given. */
  enter?: () => Promise<boolean>;
}

/**
 * A page that presents on a screen from elsewhere: what it knows of the screen, and what it asks of it. It keeps nothing of
 * its own: after a lost connection it is where the screen is.
 */
export class Companion {
  presentation: Presentation | null = $state.raw(null);
  library: Library | null = $state.raw(null);
  talks: readonly Talk[] = $state.raw([]);
  /** Whether there is a connection, and whether what is shown is what the screen shows. */
  isOpen = $state(false);
  isConnected = $state(false);
  /** Monotonic time in ms, a few times a second. */
  now = $state(performance.now());

  /** Each project once, in the language on stage. */
  readonly projects: readonly Deck[] = $derived(
    this.library && this.presentation
      ? projectsOf(this.library.decks, this.presentation.locale)
      : [],
  );
  /** The deck on stage. */
  readonly deck: Deck | null = $derived(this.deckOf(this.presentation?.deck ?? ''));
  /** Since the presentation began, in ms. */
  readonly elapsed: number = $derived.by(() => {
    const { timer } = this.presentation ?? {};
    if (!timer) return 0;
    return timer.elapsed + (timer.isRunning ? Math.max(0, this.now - this.#toldAt) : 0);
  });

  readonly #client: KioskClient;
  readonly #link: Link;
  readonly #enter: () => Promise<boolean>;
  /** When the presentation came, and when the host was last heard of. */
  #toldAt = $state.raw(performance.now());
  #heardAt = performance.now();
  /** What is asked for as soon as the screen presents. */
  #next: { readonly command: Command; readonly until: number } | null = null;

  constructor({ client, link, enter = async () => true }: CompanionOptions) {
    this.#client = client;
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
    const ticks = setInterval(() => {
      this.now = performance.now();
      if (this.isOpen && this.now - this.#heardAt > quiet) ask();
    }, 250);
    const undo = [
      this.#client.on('presentationChanged', (presentation) => this.#tell(presentation)),
      this.#client.on('libraryChanged', (library) => (this.library = library)),
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
        if (!(await this.#enter())) return;
        this.#tell(await this.#client.request('getPresentation'));
        if (!this.library || this.library.revision !== this.presentation?.revision)
          this.library = await this.#client.request('getLibrary');
        this.talks = await this.#client.request('getTalks');
        this.isConnected = true;
        return;
      } catch (error) {
        console.warn('The screen cannot be joined yet:', error);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  /** Asks something of the screen; what cannot be carried to it is dropped, since it would come too late. */
  send(command: Command): void {
    if (!this.isConnected) return;
    this.#client.request('sendCommand', command).catch((error: unknown) => {
      console.warn('A command got lost:', error);
    });
  }

  /** Asks anew which talks are saved. */
  learnTalks(): Promise<void> {
    return this.#keep(this.#client.request('getTalks'));
  }

  /** Keeps a talk, in place of the one of its name if there is one. */
  saveTalk(talk: Talk): Promise<void> {
    return this.#keep(this.#client.request('saveTalk', talk));
  }

  deleteTalk(name: string): Promise<void> {
    return this.#keep(this.#client.request('deleteTalk', { name }));
  }

  /** Presents a project from its first slide, or another slide; takes the screen over first where nobody has. */
  goTo(deck: string, slide = 1): void {
    const command: Command = { type: 'goTo', deck, slide };
    if (this.presentation?.mode === 'present') return this.send(command);
    this.send({ type: 'start', talk: null });
    this.#next = { command, until: performance.now() + answerWithin };
  }

  /** A project in the language on stage, or in its own. */
  deckOf(id: string): Deck | null {
    return this.projects.find((deck) => deck.id === id) ?? null;
  }

  async #keep(answer: Promise<readonly Talk[]>): Promise<void> {
    try {
      this.talks = await answer;
    } catch (error) {
      console.warn('The talks cannot be had:', error);
    }
  }

  #tell(presentation: Presentation | null): void {
    this.presentation = presentation;
    this.#toldAt = this.#heardAt = this.now = performance.now();
    if (presentation?.mode !== 'present' || !this.#next) return;
    if (this.now < this.#next.until) this.send(this.#next.command);
    this.#next = null;
  }

  /** Asks whether the host is still there, and looks for it anew when it is not. */
  async #ask(): Promise<void> {
    this.#heardAt = performance.now();
    if (!this.isOpen) return this.#link.renew();
    if (!this.isConnected) return;
    try {
      const answer = this.#client.request('getPresentation');
      const late = new Promise<never>((_, reject) => setTimeout(reject, answerWithin));
      this.#tell(await Promise.race([answer, late]));
    } catch {
      this.#link.renew();
    }
  }
}
