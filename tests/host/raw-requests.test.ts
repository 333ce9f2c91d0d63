import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { exposureNotice, isOwnHost, networkAddresses } from '../../src/host/own-addresses.ts';
import { ScreenSockets } from '../../src/host/screen-sockets.ts';
import { createSite } from '../../src/host/site.ts';
import { openWebHost, type WebHost } from '../../src/host/web-host.ts';
import { pause, temporaryLibrary } from '../support/temporary-library.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A host whose one screen request answers with `answer`, beside a secret that is not to be served. */
async function open(answer = 'pong', host = '127.0.0.1'): Promise<WebHost> {
  const folder = temporaryLibrary({
    'renderer/index.html': '<!doctype html>',
    'slides/a/media/a.svg': '<svg/>',
    'slides/a/media/long.mp4': new Uint8Array(32 * 1024 * 1024),
    'secret.svg': 'secret',
  });
  const health = () => {
    throw new Error('ill');
  };
  const site = createSite({
    rendererFolder: path.join(folder, 'renderer'),
    contentRoot: (id) => (id === 'a' ? path.join(folder, 'slides/a') : null),
    health,
  });
  const join = () => ({
    dispatch: async () => ({ ok: true as const, value: answer }),
    disconnect: () => undefined,
  });
  const sockets = new ScreenSockets({ connectScreen: join, connectCompanion: join });
  const webHost = await openWebHost({ site, sockets, host, port: 0 });
  onTestFinished(() => webHost.close());
  return webHost;
}

/** Sends bytes as they are, and gives back all that is answered until the connection ends. */
function send(webHost: WebHost, ...pieces: string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(webHost.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    for (const piece of pieces) socket.write(piece.replaceAll('HOST', authorityOf(webHost)));
  });
}

const authorityOf = ({ port }: WebHost) => `127.0.0.1:${String(port)}`;
const get = (target: string, headers = '') =>
  `GET ${target} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n${headers}\r\n`;
const statusesOf = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

