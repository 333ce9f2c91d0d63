import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Allowance } from '../allowance.ts';
import { keepAlive, speak } from '../page-socket.ts';
import { refuse } from '../refuse.ts';
import { addressOf, type Sockets } from '../web-host.ts';
import { browserOf } from './browser.ts';
import type { Guest, GuestConnection } from './remote-desk.ts';

/** In bytes, of one message: a stroke's 64 points with all their digits are 2.7 KB, everything else is smaller by far. */
const largestMessage = 4 * 1024;
/** In bytes; a phone that leaves so much unread is gone. */
const mostUnread = 8 * 1024 * 1024;
/** Sockets of phones that were not let in, from one address and altogether; of those, who has stood there longest gives way. */
const mostAtDoor = { each: 4, all: 24 } as const;
/** In ms: how long a phone may stand at the door; it comes again. */
const longestAtDoor = 5 * 60_000;
/** Requests of a phone before it is let in, and then: a finger that points sends some 30 a second. */
const paces = {
  atDoor: { burst: 10, perSecond: 1 },
  inside: { burst: 120, perSecond: 60 },
} as const;

/** The sockets of phones, at `/remote`. */
export class PhoneSockets implements Sockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  readonly #join: (guest: Guest) => GuestConnection;
  readonly #end: () => void;
  /** Those at the door, in the order in which they came, with their addresses. */
  readonly #atDoor = new Map<WebSocket, { address: string; isInside: () => boolean }>();

  constructor(join: (guest: Guest) => GuestConnection) {
    this.#join = join;
    this.#end = keepAlive(this.#server);
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url !== '/remote') return refuse(socket, '404 Not Found');
    const address = addressOf(request.socket);
    const browser = browserOf(request.headers.cookie);
    this.#server.handleUpgrade(request, socket, head, (client) => {
      this.#server.emit('connection', client, request);
      const allowances = {
        atDoor: new Allowance(paces.atDoor),
        inside: new Allowance(paces.inside),
      };
      let isInside = () => false;
      const hangUp = () => client.close(1008, 'dropped');
      const connect = (send: Guest['send']) => {
        const connection = this.#join({ send, hangUp, address, browser });
        isInside = connection.isInside;
        return connection;
      };
      speak(client, connect, () => allowances[isInside() ? 'inside' : 'atDoor'], mostUnread);
      this.#stand(client, address, isInside);
    });
  }

  /** Drops every phone. */
  close(): void {
    this.#end();
  }

  #stand(client: WebSocket, address: string, isInside: () => boolean): void {
    for (const [each, { isInside: isIn }] of this.#atDoor) if (isIn()) this.#atDoor.delete(each);
    const same = [...this.#atDoor].filter(([, other]) => other.address === address);
    const [oldest] = same.length >= mostAtDoor.each ? same : [...this.#atDoor];
    const isFull = same.length >= mostAtDoor.each || this.#atDoor.size >= mostAtDoor.all;
    if (isFull && oldest) oldest[0].terminate();
    this.#atDoor.set(client, { address, isInside });
    const timer = setTimeout(() => {
      if (!isInside()) client.close(1008, 'too long');
    }, longestAtDoor);
    client.on('close', () => {
      clearTimeout(timer);
      this.#atDoor.delete(client);
    });
  }
}
