import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Allowances } from './allowance.ts';
import { authority, isEverywhere, isLoopback, isOwnHost } from './own-addresses.ts';
import { refuse } from './refuse.ts';
import { refusalHeaders } from './secure-headers.ts';
import type { Site } from './site.ts';

/** How many ports are tried, from the wanted one upwards. */
const portsTried = 50;
/** A client that dawdles over its request is cut off; times in ms, sizes in bytes. */
const patience = {
  ...{ headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 },
  ...{ keepAliveTimeout: 5_000, maxHeaderSize: 16 * 1024 },
  // Without a Host it is refused here, with the same headers as everything else.
  requireHostHeader: false,
} as const;
const mostConnections = 512;
/** Of those, from one other machine. */
const mostFromElsewhere = 64;
/** In ms; who takes nothing of an answer for so long is gone. A film that stands still asks anew for the rest. */
const longestStall = 20_000;

/** Who takes over the sockets that our own pages open. */
export interface Sockets {
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => void;
}

/** What a web host serves and where. */
export interface WebHostOptions {
  site: Site;
  /** Null where there are none; closed with the host. */
  sockets: Sockets | null;
  /** How much each address may ask; as much as it likes unless given. */
  allowances?: Allowances;
  /** Address to listen on. */
  host: string;
  /** Wanted port; the next free one is taken, and any free one for 0. */
  port: number;
}

/** A site being served over HTTP. */
export interface WebHost {
  /** Where this machine reaches it, for example `http://127.0.0.1:4180/`. */
  url: string;
  port: number;
  /** Ends every connection and frees the port. */
  close: () => Promise<void>;
}

/**
 * Serves a site and its sockets over HTTP. Only requests that name this very server are answered, and only our own pages may open
 * a socket.
 *
 * @throws when the address cannot be listened on, or no port is free
 */
export async function openWebHost(options: WebHostOptions): Promise<WebHost> {
  const { site, sockets, allowances, host, port } = options;
  const tooMuch = ({ socket }: IncomingMessage): [number, string] | null =>
    (allowances?.take(addressOf(socket)) ?? true) ? null : [429, 'Too many requests.'];
  const answer = getRequestListener((request) => site.fetch(request), {
    overrideGlobalObjects: false,
    errorHandler: () => new Response('Bad request', { status: 400, headers: refusalHeaders }),
  });
  const server = createServer(patience, (request, response) => {
    const problem = tooMuch(request) ?? problemWith(request, host, portOf(server));
    if (problem) refuseRequest(response, ...problem);
    else void answer(request, response);
  });
  server.maxConnections = mostConnections;
  server.timeout = longestStall;
  limitEachAddress(server);
  server.on('checkExpectation', (_request, response: ServerResponse) =>
    refuseRequest(response, 417, 'This server expects nothing.'),
  );
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) =>
    refuse(socket, parserRefusals.get(code ?? '') ?? '400 Bad Request'),
  );
  server.on('upgrade', (request, socket, head) => {
    const isOwnPage = request.headers.origin === `http://${String(request.headers.host)}`;
    const problem = problemWith(request, host, portOf(server));
    if (tooMuch(request)) refuse(socket, '429 Too Many Requests');
    else if (!sockets || problem || !isOwnPage) refuse(socket, '403 Forbidden');
    else sockets.accept(request, socket, head);
  });
  try {
    await listen(server, host, port);
  } catch (error) {
    sockets?.close();
    throw error;
  }
  const reachable = isEverywhere(host) ? (host === '::' ? '::1' : '127.0.0.1') : host;
  return {
    url: `http://${authority(reachable, portOf(server))}/`,
    port: portOf(server),
    close: async () => {
      sockets?.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

/** What Node's parser finds wrong with a request, as an answer; the rest is a bad request. */
const parserRefusals: ReadonlyMap<string, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/**
 * Why a request is none that this server's own pages, or a person's browser, would make: status and words; null for a good
 * one. A browser tells with `Origin` which site a request is for, and only a proxy is asked for a whole URL.
 */
function problemWith(
  { url, headers, headersDistinct }: IncomingMessage,
  listening: string,
  port: number,
): [number, string] | null {
  if (!url?.startsWith('/') || headersDistinct['host']?.length !== 1) return [400, 'Bad request'];
  if (!isOwnHost(headers.host, listening, port))
    return [403, 'This server does not answer to that name.'];
  const { origin } = headers;
  return origin === undefined || origin === `http://${String(headers.host)}`
    ? null
    : [403, 'This server does not answer to other sites.'];
}

function refuseRequest(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...refusalHeaders, Connection: 'close' });
  response.end(message);
}

/** Hangs up on whoever has taken its share of the connections. */
function limitEachAddress(server: Server): void {
  const counts = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = addressOf(socket);
    if (isLoopback(address)) return;
    const count = (counts.get(address) ?? 0) + 1;
    if (count > mostFromElsewhere) {
      socket.destroy();
      return;
    }
    counts.set(address, count);
    socket.once('close', () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
  });
}

/** Where a connection comes from. */
export function addressOf({ remoteAddress }: Socket): string {
  return (remoteAddress ?? '').replace(/^::ffff:/, '');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function listen(server: Server, host: string, wanted: number): Promise<void> {
  const last = wanted === 0 ? 0 : Math.min(wanted + portsTried - 1, 65_535);
  for (let port = wanted; ; port += 1) {
    try {
      await listenOnce(server, host, port);
      return;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || port >= last) throw error;
    }
  }
}

function listenOnce(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
