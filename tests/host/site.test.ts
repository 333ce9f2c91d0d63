import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Health } from '../../src/contract/health.ts';
import { createSite, type Site } from '../../src/host/site.ts';
import { temporaryLibrary } from '../support/temporary-library.ts';

const health: Health = {
  status: 'ok',
  version: '1',
  mode: null,
  deck: null,
  slide: null,
  locale: null,
  uptimeSeconds: 0,
  library: { revision: 'x', decks: 1, errors: 0 },
};

let site: Site;
let status: Health['status'];

beforeEach(() => {
  const folder = temporaryLibrary({
    'renderer/index.html': '<!doctype html>',
    'renderer/assets/index-abc123.js': 'script',
    'renderer/assets/index.js.map': '{}',
    'renderer/favicon.ico': 'x',
    'slides/été 1/media/a.svg': '<svg/>',
    'slides/été 1/deck.md': '# A',
    'slides/été 1/page.html': '<script src="script.js"></script>',
    'slides/été 1/script.js': 'owned()',
    'slides/hidden/a.svg': '<svg/>',
  });
  status = 'ok';
  site = createSite({
    rendererFolder: path.join(folder, 'renderer'),
    contentRoot: (id, media) =>
      id === 'été 1' && (media === null || media === 'abc')
        ? path.join(folder, 'slides', id)
        : null,
    health: () => ({ ...health, status }),
  });
});

test('a page has the look of its site from its first frame on', async () => {
  const folder = temporaryLibrary({ 'index.html': '<html lang="fr">' });
  const contentRoot = () => null;
  const dark = createSite({
    ...{ rendererFolder: folder, contentRoot, health: () => health },
    theme: () => 'dark',
  });
  const page = await dark.fetch(new Request('http://127.0.0.1/'));
  expect(await page.text()).toBe('<html data-theme="dark" lang="fr">');
});

const deckFile = '/content/%C3%A9t%C3%A9%201/media/a.svg';

function get(url: string, init?: RequestInit): Promise<Response> {
  return site.fetch(new Request(`http://127.0.0.1:4180${url}`, init));
}

describe('the site serves', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/?x=1', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/favicon.ico', 'image/x-icon', 'no-cache'],
    [
      '/assets/index-abc123.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    [deckFile, 'image/svg+xml', 'no-cache'],
    // A state of a deck's media is part of its address, and stays as it is.
    [
      deckFile.replace('%201/', '%201@abc/'),
      'image/svg+xml',
      'public, max-age=31536000, immutable',
    ],
  ])('%s', async (url, type, caching) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect(response.headers.get('Cache-Control')).toBe(caching);
  });

  test('its health, with the status that monitors look at', async () => {
    const well = await get('/health');
    expect([well.status, await well.json()]).toEqual([200, health]);
    status = 'degraded';
    const ill = await get('/health');
    expect([ill.status, await ill.json()]).toEqual([503, { ...health, status }]);
    expect(ill.headers.get('Cache-Control')).toBe('no-store');
  });

  test('the same to a custom scheme as over HTTP', async () => {
    const page = await site.fetch(new Request('app://vitrine/'));
    expect(page.status).toBe(200);
    expect(page.headers.get('Content-Security-Policy')).not.toContain('ws:');
    const video = await site.fetch(
      new Request(`app://vitrine${deckFile}`, { headers: { Range: 'bytes=0-3' } }),
    );
    expect([video.status, await video.text()]).toEqual([206, '<svg']);
  });

  test('heads without bodies', async () => {
    for (const url of ['/', deckFile, '/health']) {
      const response = await get(url, { method: 'HEAD' });
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
    const head = await get(deckFile, { method: 'HEAD' });
    expect(head.headers.get('Content-Length')).toBe('6');
  });
});

describe('the site does not serve', () => {
  test.each([
    '/nothing.html',
    '/assets/',
    '/assets',
    '/assets/index.js.map',
    '/content',
    '/content/',
    '/content/%C3%A9t%C3%A9%201',
    '/content/%C3%A9t%C3%A9%201/',
    '/content/%C3%A9t%C3%A9%201/media',
    '/content/%C3%A9t%C3%A9%201/deck.md',
    '/content/%C3%A9t%C3%A9%201/..%2fhidden%2fa.svg',
    '/content/%C3%A9t%C3%A9%201%2f..%2fhidden/a.svg',
    '/content/%25C3%25A9t%25C3%25A9%25201/media/a.svg',
    '/content/hidden/a.svg',
    '/content/%C3%A9t%C3%A9%201@abd/media/a.svg',
    '/content/%C3%A9t%C3%A9%201%40abc/media/a.svg',
    '/content/%C3%A9t%C3%A9%201@/media/a.svg',
    '/%63ontent/%C3%A9t%C3%A9%201/media/a.svg',
    '/content/%C3%A9t%C3%A9%201/page.html',
    '/content/%C3%A9t%C3%A9%201/script.js',
    '/content/../renderer/index.html',
    '/content/%2e%2e/renderer/index.html',
    '/content/%zz/a.svg',
    '/..%2f..%2fetc%2fpasswd.svg',
    '/%00',
    '//evil.example/a.svg',
    '/health/',
    '/kiosk',
  ])('%s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe('Not found');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('what is asked by %s', async (method) => {
    for (const url of ['/', '/health', deckFile, '/nothing']) {
      const response = await get(url, { method });
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  test('any page or deck where it only tells its health', async () => {
    const only = createSite({
      rendererFolder: null,
      contentRoot: () => null,
      health: () => health,
    });
    const statuses = ['/', '/index.html', deckFile, '/health'].map(
      async (url) => (await only.fetch(new Request(`http://127.0.0.1${url}`))).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 200]);
  });
});

describe('every answer', () => {
  const answers: [string, RequestInit?][] = [
    ['/'],
    ['/health'],
    ['/assets/index-abc123.js'],
    ['/nothing'],
    ['/', { method: 'POST' }],
    ['/', { method: 'HEAD' }],
    [deckFile],
    [deckFile, { headers: { Range: 'bytes=0-1' } }],
    [deckFile, { headers: { Range: 'bytes=99-' } }],
    ['/content/nothing/a.svg'],
  ];

  test.each(answers)('%s %j carries the security headers', async (url, init) => {
    const { headers } = await get(url, init);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Permissions-Policy')).toContain('fullscreen=(), geolocation=()');
    expect(headers.get('Content-Security-Policy')).toBe(
      url.startsWith('/content/')
        ? "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
        : "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
            "img-src 'self' data:; media-src 'self'; font-src 'self'; " +
            "connect-src 'self' ws://127.0.0.1:4180; base-uri 'none'; form-action 'none'; " +
            "frame-ancestors 'none'; object-src 'none'",
    );
  });

  test('carries them even when something fails', async () => {
    const broken = createSite({
      rendererFolder: null,
      contentRoot: () => {
        throw new Error('/secret/path');
      },
      health: () => health,
    });
    const response = await broken.fetch(new Request('http://127.0.0.1/content/a/b.svg'));
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('Internal error');
    expect(response.headers.get('Content-Security-Policy')).toContain('sandbox');
  });
});
