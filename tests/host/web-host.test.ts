import { createServer, request as httpRequest } from 'node:http';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createKioskClient } from '../../src/contract/client.ts';
import { KioskService } from '../../src/host/kiosk-service.ts';
import { ScreenSockets } from '../../src/host/screen-sockets.ts';
import { createSite } from '../../src/host/site.ts';
import { openWebHost, type WebHost } from '../../src/host/web-host.ts';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import {
  deckText,
  openFiles,
  temporaryLibrary,
  until,
  welcomeFolder,
  writeFiles,
} from '../support/temporary-library.ts';
import { SocketChannel } from '../support/socket-channel.ts';

// Watchers and sockets take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const start = { mode: 'loop', deck: null, locale: null, speed: 1 } as const;

async function open({ port = 0, host = '127.0.0.1', withScreens = true } = {}) {
  const folder = temporaryLibrary({
    'slides/kiosk.yaml': 'languages: [fr]',
    'slides/a/deck.md': deckText('Un'),
    'renderer/index.html': '<!doctype html>',
  });
  const slides = path.join(folder, 'slides');
  const library = await LibraryFolder.open({ folder: slides, welcomeFolder });
  const service = new KioskService({
    library,
    staff: null,
    start,
    version: '1',
    ownsScreen: false,
    now: () => performance.now(),
    onFault: () => undefined,
  });
  onTestFinished(() => service.close());
  const site = createSite({
    rendererFolder: path.join(folder, 'renderer'),
    contentRoot: (id, media) => service.contentRoot(id, media),
    health: () => service.health(),
  });
  const sockets = withScreens ? new ScreenSockets(service) : null;
  const webHost = await openWebHost({ site, sockets, host, port });
  onTestFinished(() => webHost.close());
  return { webHost, service, library, slides };
}

const video = 'a/media/long.mp4';

/** Asks with any Host header, which `fetch` would not let through. */
function ask(webHost: WebHost, host: string | null, path = '/health'): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = host === null ? {} : { Host: host };
    const options = { host: '127.0.0.1', port: webHost.port, path, headers, setHost: false };
    const asked = httpRequest(options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}

/** Opens a socket and tells whether it was let in. */
async function knock(
  webHost: WebHost,
  headers: Record<string, string>,
  at = 'kiosk',
): Promise<'open' | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(webHost.port)}/${at}`, { headers });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.on('open', () => resolve('open'));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

async function join(webHost: WebHost, at?: string) {
  const channel = await SocketChannel.open(webHost.url, at);
  onTestFinished(() => channel.socket.terminate());
  return { client: createKioskClient(channel), socket: channel.socket };
}

describe('the address', () => {
  test('is printed as this machine reaches it, and answers', async () => {
    const { webHost } = await open();
    expect(webHost.url).toBe(`http://127.0.0.1:${String(webHost.port)}/`);
    expect((await fetch(webHost.url)).status).toBe(200);
    expect((await fetch(`${webHost.url}presenter`)).status).toBe(200);
  });

  test('has the next free port when the wanted one is taken', async () => {
    const first = await open();
    const second = await open({ port: first.webHost.port });
    expect(second.webHost.port).toBeGreaterThan(first.webHost.port);
    expect((await fetch(second.webHost.url)).status).toBe(200);
  });

  test('of all interfaces is told as the loopback one', async () => {
    const { webHost } = await open({ host: '0.0.0.0' });
    expect(webHost.url).toBe(`http://127.0.0.1:${String(webHost.port)}/`);
    expect((await fetch(webHost.url)).status).toBe(200);
  });

  test('that is not this machine’s is refused', async () => {
    await expect(open({ host: '203.0.113.1' })).rejects.toThrow('EADDRNOTAVAIL');
  });

  test('is free again once the host is closed, whoever is still connected', async () => {
    const { webHost, slides } = await open();
    writeFiles(slides, { [video]: new Uint8Array(30_000_000) });
    const { socket } = await join(webHost);
    await (await fetch(`${webHost.url}content/${video}`)).body?.getReader().read();
    const lazy = connectSocket(webHost.port, '127.0.0.1');
    lazy.on('error', () => undefined);
    await webHost.close();
    await until(() => socket.readyState === socket.CLOSED && lazy.destroyed);
    const next = createServer().listen(webHost.port, '127.0.0.1');
    onTestFinished(() => void next.close());
    await until(() => next.listening);
    expect((next.address() as AddressInfo).port).toBe(webHost.port);
  });
});

