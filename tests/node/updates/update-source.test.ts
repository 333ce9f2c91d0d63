import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { TrustedHttp } from '../../../src/node/updates/trusted-http.ts';
import { UpdateSource } from '../../../src/node/updates/update-source.ts';
import { temporaryFolder, until } from '../../support/temporary-library.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers as it likes, and what it was asked for and could still send. */
async function badServer(answer: Answer) {
  const seen = { requests: 0, open: 0 };
  const server = createServer((request, response) => {
    seen.requests += 1;
    response.shouldKeepAlive = false;
    answer(request, response);
  }).listen(0, '127.0.0.1');
  server.on('connection', (socket) => {
    seen.open += 1;
    socket.once('close', () => (seen.open -= 1));
    socket.on('error', () => undefined);
  });
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const folder = temporaryFolder();
  vi.stubEnv('APPIMAGE', path.join(folder, 'none.AppImage'));
  const source = new UpdateSource({ url, version: '0.1.0', folder, log: () => undefined });
  const kept = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.AppImage'),
    );
  return { seen, url, source, kept };
}

/** Answers what is looked for with a version, and its AppImage as told. */
function offering(image: Answer): Answer {
  const sha512 = `${'A'.repeat(86)}==`;
  const entry = `  - url: V.AppImage\n    sha512: ${sha512}\n    size: 1000\n`;
  return (request, response) => {
    if (!request.url?.includes('.yml')) return image(request, response);
    response.end(`version: 0.2.0\nfiles:\n${entry}path: V.AppImage\nsha512: ${sha512}\n`);
  };
}

const toItself: Answer = (request, response) =>
  response.writeHead(302, { location: request.url ?? '' }).end();
const elsewhere =
  (location: string): Answer =>
  (_request, response) =>
    response.writeHead(302, { location }).end();
/** Sends as fast as it is read. */
const endless: Answer = (_request, response) => {
  const more = Buffer.alloc(65_536, '#');
  const send = (): void => {
    while (!response.destroyed && response.write(more));
  };
  response.on('drain', send);
  send();
};
/** Sends a little, and no more. */
const stalled: Answer = (_request, response) => {
  response.write('#\n');
};

describe('a look ends with a sentence, and its connections with it', () => {
  for (const [what, answer, sentence] of [
    ['sends it round in circles', toItself, /redirects more than 5 times/],
    ['never comes to an end', endless, /sends more than 1000000 bytes/],
    ['sends it to a file', elsewhere('file:///etc/passwd'), /file:/],
    ['sends it to where it may not go', elsewhere('http://example.org/'), /neither HTTPS nor/],
    ['sends it nowhere', elsewhere('http://'), /URL/],
    ['knows nothing', (_request, response) => response.writeHead(404).end('#'.repeat(99)), /404/],
  ] as [string, Answer, RegExp][]) {
    test(`when the server ${what}`, async () => {
      const { seen, source } = await badServer(answer);
      await expect(source.look()).rejects.toThrow(sentence);
      await until(() => seen.open === 0);
      expect(seen.requests).toBeLessThan(15);
    });
  }

  test('and the next one begins anew', async () => {
    let answer = toItself;
    const { source } = await badServer((request, response) => answer(request, response));
    await expect(source.look()).rejects.toThrow('redirects');
    answer = offering(stalled);
    expect(await source.look()).toMatchObject({ version: '0.2.0' });
  });
});

describe('a download ends with a sentence, its connections with it, and leaves nothing', () => {
  for (const [what, answer, sentence] of [
    ['sends it round in circles', toItself, /redirects more than 5 times/],
    ['sends it to a file', elsewhere('file:///etc/passwd'), /file:/],
    ['sends it to where it may not go', elsewhere('http://example.org/'), /neither HTTPS nor/],
    ['sends more than it said', endless, /sends more than 1002000 bytes/],
    [
      'cuts it off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('#');
        setTimeout(() => response.destroy(), 50);
      },
      /abort|close/i,
    ],
  ] as [string, Answer, RegExp][]) {
    test(`when the server ${what}`, async () => {
      const { seen, source, kept } = await badServer(offering(answer));
      const offer = await source.look();
      await expect(offer?.download()).rejects.toThrow(sentence);
      await until(() => seen.open === 0);
      await until(() => kept().length === 0);
      expect(seen.requests).toBeLessThan(15);
    });
  }
});

test('what takes too long is cut off, however little it sends, and nothing is asked for afterwards', async () => {
  const { seen, url } = await badServer(stalled);
  const http = new TrustedHttp(false);
  const { hostname, port } = new URL(url);
  const ask = () => http.request({ protocol: 'http:', hostname, port, path: '/' });
  await expect(http.within({ bytes: 1_000, patience: 300 }, ask)).rejects.toThrow(/0\.3 s/);
  await until(() => seen.open === 0);
  await expect(ask()).rejects.toThrow();
  expect(seen.requests).toBe(1);
});
