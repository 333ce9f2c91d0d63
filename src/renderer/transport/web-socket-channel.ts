import { hostMessageSchema, KioskError, type Channel, type Reply } from '../../contract/wire.ts';

/** First and longest wait before a lost host is tried again, in ms. */
const firstRetry = 500;
const longestRetry = 30_000;
/** How long a reply may take, in ms. */
const patience = 15_000;

interface Waiting {
  readonly settle: (reply: Reply) => void;
  readonly fail: (error: KioskError) => void;
}

/** The kiosk API over a WebSocket. Reconnects for ever; requests fail while the host is away. */
export class WebSocketChannel implements Channel {
  readonly #address: string;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();
  #socket: WebSocket;
  #opened: Promise<void>;
  #nextId = 0;
  #retry = firstRetry;

  /** @param address `ws:` or `wss:` */
  constructor(address: string) {
    this.#address = address;
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

  #connect(): [WebSocket, Promise<void>] {
    const socket = new WebSocket(this.#address);
    const opened = new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('close', () =>
        reject(new KioskError('disconnected', 'The host is away.')),
      );
    });
    // Each request awaits this itself; without a request nobody needs to hear of it.
    opened.catch(() => undefined);
    socket.addEventListener('open', () => (this.#retry = firstRetry));
    socket.addEventListener('message', (event) => this.#receive(event.data));
    socket.addEventListener('close', () => this.#reconnect());
    return [socket, opened];
  }

  #reconnect(): void {
    const lost = new KioskError('disconnected', 'The host went away.');
    for (const waiting of this.#waiting.values()) waiting.fail(lost);
    this.#waiting.clear();
    // Jitter keeps a room full of screens from coming back in the same instant.
    setTimeout(
      () => ([this.#socket, this.#opened] = this.#connect()),
      this.#retry * (0.5 + Math.random()),
    );
    this.#retry = Math.min(this.#retry * 2, longestRetry);
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
