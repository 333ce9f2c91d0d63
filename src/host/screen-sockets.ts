import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { requestMessageSchema } from '../contract/wire.ts';
import type { ScreenConnection, SendEvent } from './kiosk-service.ts';

/** In bytes, of one message from a page; the largest request is far smaller. */
const largestMessage = 64 * 1024;
const mostScreens = 64;
/** Requests a page may make at once, and how many per second after that. */
const burst = 400;
const perSecond = 200;
/** In ms; a page that has not answered one ping by the next is gone. */
const pingInterval = 10_000;

/** What the sockets' clients talk to. */
export interface ScreenHost {
  connectScreen: (send: SendEvent) => ScreenConnection;
}

/** The WebSockets of pages, each its own screen. Messages are those of the contract's `wire.ts`. */
export class ScreenSockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  readonly #host: ScreenHost;
  readonly #pings: NodeJS.Timeout;
  readonly #silent = new WeakSet<WebSocket>();

  constructor(host: ScreenHost) {
    this.#host = host;
    this.#pings = setInterval(() => this.#ping(), pingInterval);
  }

  /** Takes over an upgrade request that has been found to be our own page's. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#server.clients.size >= mostScreens) return refuse(socket, '503 Service Unavailable');
    this.#server.handleUpgrade(request, socket, head, (client) => this.#join(client));
  }

  /** Drops every client. */
  close(): void {
    clearInterval(this.#pings);
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #join(client: WebSocket): void {
    const send = (message: unknown) => {
      if (client.readyState === client.OPEN) client.send(JSON.stringify(message));
    };
    const connection = this.#host.connectScreen((event, payload) => send({ event, payload }));
    const allowance = new Allowance();
    client.on('message', (data, isBinary) => {
      const message = isBinary ? null : readMessage(data);
      if (!message) return client.close(1008, 'not a request');
      if (!allowance.take(performance.now())) return client.close(1008, 'too many requests');
      void connection
        .dispatch(message.name, message.input)
        .then((reply) => send({ id: message.id, reply }));
    });
    client.on('pong', () => this.#silent.delete(client));
    client.on('close', () => connection.disconnect());
    // What is wrong with a connection also closes it; unheard, the error would end the process.
    client.on('error', () => client.terminate());
  }

  #ping(): void {
    for (const client of this.#server.clients) {
      if (this.#silent.has(client)) client.terminate();
      else {
        this.#silent.add(client);
        client.ping();
      }
    }
  }
}

/** Answers an upgrade request with an HTTP error. */
export function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function readMessage(data: RawData) {
  try {
    return requestMessageSchema.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}

/** How many more requests one page may make; refills with time. */
class Allowance {
  #left = burst;
  #refilledAt = performance.now();

  /** Takes one; false when there is none. `now` in ms. */
  take(now: number): boolean {
    this.#left = Math.min(burst, this.#left + ((now - this.#refilledAt) / 1_000) * perSecond);
    this.#refilledAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
