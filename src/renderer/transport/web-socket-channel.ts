import { hostMessageSchema, KioskError, type Channel, type Reply } from '../../contract/wire.ts';

/** First and longest wait before a lost host is tried again, in ms. */
const firstRetry = 500;
const usualLongestRetry = 30_000;
/** In ms: a connection that does not open within it is given up; the network may have lost its first word. */
const openWithin = 4_000;
/** How long a reply may take, in ms. */
const patience = 15_000;

interface Waiting {
  readonly settle: (reply: Reply) => void;
  readonly fail: (error: KioskError) => void;
}

/** What there is to know of a connection besides what it carries. */
export interface Link {
  /** Hears whether there is a connection: now, and at each change until the returned function is called. */
  watch: (listener: (isOpen: boolean) => void) => () => void;
  /** Gives up the connection, or the wait for one, and connects at once. */
  renew: () => void;
}

/** The kiosk API over a WebSocket. Reconnects for ever; requests fail while the host is away. */
export class WebSocketChannel implements Channel, Link {
  readonly #address: string;
  readonly #longestRetry: number;
  readonly #isWatched: () => boolean;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();
  readonly #watchers = new Set<(isOpen: boolean) => void>();
  #socket: WebSocket;
  #opened: Promise<void>;
  #giveUp: () => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextId = 0;
  #retry = firstRetry;

  /**
   * @param address `ws:` or `wss:`
   * @param longestRetry in ms
   * @param isWatched whether a lost host is worth a new try now; else it waits for `renew`
   */
  constructor(address: string, longestRetry = usualLongestRetry, isWatched = () => true) {
    this.#address = address;
    this.#longestRetry = longestRetry;
    this.#isWatched = isWatched;
    [this.#socket, this.#opened] = this.#connect();
  }

  async call(name: string, input: unknown): Promise<Reply> {
    await this.#opened;
    const id = this.#nextId++;
    return new Promise((settle, fail) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        fail(new KioskError('disconnected', `${name}: no answer in ${patience} ms`));
      }, patience);
      this.#waiting.set(id, {
        settle: (reply) => (clearTimeout(timer), settle(reply)),
        fail: (error) => (clearTimeout(timer), fail(error)),
      });
      this.#socket.send(JSON.stringify({ id, name, input }));
    });
  }

  listen(name: string, listener: (payload: unknown) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  watch(listener: (isOpen: boolean) => void): () => void {
    this.#watchers.add(listener);
    listener(this.#socket.readyState === WebSocket.OPEN);
    return () => this.#watchers.delete(listener);
  }

  renew(): void {
    clearTimeout(this.#timer);
    // One that the network has swallowed would take minutes to close.
    this.#giveUp();
    this.#socket.close();
    this.#retry = firstRetry;
    [this.#socket, this.#opened] = this.#connect();
  }

  #connect(): [WebSocket, Promise<void>] {
    const socket = new WebSocket(this.#address);
    const listening = new AbortController();
    const { signal } = listening;
    const late = setTimeout(() => {
      this.#reconnect();
      socket.close();
    }, openWithin);
    signal.addEventListener('abort', () => clearTimeout(late));
    const opened = new Promise<void>((resolve, reject) => {
      this.#giveUp = () => {
        listening.abort();
        reject(new KioskError('disconnected', 'The host is away.'));
        this.#lose();
      };
      socket.addEventListener('open', () => resolve(), { signal });
    });
    // Each request awaits this itself; without a request nobody needs to hear of it.
    opened.catch(() => undefined);
    socket.addEventListener('open', () => (clearTimeout(late), this.#found()), { signal });
    socket.addEventListener('message', (event) => this.#receive(event.data), { signal });
    socket.addEventListener('close', () => this.#reconnect(), { signal });
    return [socket, opened];
  }

  #found(): void {
    this.#retry = firstRetry;
    for (const tell of this.#watchers) tell(true);
  }

  #lose(): void {
    const lost = new KioskError('disconnected', 'The host went away.');
    for (const waiting of this.#waiting.values()) waiting.fail(lost);
    this.#waiting.clear();
    for (const tell of this.#watchers) tell(false);
  }

  #reconnect(): void {
    this.#giveUp();
    if (!this.#isWatched()) return;
    // Jitter keeps a room full of screens from coming back in the same instant.
    this.#timer = setTimeout(
      () => ([this.#socket, this.#opened] = this.#connect()),
      this.#retry * (0.5 + Math.random()),
    );
    this.#retry = Math.min(this.#retry * 2, this.#longestRetry);
  }

  #receive(data: unknown): void {
    const message = hostMessageSchema.safeParse(
      typeof data === 'string' ? parseJson(data) : undefined,
    );
    if (!message.success) return;
    if ('event' in message.data) {
      for (const listener of this.#listeners.get(message.data.event) ?? [])
        listener(message.data.payload);
    } else {
      this.#waiting.get(message.data.id)?.settle(message.data.reply);
      this.#waiting.delete(message.data.id);
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
