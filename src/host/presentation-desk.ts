import type { RequestHandlers } from '../contract/dispatcher.ts';
import type { EventName, EventPayload } from '../contract/kiosk-api.ts';
import type { Command, Presentation, PresenterView } from '../contract/presentation.ts';
import { countOn } from '../core/talk/timer.ts';
import type { SendEvent } from './connection.ts';

/** In ms: so long may a page of this machine's own take to be there again. */
export const longestReload = 60_000;

interface Screen {
  send: SendEvent;
  isLocal: boolean;
  presentation: Presentation | null;
  /** When it told that. */
  at: number;
}

/** A companion from elsewhere. */
export interface Named {
  /** The same as long as it is let in. */
  readonly id: string;
  /** That it has now. */
  readonly name: string;
}

/** What the desk needs of others. */
export interface PresentationDeskOptions {
  /** Hears what companions hear. */
  onChange: (presentation: Presentation | null) => void;
  /** How the machine's own presenter view is; null where there is never one. */
  presenterView: () => PresenterView | null;
  /** Monotonic time in ms. */
  now: () => number;
}

/** Joins those who present from elsewhere, companions, to the screen that they present on. */
export class PresentationDesk {
  /** In the order in which they connected. */
  readonly #screens = new Set<Screen>();
  readonly #companions = new Set<SendEvent>();
  readonly #onChange: (presentation: Presentation | null) => void;
  readonly #presenterView: () => PresenterView | null;
  readonly #now: () => number;
  /** The one that was asked for something last. */
  #asked: Screen | null = null;
  /** When a screen of this machine's own was last there; it comes back when its page is loaded anew. */
  #ownLeftAt = -Infinity;

  constructor({ onChange, presenterView, now }: PresentationDeskOptions) {
    this.#onChange = onChange;
    this.#presenterView = presenterView;
    this.#now = now;
  }

  /**
   * A screen's part. It must be closed when the screen goes away.
   *
   * @param isLocal whether it is one of this machine's own
   */
  openFor(
    send: SendEvent,
    isLocal: boolean,
  ): {
    handlers: Pick<RequestHandlers, 'putPresentation'>;
    close: () => void;
  } {
    const screen: Screen = { send, isLocal, presentation: null, at: this.#now() };
    this.#screens.add(screen);
    const change = (act: () => void) => {
      const before = this.#driven;
      act();
      if (screen !== before && before === this.#driven) return;
      const { current } = this;
      this.#onChange(current);
      this.tell('presentationChanged', current);
    };
    return {
      handlers: {
        putPresentation: (presentation) => {
          change(() => Object.assign(screen, { presentation, at: this.#now() }));
          return screen === this.#driven ? this.#presenterView() : null;
        },
      },
      close: () => {
        if (isLocal) this.#ownLeftAt = this.#now();
        change(() => this.#screens.delete(screen));
      },
    };
  }

  /** What the screen that companions drive has last told, with its timer as it is now; null where there is none. */
  get current(): Presentation | null {
    const { presentation = null, at = 0 } = this.#driven ?? {};
    return (
      presentation && { ...presentation, timer: countOn(presentation.timer, this.#now() - at) }
    );
  }

  /**
   * A companion's part. It must leave when it goes away.
   *
   * @param companion who it is, for the audience's screen; null for this machine's own presenter view
   */
  join(
    send: SendEvent,
    companion: Named | null,
  ): {
    handlers: Pick<RequestHandlers, 'getPresentation' | 'sendCommand'>;
    leave: () => void;
  } {
    this.#companions.add(send);
    return {
      handlers: {
        getPresentation: () => this.current,
        sendCommand: (command: Command) => {
          const screen = this.#driven;
          if (!screen) throw new Error('There is no screen to present on.');
          this.#asked = screen;
          screen.send('commanded', { command, from: companion?.name ?? null });
          return undefined;
        },
      },
      leave: () => void this.#companions.delete(send),
    };
  }

  /** A companion has another name, or is gone for good (null). */
  rename(before: string, now: string | null): void {
    this.#driven?.send('companionRenamed', { before, now });
  }

  /** Tells every companion. */
  tell<Name extends EventName>(event: Name, payload: EventPayload<Name>): void {
    for (const send of this.#companions) send(event, payload);
  }

  /**
   * The screen that companions drive: the first one that presents, else the first; one that they present on already keeps
   * them. While this machine has a screen of its own, or has had one within a minute, no page of the network is that.
   */
  get #driven(): Screen | undefined {
    const all = [...this.#screens];
    const own = all.filter(({ isLocal }) => isLocal);
    const isOwn = own.length > 0 || this.#now() - this.#ownLeftAt < longestReload;
    const screens = isOwn ? own : all;
    const presenting = screens.filter(({ presentation }) => presentation?.mode === 'present');
    return presenting.find((each) => each === this.#asked) ?? presenting[0] ?? screens[0];
  }
}
