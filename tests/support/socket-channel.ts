import { WebSocket } from 'ws';
import { hostMessageSchema, type Channel, type Reply } from '../../src/contract/wire.ts';

/** The kiosk API over a WebSocket as a page would open it, without its reconnecting. */
export class SocketChannel implements Channel {
  readonly socket: WebSocket;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #listeners: { name: string; listener: (payload: unknown) => void }[] = [];
  #nextId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const message = hostMessageSchema.parse(JSON.parse(String(data)));
      if ('id' in message) this.#waiting.get(message.id)?.(message.reply);
      else {
        for (const { name, listener } of this.#listeners) {
          if (name === message.event) listener(message.payload);
        }
      }
    });
  }

  /** Joins the host at an address such as `http://127.0.0.1:4180/`, as a screen or at another path of its sockets. */
  static async open(url: string, at = 'kiosk'): Promise<SocketChannel> {
    const headers = { Origin: new URL(url).origin };
    const socket = new WebSocket(`${url.replace('http', 'ws')}${at}`, { headers });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new SocketChannel(socket);
  }

  call(name: string, input: unknown): Promise<Reply> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.socket.send(JSON.stringify({ id, name, input }));
    });
  }

  listen(name: string, listener: (payload: unknown) => void): () => void {
    const entry = { name, listener };
    this.#listeners.push(entry);
    return () => void this.#listeners.splice(this.#listeners.indexOf(entry), 1);
  }
}