describe('a request', () => {
  test.each(['localhost', '127.0.0.1', 'LocalHost', '[::1]'])(
    'that names %s with the port is answered',
    async (name) => {
      const { webHost } = await open();
      expect(await ask(webHost, `${name}:${String(webHost.port)}`)).toBe(200);
    },
  );

  test('that names anything else is refused: a foreign name may have been made to point here', async () => {
    const { webHost } = await open();
    const port = String(webHost.port);
    const names = [
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      `localhost.evil.example:${port}`,
      `evil.example`,
      `localhost`,
      `localhost:1`,
      `localhost:${port}.evil.example`,
      `user@localhost:${port}`,
      `0.0.0.0:${port}`,
      '',
    ];
    for (const name of names) expect([name, await ask(webHost, name)]).toEqual([name, 403]);
  });

  test('without a Host header is refused', async () => {
    const { webHost } = await open();
    expect(await ask(webHost, null)).toBeGreaterThanOrEqual(400);
  });

  test('cannot leave the served folders, however it is written', async () => {
    const { webHost } = await open();
    const host = `localhost:${String(webHost.port)}`;
    const paths = ['/../package.json', '/content/a/../../../x.svg', '/content/a/..%2f..%2fx.svg'];
    for (const raw of paths) expect(await ask(webHost, host, raw)).toBe(404);
  });

  // Linux alone tells what is open.
  test.runIf(process.platform === 'linux')(
    'for a video that is broken off closes the file',
    async () => {
      const { webHost, slides } = await open();
      writeFiles(slides, { [video]: new Uint8Array(30_000_000) });
      const abort = new AbortController();
      const url = `${webHost.url}content/${video}`;
      const response = await fetch(url, { signal: abort.signal });
      await response.body?.getReader().read();
      const file = path.join(slides, video);
      expect(openFiles(file)).toBe(1);
      abort.abort();
      await until(() => openFiles(file) === 0);
    },
  );

  test('for part of a video is answered with that part', async () => {
    const { webHost, slides } = await open();
    writeFiles(slides, { [video]: new Uint8Array(1_000) });
    const url = `${webHost.url}content/${video}`;
    const response = await fetch(url, { headers: { Range: 'bytes=990-' } });
    expect(response.status).toBe(206);
    expect(response.headers.get('Content-Range')).toBe('bytes 990-999/1000');
    expect((await response.arrayBuffer()).byteLength).toBe(10);
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.headers.get('Content-Length')).toBe('1000');
  });
});

describe('a socket', () => {
  test('of our own page is let in, at /kiosk and /companion only', async () => {
    const { webHost } = await open();
    const origin = webHost.url.slice(0, -1);
    expect(await knock(webHost, { Origin: origin })).toBe('open');
    expect(await knock(webHost, { Origin: origin }, 'companion')).toBe('open');
    expect(await knock(webHost, {}, 'companion')).toBe(403);
    expect(await knock(webHost, { Origin: origin }, 'other')).toBe(404);
  });

  test('of a presenter view drives the screen, and is no screen itself', async () => {
    const { webHost, service } = await open();
    const companion = await join(webHost, 'companion');
    expect(service.health().mode).toBeNull();
    const screen = await join(webHost);
    const heard: unknown[] = [];
    screen.client.on('commanded', (payload) => heard.push(payload));
    await companion.client.request('sendCommand', { type: 'move', to: 'next' });
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ command: { type: 'move', to: 'next' }, from: null }]);
    await expect(companion.client.request('getStart')).rejects.toThrow('no request');
  });

  test('of a foreign page is refused', async () => {
    const { webHost } = await open();
    const port = String(webHost.port);
    const origins = [
      'https://evil.example',
      `http://evil.example:${port}`,
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1',
      `http://localhost:${port}`,
      'null',
      '',
    ];
    for (const Origin of origins)
      expect([Origin, await knock(webHost, { Origin })]).toEqual([Origin, 403]);
    expect(await knock(webHost, {})).toBe(403);
  });

  test('under a foreign name is refused, even with an Origin that agrees', async () => {
    const { webHost } = await open();
    const name = `evil.example:${String(webHost.port)}`;
    expect(await knock(webHost, { Host: name, Origin: `http://${name}` })).toBe(403);
  });

  test('is refused where only health is served', async () => {
    const { webHost } = await open({ withScreens: false });
    expect(await knock(webHost, { Origin: webHost.url.slice(0, -1) })).toBe(403);
  });
});

