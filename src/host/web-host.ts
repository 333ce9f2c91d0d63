import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { authority, isOwnHost } from './own-addresses.ts';
import { refuse, ScreenSockets, type ScreenHost } from './screen-sockets.ts';
import type { Site } from './site.ts';

/** How many ports are tried, from the wanted one upwards. */
const portsTried = 50;

/** What a web host serves and where. */
export interface WebHostOptions {
  site: Site;
  /** Who screens over WebSocket talk to, or null where pages are not served. */
  screens: ScreenHost | null;
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
 * Serves a site over HTTP, and its screens over a WebSocket at `/kiosk`. Only requests that name this very server are
 * answered, and only our own pages may open a socket.
 *
 * @throws when the address cannot be listened on, or no port is free
 */
export async function openWebHost({ site, screens, host, port }: WebHostOptions): Promise<WebHost> {
  const sockets = screens && new ScreenSockets(screens);
  const answer = getRequestListener(site.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => {
    if (isOwnHost(request.headers.host, host, portOf(server))) void answer(request, response);
    else refuseRequest(response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (!sockets || !isOwnPage(request, host, portOf(server))) refuse(socket, '403 Forbidden');
    else if (request.url === '/kiosk') sockets.accept(request, socket, head);
    else refuse(socket, '404 Not Found');
  });
  try {
    await listen(server, host, port);
  } catch (error) {
    sockets?.close();
    throw error;
  }
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
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

/** Whether an upgrade request comes from a page that this server served. */
function isOwnPage({ headers }: IncomingMessage, host: string, port: number): boolean {
  return isOwnHost(headers.host, host, port) && headers.origin === `http://${String(headers.host)}`;
}

function refuseRequest(response: ServerResponse): void {
  response.writeHead(403, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  });
  response.end('This server does not answer to that name.');
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
