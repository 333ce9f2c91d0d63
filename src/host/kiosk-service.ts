import { setTimeout as pause } from 'node:timers/promises';
import { createDispatcher, type RequestHandlers } from '../contract/dispatcher.ts';
import type { Health } from '../contract/health.ts';
import type { Resume, Snapshot } from '../contract/kiosk-api.ts';
import type { Presentation } from '../contract/presentation.ts';
import type { Library } from '../core/library/library.ts';
import { applySettings, defaultSettings, type Settings } from '../core/settings/settings.ts';
import type { Connection, SendEvent } from './connection.ts';
import { HandoutDesk } from './handout/handout-desk.ts';
import { planHandout } from './handout/plan-handout.ts';
import { healthOf } from './health.ts';
import { JournalDesk } from './journal-desk.ts';
import type { KioskServiceOptions } from './kiosk-options.ts';
import { PresentationDesk, type Named } from './presentation-desk.ts';
import { RemoteDesk } from './remote/remote-desk.ts';
import { noPanel, StaffDesk, type StaffPanel } from './staff-desk.ts';
import { TalkDesk } from './talk-desk.ts';
import { UnfinishedTalk } from './unfinished-talk.ts';

/** A screen that has painted nothing for this long, in ms, is not healthy. */
const longestSilence = 30_000;

/** How long, in ms, a screen's question for the library may stay open while there is none; then it asks again. */
const longestWait = 10_000;

interface Screen {
  send: SendEvent;
  snapshot: Snapshot | null;
  /** Whether it has been told the site as it is now, over this connection. */
  hasSite: boolean;
}

/** What every transport shares: the library, the screens that show it, and how they are. */
export class KioskService {
  readonly #options: KioskServiceOptions;
  /** In the order in which they connected: the first is the one that health speaks of. */
  readonly #screens = new Set<Screen>();
  readonly #desk = new JournalDesk();
  readonly #staff: StaffDesk | null;
  readonly #talks: TalkDesk;
  readonly #presentations: PresentationDesk;
  readonly #unfinished: UnfinishedTalk;
  /** The door for phones. */
  readonly remote: RemoteDesk;
  /** Talks as PDFs; null where there are none. */
  readonly handouts: HandoutDesk | null;
  readonly #startedAt: number;
  readonly #unwatch: () => void;
  #lastSnapshot: Snapshot | null = null;
  /** When the first screen last painted, or connected, or went away. */
  #lastSignAt: number;

