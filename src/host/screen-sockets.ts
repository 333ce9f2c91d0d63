import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Allowance } from './allowance.ts';
import type { Connection, SendEvent } from './connection.ts';
import { isLoopback } from './own-addresses.ts';
import { keepAlive, speak } from './page-socket.ts';
import { refuse } from './refuse.ts';
import { addressOf, type Sockets } from './web-host.ts';

/** In bytes; a page that leaves so much unread is gone. */
const mostUnread = 64 * 1024 * 1024;
/** In bytes, of one message from a page; the largest request is far smaller. */
const largestMessage = 64 * 1024;
const mostScreens = 64;
/** Of those, from one other machine: none may crowd the rest out. */
const mostFromElsewhere = 16;
/** Requests a page may make. */
const pace = { burst: 400, perSecond: 200 } as const;

/** What the sockets' clients talk to. */
export interface ScreenHost {
  connectScreen: (send: SendEvent, isLocal: boolean) => Connection;
  connectCompanion: (send: SendEvent, companion: null) => Connection;
}

/** The WebSockets of pages: screens of their own at `/kiosk`, presenter views of another screen at `/companion`. */
export class ScreenSockets implements Sockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  readonly #host: ScreenHost;
  readonly #end: () => void;
  /** Where each client connects from. */
  readonly #addresses = new WeakMap<WebSocket, string>();

  constructor(host: ScreenHost) {
    this.#host = host;
    this.#end = keepAlive(this.#server);
  }

  /** Takes over an upgrade request that has been found to be our own page's. The presenter view is for this machine alone. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const isPresenter = request.url === '/companion';
    if (!isPresenter && request.url !== '/kiosk') return refuse(socket, '404 Not Found');
    const address = addressOf(request.socket);
    if (isPresenter && !isLoopback(address)) return refuse(socket, '403 Forbidden');
    if (!this.#hasRoomFor(address)) return refuse(socket, '503 Service Unavailable');
    this.#server.handleUpgrade(request, socket, head, (client) => {
      this.#server.emit('connection', client, request);
      this.#addresses.set(client, address);
      const allowance = new Allowance(pace);
      const connect = (send: SendEvent) =>
        isPresenter
          ? this.#host.connectCompanion(send, null)
          : this.#host.connectScreen(send, isLoopback(address));
      speak(client, connect, () => allowance, mostUnread);
    });
  }

  /** Drops every client. */
  close(): void {
    this.#end();
  }

  #hasRoomFor(address: string): boolean {
    const { clients } = this.#server;
    if (clients.size >= mostScreens) return false;
    if (isLoopback(address)) return true;
    const same = [...clients].filter((client) => this.#addresses.get(client) === address);
    return same.length < mostFromElsewhere;
  }
}
