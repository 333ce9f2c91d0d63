import type { RequestHandlers } from '../contract/dispatcher.ts';
import type { EventName, EventPayload } from '../contract/kiosk-api.ts';
import type { Command, Presentation, PresenterView } from '../contract/presentation.ts';
import type { SendEvent } from './connection.ts';

interface Screen {
  send: SendEvent;
  isLocal: boolean;
  presentation: Presentation | null;
}

/** Joins those who present from elsewhere, companions, to the screen that they present on. */
export class PresentationDesk {
  /** In the order in which they connected. */
  readonly #screens = new Set<Screen>();
  readonly #companions = new Set<SendEvent>();
  readonly #onChange: (presentation: Presentation | null) => void;
  readonly #presenterView: () => PresenterView | null;

  /**
   * @param onChange hears what companions hear
   * @param presenterView how the machine's own presenter view is; null where there is never one
   */
  constructor(
    onChange: (presentation: Presentation | null) => void,
    presenterView: () => PresenterView | null,
  ) {
    this.#onChange = onChange;
    this.#presenterView = presenterView;
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
    const screen: Screen = { send, isLocal, presentation: null };
    this.#screens.add(screen);
    const change = (act: () => void) => {
      const before = this.#driven;
      act();
      if (screen !== before && before === this.#driven) return;
      this.#onChange(this.#driven?.presentation ?? null);
      this.tell('presentationChanged', this.#driven?.presentation ?? null);
    };
    return {
      handlers: {
        putPresentation: (presentation) => {
          change(() => (screen.presentation = presentation));
          return screen === this.#driven ? this.#presenterView() : null;
        },
      },
      close: () => change(() => this.#screens.delete(screen)),
    };
  }

  /** What the screen that companions drive has last told; null where there is none. */
  get current(): Presentation | null {
    return this.#driven?.presentation ?? null;
  }

  /**
   * A companion's part. It must leave when it goes away.
   *
   * @param name who it is, for the audience's screen; null for this machine's own presenter view
   */
  join(
    send: SendEvent,
    name: string | null,
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
          screen.send('commanded', { command, from: name });
          return undefined;
        },
      },
      leave: () => void this.#companions.delete(send),
    };
  }

  /** Tells every companion. */
  tell<Name extends EventName>(event: Name, payload: EventPayload<Name>): void {
    for (const send of this.#companions) send(event, payload);
  }

  /**
   * The screen that companions drive: the first one that presents, else the first. While this machine has a screen of its own,
   * no page of the network is that.
   */
  get #driven(): Screen | undefined {
    const all = [...this.#screens];
    const own = all.filter(({ isLocal }) => isLocal);
    const screens = own.length > 0 ? own : all;
    return screens.find(({ presentation }) => presentation?.mode === 'present') ?? screens[0];
  }
}