describe('a page', () => {
  test('speaks the kiosk API, and is the screen that health tells of', async () => {
    const { webHost, library } = await open();
    const { client, socket } = await join(webHost);
    expect(await client.request('getStart')).toEqual({ ...start, resume: null });
    expect(await client.request('getLibrary')).toEqual(library.library);
    const { revision } = library.library;
    const stage = { mode: 'loop', view: 'stage', deck: 'a', slide: 1, slides: 1 } as const;
    await client.request('putSnapshot', { ...stage, locale: 'fr', revision });
    const health = async () => (await (await fetch(`${webHost.url}health`)).json()) as unknown;
    expect(await health()).toMatchObject({ status: 'ok', mode: 'loop', deck: 'a', slide: 1 });
    socket.terminate();
    await until(async () => JSON.stringify(await health()).includes('"deck":null'));
  });

  test('hears of a changed library', async () => {
    const { webHost, slides } = await open();
    const { client } = await join(webHost);
    const titles: string[] = [];
    client.on('libraryChanged', ({ decks }) => titles.push(...decks.map(({ title }) => title)));
    writeFiles(slides, { 'a/deck.md': deckText('Deux') });
    await until(() => titles.length > 0);
    expect(titles).toEqual(['Deux']);
  });

  test.each([
    ['no JSON', 'hello', 1008],
    ['no request', '{"id":-1,"name":"getStart"}', 1008],
    ['bytes', Buffer.from('{"id":1,"name":"getStart"}'), 1008],
    ['too much', JSON.stringify({ id: 1, name: 'getStart', input: 'x'.repeat(70_000) }), 1009],
  ])('that sends %s is shown out, and the host lives on', async (_what, message, code) => {
    const { webHost } = await open();
    const { socket } = await join(webHost);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.send(message);
    expect(await closed).toBe(code);
    expect((await fetch(`${webHost.url}health`)).status).toBe(200);
  });

  test('that floods is shown out', async () => {
    const { webHost } = await open();
    const { socket } = await join(webHost);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    for (let id = 0; id < 2_000; id += 1) socket.send(JSON.stringify({ id, name: 'getStart' }));
    expect(await closed).toBe(1008);
  });

  test('that answers no ping is given up, one that does may stay', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { webHost } = await open();
    const { socket: alive } = await join(webHost);
    const headers = { Origin: webHost.url.slice(0, -1) };
    const dead = new WebSocket(`${webHost.url.replace('http', 'ws')}kiosk`, {
      headers,
      autoPong: false,
    });
    dead.on('error', () => undefined);
    await until(() => dead.readyState === dead.OPEN);
    const pinged = new Promise((resolve) => alive.once('ping', resolve));
    vi.advanceTimersByTime(10_000);
    await pinged;
    await (await fetch(`${webHost.url}health`)).text();
    vi.advanceTimersByTime(10_000);
    await until(() => dead.readyState === dead.CLOSED);
    expect(alive.readyState).toBe(alive.OPEN);
  });

  test('that asks for nonsense is told so and may stay', async () => {
    const { webHost } = await open();
    const channel = await SocketChannel.open(webHost.url);
    onTestFinished(() => channel.socket.terminate());
    expect(await channel.call('constructor', null)).toMatchObject({ code: 'unknown-request' });
    expect(await channel.call('putSnapshot', { deck: 1 })).toMatchObject({ code: 'invalid-input' });
    expect(await channel.call('getStart', undefined)).toMatchObject({ ok: true });
  });
});