  constructor(options: KioskServiceOptions) {
    this.#options = options;
    this.#lastSnapshot = options.resume ?? null;
    this.#startedAt = options.now();
    this.#lastSignAt = this.#startedAt;
    const { library, now, staff, version } = options;
    this.#unfinished = new UnfinishedTalk(now, options.unfinished ?? null);
    this.#presentations = new PresentationDesk({
      onChange: (presentation) => this.#hear(presentation),
      presenterView: () => this.#options.presenterView?.() ?? null,
      now,
    });
    const told = { health: () => this.health(), now, version };
    this.#staff = staff && new StaffDesk({ ...staff, library }, told);
    this.#talks = new TalkDesk(staff?.settings ?? null);
    this.remote = new RemoteDesk({
      connect: (send, phone) => this.connectCompanion(send, phone),
      onName: (before, after) => this.#presentations.rename(before, after),
      now,
    });
    this.handouts =
      options.handouts === undefined
        ? null
        : new HandoutDesk(
            options.handouts,
            (wish) =>
              planHandout(wish, {
                ...{ library, talks: this.#settings.talks, given: this.#unfinished.given },
                locale: this.#presentations.current?.visitorLocale ?? null,
              }),
            now,
          );
    const undo = [
      library.watch(() => this.#announce(), { inUse: () => this.#revisionsOnStage() }),
      staff?.settings.watch(() => this.#announceSite()),
    ];
    this.#unwatch = () => undo.forEach((each) => each?.());
  }

  /** What the first screen last showed, kept when it is gone so that it can be resumed. */
  get lastSnapshot(): Snapshot | null {
    return this.#lastSnapshot;
  }

  /** How long ago the first screen last painted, in s; null where there is none. */
  get heartbeatAge(): number | null {
    return this.#screens.size === 0 ? null : (this.#options.now() - this.#lastSignAt) / 1_000;
  }

  /** The folder of a shown deck's files; see `LibraryFolder.contentRoot`. */
  contentRoot(deckId: string, media: string | null): string | null {
    return this.#options.library.contentRoot(deckId, media);
  }

  /** The library that is shown, as settings want it. */
  get #library(): Library {
    const { library } = this.#options.library;
    return { ...library, site: applySettings(library.site, this.#settings) };
  }

  get #settings(): Settings {
    return this.#options.staff?.settings.current ?? defaultSettings;
  }

  /**
   * Joins a screen. Its connection must be disconnected when it goes away.
   *
   * @param isLocal whether it is a screen of this machine itself
   */
  connectScreen(send: SendEvent, isLocal: boolean): Connection {
    const screen: Screen = { send, snapshot: null, hasSite: false };
    const panel = this.#staff?.openFor(isLocal) ?? noPanel;
    const presentation = this.#presentations.openFor(send, isLocal);
    const remote = this.remote.openFor(send, isLocal, panel);
    this.#screens.add(screen);
    if (this.#isFirst(screen)) this.#lastSignAt = this.#options.now();
    return {
      dispatch: createDispatcher({
        ...this.#handlers(screen, panel, remote),
        // Whoever is at the machine itself may present at it. A page of the network learns no name of a talk.
        ...(isLocal && { getTalks: this.#talks.handlers.getTalks }),
        ...presentation.handlers,
        ...remote.handlers,
        ...this.handouts?.handlersFor('staff', {
          isHere: isLocal,
          look: panel.requireOpen,
          act: panel.touch,
        }),
      }),
      disconnect: () => {
        panel.close();
        presentation.close();
        remote.close();
        if (this.#isFirst(screen)) this.#lastSignAt = this.#options.now();
        this.#screens.delete(screen);
      },
    };
  }

  /**
   * Joins a companion: a page that presents on a screen from elsewhere. It may ask for nothing else. Its connection must be
   * disconnected when it goes away.
   *
   * @param companion who it is, for the audience's screen; null for this machine's own presenter view
   */
  connectCompanion(send: SendEvent, companion: Named | null): Connection {
    const { handlers, leave } = this.#presentations.join(send, companion);
    return {
      dispatch: createDispatcher({
        ...handlers,
        getLibrary: () => this.#giveLibrary(),
        ...this.#talks.handlers,
        ...this.handouts?.handlersFor(companion ? `phone ${companion.id}` : 'presenter', {
          isHere: companion === null,
        }),
      }),
      disconnect: leave,
    };
  }

  /** The PDF that one of these phones asked for, or (null) staff or the presenter view in a browser; see {@link HandoutDesk.take}. */
  async takeHandout(
    secret: string,
    phones: readonly string[] | null,
  ): Promise<{ bytes: Buffer; name: string } | null> {
    const owners = phones?.map((id) => `phone ${id}`) ?? ['staff', 'presenter'];
    return (await this.handouts?.take(secret, owners)) ?? null;
  }

  /** What `GET /health` answers. */
  health(): Health {
    const { library, now, ownsScreen, version } = this.#options;
    const [first] = this.#screens;
    const expectsPaint = first !== undefined || ownsScreen;
    return healthOf(library, first?.snapshot ?? null, {
      version,
      isSilent: expectsPaint && now() - this.#lastSignAt >= longestSilence,
      uptime: now() - this.#startedAt,
    });
  }

  /** Stops watching the library and the settings. */
  close(): void {
    this.#unwatch();
  }

  /** The library that screens get, as soon as there is one. @throws while it takes too long */
  async #giveLibrary(): Promise<Library> {
    const { library } = this.#options;
    await Promise.race([library.ready, pause(longestWait, undefined, { ref: false })]);
    if (library.library.revision === '') throw new Error('The library is being prepared.');
    return this.#offered(this.#library);
  }

  #handlers(
    screen: Screen,
    panel: StaffPanel,
    remote: { tell: () => void },
  ): Partial<RequestHandlers> {
    const { library, now, onFault, onJournal, ownsScreen, start } = this.#options;
    const takeNotes = this.#desk.openFor(now());
    return {
      ...panel.handlers,
      getStart: () => {
        panel.close();
        remote.tell();
        // Each page of the web host is a screen of its own, of which nothing is known.
        return { ...start, resume: ownsScreen ? this.#resume : null };
      },
      getLibrary: async () => {
        const given = await this.#giveLibrary();
        this.#desk.learn(library.library);
        screen.hasSite = true;
        return given;
      },
      putSnapshot: (snapshot) => {
        const { deck, slide } = screen.snapshot ?? {};
        const isNew = deck !== snapshot.deck || slide !== snapshot.slide;
        // A page of the network may tell of decks that there are not.
        if (isNew && this.#has(snapshot.deck)) this.#options.onSlide?.(snapshot.deck);
        screen.snapshot = snapshot;
        if (this.#isFirst(screen)) {
          this.#lastSnapshot = snapshot;
          this.#lastSignAt = this.#options.now();
          this.#options.onSnapshot?.(snapshot);
        }
        // Settings may have changed while it had no host.
        if (!screen.hasSite) this.#tellSite(screen);
        return { revision: library.library.revision };
      },
      beginDeck: ({ deck }) => {
        if (this.#isFirst(screen)) this.#options.onDeck?.(deck);
        return undefined;
      },
      reportFault: (fault) => {
        onFault(fault, fault.deck !== null && this.#has(fault.deck) ? fault.deck : null);
        return undefined;
      },
      putJournal: ({ notes }) => {
        onJournal?.(takeNotes(notes, now()));
        return undefined;
      },
    };
  }

  /** Where the host's own screen goes on. A closed one asks the clock whether it still is. */
  get #resume(): Resume | null {
    if (!this.#lastSnapshot) return null;
    const { mode, view, deck, slide, locale } = this.#lastSnapshot;
    const open = mode === 'blank' ? 'loop' : mode;
    const presenting = mode === 'present' ? this.#unfinished.current : null;
    return { mode: open, isMenuOpen: view === 'menu', deck, slide, locale, presenting };
  }

  #hear(presentation: Presentation | null): void {
    const { ownsScreen, onPresentation, onUnfinished } = this.#options;
    // A screen that is gone may come back in the middle of it.
    if (presentation) this.#unfinished.hear(presentation);
    if (presentation && ownsScreen) onUnfinished?.(this.#unfinished.current);
    onPresentation?.(presentation);
  }

  #has(deck: string): boolean {
    return this.#options.library.library.decks.some(({ id }) => id === deck);
  }

  #isFirst(screen: Screen): boolean {
    const [first] = this.#screens;
    return first === screen;
  }

  #revisionsOnStage(): string[] {
    return [...this.#screens].flatMap(({ snapshot }) => snapshot?.revision ?? []);
  }

  #announce(): void {
    const library = this.#library;
    this.#options.onLibrary?.(library);
    this.#desk.learn(library);
    const offered = this.#offered(library);
    for (const { send } of this.#screens) send('libraryChanged', offered);
    this.#presentations.tell('libraryChanged', offered);
  }

  #offered(library: Library): Library {
    return this.#options.offer?.(library) ?? library;
  }

  #announceSite(): void {
    if (this.#options.library.library.revision === '') return;
    this.#options.onLibrary?.(this.#library);
    for (const screen of this.#screens) this.#tellSite(screen);
    this.#presentations.tell('siteChanged', this.#library.site);
  }

  #tellSite(screen: Screen): void {
    screen.hasSite = true;
    screen.send('siteChanged', this.#library.site);
  }
}
