import type { KioskClient } from '../../contract/client.ts';
import type { Handout, HandoutWish } from '../../contract/handout.ts';

/** In ms: so often it is asked how far a PDF is. */
const interval = 700;

/** Asks the host for talks as PDFs. */
export class Handouts {
  /** How the one stands that was asked for last. */
  current: Handout = $state.raw({ state: 'none' });
  /** Whether the host gave no answer to what was last asked. */
  isLost = $state.raw(false);
  readonly #client: KioskClient;

  /** Whether there is one of what is given, or was. */
  get isOfGiven(): boolean {
    return this.current.state !== 'none' && this.current.talk === null;
  }

  constructor(client: KioskClient) {
    this.#client = client;
  }

  /** Looks how it stands, again and again. Returns its undo. */
  watch(): () => void {
    void this.look();
    const timer = setInterval(() => void this.look(), interval);
    return () => clearInterval(timer);
  }

  async make(wish: HandoutWish): Promise<void> {
    await this.#ask(async () => {
      this.current = await this.#client.request('makeHandout', wish);
    });
  }

  /** Lets the browser save the one that is made. */
  async download(): Promise<void> {
    await this.#ask(async () => {
      const { path } = await this.#client.request('fetchHandout');
      const link = document.createElement('a');
      // The host says what it is called.
      Object.assign(link, { href: path, download: '' });
      link.click();
    });
  }

  /** Looks once how it stands. */
  async look(): Promise<void> {
    try {
      this.current = await this.#client.request('getHandout');
      this.isLost = false;
    } catch {
      // The next look is at once; what was asked says by itself that it was not heard.
    }
  }

  async #ask(request: () => Promise<void>): Promise<void> {
    this.isLost = false;
    try {
      await request();
    } catch (error) {
      console.warn('The host made no PDF:', error);
      this.isLost = true;
    }
  }
}
