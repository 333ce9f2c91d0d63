import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { requestMessageSchema } from '../contract/wire.ts';
import type { ScreenConnection, SendEvent } from './kiosk-service.ts';
import { isLoopback } from './own-addresses.ts';
import { refuse } from './refuse.ts';

/** In bytes, of one message from a page; the largest request is far smaller. */
const largestMessage = 64 * 1024;
const mostScreens = 64;
/** Of those, from one other machine: none may crowd the rest out. */
const mostFromElsewhere = 16;
/** Requests a page may make at once, and how many per second after that. */
const burst = 400;
const perSecond = 200;
/** An answer counts for one more request for each so many characters: asking for the library is dear. */
const answerCost = 50_000;
/** In bytes; a page that leaves so much unread is gone. */
const mostUnread = 64 * 1024 * 1024;
/** In ms; a page that has not answered one ping by the next is gone. */
const pingInterval = 10_000;

/** What the sockets' clients talk to. */
export interface ScreenHost {
  connectScreen: (send: SendEvent, isLocal: boolean) => ScreenConnection;
}

/** The WebSockets of pages, each its own screen. Messages are those of the contract's `wire.ts`. */
export class ScreenSockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  readonly #host: ScreenHost;
  readonly #pings: NodeJS.Timeout;
  readonly #silent = new WeakSet<WebSocket>();
  /** Where each client connects from. */
  readonly #addresses = new WeakMap<WebSocket, string>();

  constructor(host: ScreenHost) {
    this.#host = host;
    this.#pings = setInterval(() => this.#ping(), pingInterval);
  }

  /** Takes over an upgrade request that has been found to be our own page's. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = request.socket.remoteAddress ?? '';
    if (!this.#hasRoomFor(address)) return refuse(socket, '503 Service Unavailable');
    this.#server.handleUpgrade(request, socket, head, (client) => {
      this.#addresses.set(client, address);
      this.#join(client, isOwnMachine(address));
    });
  }

  #hasRoomFor(address: string): boolean {
    const { clients } = this.#server;
    if (clients.size >= mostScreens) return false;
    if (isOwnMachine(address)) return true;
    const same = [...clients].filter((client) => this.#addresses.get(client) === address);
    return same.length < mostFromElsewhere;
  }

  /** Drops every client. */
  close(): void {
    clearInterval(this.#pings);
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #join(client: WebSocket, isLocal: boolean): void {
    const send = (text: string) => {
      if (client.bufferedAmount > mostUnread) client.terminate();
      if (client.readyState === client.OPEN) client.send(text);
    };
    const connection = this.#host.connectScreen(
      (event, payload) => send(JSON.stringify({ event, payload })),
      isLocal,
    );
    const allowance = new Allowance();
    const showOut = (reason: string) => {
      client.off('message', hear);
      client.close(1008, reason);
    };
    // One after the other, so that what the answers cost is known before the next is made.
    let answered = Promise.resolve();
    const hear = (data: RawData, isBinary: boolean) => {
      const message = isBinary ? null : readMessage(data);
      if (!message) return showOut('not a request');
      if (!allowance.take(1)) return showOut('too many requests');
      answered = answered.then(async () => {
        if (client.readyState !== client.OPEN) return;
        const reply = await connection.dispatch(message.name, message.input);
        const text = JSON.stringify({ id: message.id, reply });
        if (allowance.take(text.length / answerCost)) send(text);
        else showOut('too many requests');
      });
    };
    client.on('message', hear);
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

/** Whether a socket's other end is on this machine. */
function isOwnMachine(address: string): boolean {
  return isLoopback(address.replace(/^::ffff:/, ''));
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

  /** Takes what something costs, on credit if need be; false when nothing was left before. */
  take(cost: number): boolean {
    const now = performance.now();
    this.#left = Math.min(burst, this.#left + ((now - this.#refilledAt) / 1_000) * perSecond);
    this.#refilledAt = now;
    if (this.#left <= 0) return false;
    this.#left -= cost;
    return true;
  }
}