describe('bytes that no client library would send', () => {
  test.each([
    ['a whole URL', get('http://evil.example/'), [400]],
    ['a whole URL of our own', get('http://HOST/'), [400]],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n', [400]],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n', []],
    ['two hosts', get('/', 'Host: evil.example\r\n'), [400]],
    ['an empty host', 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', [403]],
    ['an empty host, and a space', 'GET / HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n', [403]],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', [400]],
    ['HTTP/1.0 without a host', 'GET / HTTP/1.0\r\n\r\n', [400]],
    ['no HTTP', 'hello\r\n\r\n', [400]],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', [400]],
    ['a header of 20 KB', get('/', `X: ${'x'.repeat(20_000)}\r\n`), [431]],
    ['a URL of 20 KB', get(`/${'x'.repeat(20_000)}`), [431]],
    ['an expectation', get('/', 'Expect: miracles\r\n'), [417]],
    ['another site’s origin', get('/', 'Origin: https://evil.example\r\n'), [403]],
    ['no origin at all, said so', get('/', 'Origin: null\r\n'), [403]],
    ['our origin over https', get('/', 'Origin: https://HOST\r\n'), [403]],
    ['our own origin', get('/', 'Origin: http://HOST\r\n'), [200]],
    ['a method that changes', 'PUT / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n', [405]],
    ['an echo', 'TRACE / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n', [405]],
    ['a length and chunks', get('/', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'), [400]],
    ['two lengths', get('/', 'Content-Length: 5\r\nContent-Length: 6\r\n'), [400]],
    ['a hidden chunking', get('/', 'Transfer-Encoding: xchunked\r\n'), [400]],
    ['a space before the colon', get('/', 'Content-Length : 5\r\n'), [400]],
    ['a folded header', get('/', 'X: a\r\n b: c\r\n'), [400]],
    ['a fault of ours', get('/health'), [500]],
    ['a range beyond the end', get('/content/a/media/a.svg', 'Range: bytes=99-\r\n'), [416]],
  ])('%s: %#', async (_what, bytes, expected) => {
    const webHost = await open();
    const answer = await send(webHost, bytes);
    expect(statusesOf(answer)).toEqual(expected);
    for (const header of expected.length > 0 ? sameEverywhere : [])
      expect(answer.toLowerCase()).toContain(header);
    expect((await fetch(webHost.url)).status).toBe(200);
  });

  test.each([
    '/../secret.svg',
    '/content/a/../../../secret.svg',
    '/content/a/media/../../../../secret.svg',
    '/content/a/%2e%2e/%2e%2e/%2e%2e/secret.svg',
    '/content/a/..%2f..%2f..%2fsecret.svg',
    '/content/a/..%5c..%5c..%5csecret.svg',
    '/content/a/..%252f..%252f..%252fsecret.svg',
    '/content/a/..\\..\\..\\secret.svg',
    '/content/a/media/a.svg%00.png',
    '/content/a/media/a.svg::$DATA',
    '/content/a/C:/secret.svg',
    '/content/a//etc/passwd',
    '//etc/passwd',
    '//evil.example/secret.svg',
    '/\\\\server\\share\\secret.svg',
    '/%5c%5cserver%5cshare%5csecret.svg',
    '/content/..%2f..%2fsecret.svg/a.svg',
    '/%63ontent/a/media/a.svg',
    '/content%2fa/media/a.svg',
    '/content/a/media/',
    '/content/a/media',
    '/content/',
    '/.%00./secret.svg',
  ])('the way %s leads nowhere', async (target) => {
    const answer = await send(await open(), get(target));
    expect([[400], [404]]).toContainEqual(statusesOf(answer));
    expect(answer).not.toMatch(/\r\n\r\nsecret/);
  });

  test('a second request smuggled in the body of a first is not answered as one', async () => {
    const inner = 'GET /index.html HTTP/1.1\r\nHost: HOST\r\n\r\n';
    const webHost = await open();
    const length = inner.replaceAll('HOST', authorityOf(webHost)).length;
    const answer = await send(
      webHost,
      `POST / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: ${String(length)}\r\n\r\n${inner}`,
    );
    expect(statusesOf(answer)).toEqual([405]);
  });

  test('a request that never ends is cut off', async () => {
    const webHost = await open();
    const started = performance.now();
    const answer = await send(webHost, 'GET / HTTP/1.1\r\nHost: HOST\r\nX: ');
    expect(statusesOf(answer)).toEqual([408]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

const sameEverywhere = [
  'x-content-type-options: nosniff',
  'referrer-policy: no-referrer',
  'cross-origin-opener-policy: same-origin',
  'cross-origin-resource-policy: same-origin',
  "content-security-policy: default-src 'none'",
  'permissions-policy: ',
];

describe('a page that asks too much', () => {
  async function join(webHost: Pick<WebHost, 'url'>): Promise<WebSocket> {
    const headers = { Origin: webHost.url.slice(0, -1) };
    const socket = new WebSocket(`${webHost.url.replace('http', 'ws')}kiosk`, { headers });
    onTestFinished(() => socket.terminate());
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.on('error', () => undefined);
    return socket;
  }
  const ask = (id: number) => JSON.stringify({ id, name: 'getLibrary' });
  const answerOf = (socket: WebSocket) =>
    new Promise<number>((resolve) =>
      socket.once('message', (data) => resolve(String(data).length)),
    );

  test('is shown out after a few large answers, and the others play on', async () => {
    const webHost = await open('x'.repeat(5_000_000));
    const [greedy, modest] = [await join(webHost), await join(webHost)];
    let received = 0;
    greedy.on('message', () => (received += 1));
    const closed = new Promise((resolve) => greedy.once('close', resolve));
    for (let id = 0; id < 300; id += 1) greedy.send(ask(id));
    expect(await closed).toBe(1008);
    expect(received).toBeLessThan(20);
    const answer = answerOf(modest);
    modest.send(ask(1));
    expect(await answer).toBeGreaterThan(5_000_000);
  });

  test('floods in vain: it is shown out, and the others play on', async () => {
    const webHost = await open();
    const [greedy, modest] = [await join(webHost), await join(webHost)];
    const closed = new Promise((resolve) => greedy.once('close', resolve));
    for (let id = 0; id < 5_000; id += 1) greedy.send(ask(id));
    const answer = answerOf(modest);
    modest.send(ask(1));
    expect(await answer).toBeLessThan(100);
    expect(await closed).toBe(1008);
  });

  test('finds no room beyond 64 of its kind, and those stay', async () => {
    const webHost = await open();
    const joined = await Promise.all(Array.from({ length: 64 }, () => join(webHost)));
    const headers = { Origin: webHost.url.slice(0, -1) };
    const late = new WebSocket(`${webHost.url.replace('http', 'ws')}kiosk`, { headers });
    const status = new Promise((resolve) =>
      late.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
    );
    late.on('error', () => undefined);
    expect(await status).toBe(503);
    expect(joined.every((socket) => socket.readyState === socket.OPEN)).toBe(true);
  });

  test('finds no room beyond 16 of its kind from one other machine, and others do', async (context) => {
    const [address] = networkAddresses().filter((each) => !each.includes(':'));
    if (address === undefined) return context.skip('this machine has no network address');
    const { port } = await open('pong', '0.0.0.0');
    const reach = (host: string) => ({ url: `http://${host}:${String(port)}/` });
    for (let count = 0; count < 16; count += 1) await join(reach(address));
    await expect(join(reach(address))).rejects.toThrow('503');
    const here = await join(reach('127.0.0.1'));
    expect(here.readyState).toBe(here.OPEN);
  });
});

describe('a client', () => {
  test('that reads nothing of its answer is given up', { timeout: 90_000 }, async () => {
    const webHost = await open();
    const socket = connect(webHost.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(`GET /content/a/media/long.mp4 HTTP/1.1\r\nHost: ${authorityOf(webHost)}\r\n\r\n`);
    await pause(40_000);
    // Whatever was sent before is all there is to read.
    let read = 0;
    socket.on('data', (data) => (read += data.length));
    await new Promise((resolve) => socket.once('close', resolve).resume());
    expect(read).toBeLessThan(32 * 1024 * 1024);
  });

  test('has 64 connections from one other machine, and others have theirs', async (context) => {
    const [address] = networkAddresses().filter((each) => !each.includes(':'));
    if (address === undefined) return context.skip('this machine has no network address');
    const { port } = await open('pong', '0.0.0.0');
    let closed = 0;
    for (let count = 0; count < 70; count += 1) {
      const socket = connect(port, address);
      onTestFinished(() => void socket.destroy());
      socket.on('error', () => undefined);
      socket.on('close', () => (closed += 1));
      socket.resume();
    }
    await vi.waitFor(() => expect(closed).toBe(6), 5_000);
    const answer = await fetch(`http://127.0.0.1:${String(port)}/`);
    expect(answer.status).toBe(200);
  });
});

describe('the names a request may give', () => {
  test.each([
    ['127.0.0.1:4180', true],
    ['LOCALHOST:4180', true],
    ['[::1]:4180', true],
    ['localhost.:4180', false],
    ['localhost:04180', false],
    ['localhost:4181', false],
    ['localhost', false],
    ['[0:0:0:0:0:0:0:1]:4180', false],
    ['[::ffff:127.0.0.1]:4180', false],
    ['2130706433:4180', false],
    ['0x7f.1:4180', false],
    ['127.1:4180', false],
    ['0:4180', false],
    ['0.0.0.0:4180', false],
    ['[::]:4180', false],
    ['127.0.0.1:4180@evil.example', false],
    ['evil.example:4180', false],
  ])('%s: %s', (name, own) => {
    expect(isOwnHost(name, '127.0.0.1', 4180)).toBe(own);
    expect(isOwnHost(name, '0.0.0.0', 4180)).toBe(own);
  });

  test('are also the machine’s own, once it listens to the network, and none else', () => {
    const machine = `${os.hostname().toUpperCase()}:4180`;
    expect(isOwnHost(machine, '0.0.0.0', 4180)).toBe(true);
    expect(isOwnHost(machine, '127.0.0.1', 4180)).toBe(false);
    expect(isOwnHost('kiosk.example:4180', 'kiosk.example', 4180)).toBe(true);
  });
});

test('listening on the network says what that exposes; listening to this machine says nothing', () => {
  expect(exposureNotice('127.0.0.1', 4180)).toBeNull();
  expect(exposureNotice('localhost', 4180)).toBeNull();
  const notice = exposureNotice('192.0.2.7', 4180);
  for (const part of ['Anyone on the network', 'slides', 'notes', 'health', 'without a password'])
    expect(notice).toContain(part);
  expect(notice).toContain('http://192.0.2.7:4180/');
});
