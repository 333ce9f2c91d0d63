import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, root, test, type Kiosk } from './support/kiosk.ts';
import { temporaryFolder, twoDecks, writeFiles } from './support/library.ts';

const clip = path.join(root, 'tests/fixtures/clip.webm');
const picture = '<svg xmlns="http://www.w3.org/2000/svg"><script>top.ran = true</script></svg>';

/** WebM's element that means nothing, of that many bytes. */
function padding(size: number): Buffer {
  const element = Buffer.alloc(size);
  element.writeUInt8(0xec);
  element.writeBigUInt64BE((1n << 56n) + BigInt(size - 9), 1);
  return element;
}

/** A library with a secret beside it, ways that could lead there, and two films. */
function open(openKiosk: (options: object) => Promise<Kiosk>, folder: string): Promise<Kiosk> {
  const library = path.join(folder, 'library');
  writeFiles(library, { ...twoDecks, 'alpha/media/a.svg': picture, 'alpha-evil/a.svg': 'secret' });
  writeFiles(folder, { 'secret.svg': 'secret' });
  symlinkSync(path.join(folder, 'secret.svg'), path.join(library, 'alpha/link.svg'));
  symlinkSync(folder, path.join(library, 'alpha/up'));
  mkdirSync(path.join(library, 'alpha/films'));
  copyFileSync(clip, path.join(library, 'alpha/films/one.webm'));
  // So long that no player reads it all: it must ask for the part it wants.
  const film = Buffer.concat([readFileSync(clip), padding(50_000_000)]);
  for (const name of ['long.webm', 'longer.webm']) {
    writeFileSync(path.join(library, 'alpha/films', name), film);
  }
  writeFileSync(path.join(library, 'alpha/program.exe'), 'MZ');
  return openKiosk({ library, args: ['--speed', '0.1'] });
}

const paths = [
  'alpha/deck.md',
  'alpha/program.exe',
  'alpha/',
  'alpha',
  '',
  'gamma/a.svg',
  'alpha/link.svg',
  'alpha/up/secret.svg',
  'alpha/../../secret.svg',
  'alpha/%2e%2e/%2e%2e/secret.svg',
  'alpha/..%2f..%2fsecret.svg',
  'alpha/..%5c..%5csecret.svg',
  'alpha/..\\..\\secret.svg',
  'alpha/%252e%252e%252f..%252fsecret.svg',
  'alpha%2f..%2f..%2fsecret.svg',
  '..%2falpha-evil%2fa.svg',
  'alpha/..%2falpha-evil/a.svg',
  'alpha-evil/a.svg',
  '../index.html/../../../secret.svg',
  'alpha/media/a.svg%00',
  'alpha/deck.md%00.svg',
  'alpha/C:/secret.svg',
  'alpha/C%3A%5Csecret.svg',
  'alpha/%5C%5C%3F%5CC%3A%5Csecret.svg',
  'alpha/%5C%5Cserver%5Cshare%5Csecret.svg',
  'alpha//etc/passwd',
  'alpha/media/a.svg::$DATA',
  'alpha/media/a.svg.',
  'alpha/media/a.svg%20',
  'alpha/media//a.svg',
  'alpha/%zz.svg',
  'alpha/%c0%ae%c0%ae/secret.svg',
  '../../../package.json',
  '..%2f..%2fmain%2findex.js',
  '../main/start.js',
];

test('through app:// nothing is served from outside a deck’s folder, nor of a type that is not listed', async ({
  openKiosk,
}) => {
  const own = temporaryFolder();
  const { page } = await open(openKiosk, own.folder);
  const answers = await page.evaluate(async (tried) => {
    const answer = async (address: string) => {
      const response = await fetch(`app://vitrine/content/${address}`);
      return [address, response.status];
    };
    return Promise.all(tried.map(answer));
  }, paths);
  // Chromium folds dot segments: these two ask for the kiosk’s own page and its folder’s.
  expect(answers).toEqual(paths.map((each) => [each, 404]));
  const found = await page.evaluate(async () => {
    const response = await fetch('app://vitrine/content/alpha/media/a.svg');
    return [response.status, response.headers.get('Content-Type')];
  });
  expect(found).toEqual([200, 'image/svg+xml']);
  own.remove();
});

test('every answer of app:// carries its policy, errors too', async ({ openKiosk }) => {
  const own = temporaryFolder();
  const { app, page } = await open(openKiosk, own.folder);
  const seen = await page.evaluate(async () => {
    const ask = async (address: string, init: RequestInit = {}) => {
      const { status, headers } = await fetch(address, init);
      const policy = headers.get('Content-Security-Policy') ?? '';
      const [first] = policy.split(';');
      return [status, first, policy.includes('sandbox'), headers.get('X-Content-Type-Options')];
    };
    return Promise.all([
      ask('app://vitrine/'),
      ask('app://vitrine/health'),
      ask('app://vitrine/none'),
      ask('app://vitrine/content/alpha/media/a.svg'),
      ask('app://vitrine/content/alpha/none.svg'),
      ask('app://vitrine/content/alpha/films/one.webm', { headers: { Range: 'bytes=2-5' } }),
      ask('app://vitrine/content/alpha/films/one.webm', { headers: { Range: 'bytes=9999999-' } }),
      ask('app://vitrine/', { method: 'POST' }),
    ]);
  });
  const carried = ["default-src 'none'", true, 'nosniff'];
  const statuses = [200, 200, 404, 200, 404, 206, 416, 405];
  expect(seen).toEqual(statuses.map((status) => [status, ...carried]));
  // A host that is not ours is refused before it is asked, and answers with nothing if it is.
  const elsewhere = await app?.evaluate(async ({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest(null);
    const response = await session.defaultSession.fetch('app://elsewhere/index.html');
    return [response.status, response.headers.get('Content-Security-Policy')];
  });
  expect(elsewhere?.[0]).toBe(404);
  expect(elsewhere?.[1]).toMatch(/^default-src 'none';.*sandbox/);
  own.remove();
});

test('scripts run from our own files alone: not inline, not evaluated, not from a deck’s drawing', async ({
  openKiosk,
}) => {
  const own = temporaryFolder();
  const { app, page } = await open(openKiosk, own.folder);
  const attack = async () => {
    const add = (name: string, more: object) =>
      document.body.appendChild(Object.assign(document.createElement(name), more));
    add('script', { textContent: 'window.ran = true' });
    add('script', { src: 'data:text/javascript,window.ran=true' });
    add('script', { src: 'app://vitrine/content/alpha/media/a.svg' });
    for (const name of ['iframe', 'embed', 'img']) {
      add(name, { src: 'app://vitrine/content/alpha/media/a.svg' });
    }
    add('object', { data: 'app://vitrine/content/alpha/media/a.svg' });
    add('div', {
      innerHTML: '<img src=x onerror="window.ran=true"><svg onload="window.ran=true">',
    });
    const blob = new Blob(['postMessage(1)'], { type: 'text/javascript' });
    const worker = await new Promise((resolve) => {
      try {
        const made = new Worker(URL.createObjectURL(blob));
        made.onmessage = () => resolve('ran');
        made.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    try {
      add('div', { onclick: Function('window.ran = true') }).click();
    } catch {
      // Refused, as it should be.
    }
    await new Promise((resolve) => setTimeout(resolve, 700));
    return { ran: 'ran' in window, worker };
  };
  const ran: unknown = await app?.evaluate(
    ({ webContents }, script) => webContents.getAllWebContents()[0]?.executeJavaScript(script),
    `(${attack.toString()})()`,
  );
  expect(ran).toEqual({ ran: false, worker: 'refused' });
  expect(page.url()).toBe('app://vitrine/');
  own.remove();
});

test('two films seek at once', async ({ openKiosk }) => {
  const own = temporaryFolder();
  const { page } = await open(openKiosk, own.folder);
  const places = await page.evaluate(() => {
    const seek = async (name: string, to: number) => {
      const video = document.createElement('video');
      video.muted = true;
      video.src = `app://vitrine/content/alpha/films/${name}.webm`;
      document.body.append(video);
      await new Promise((resolve) => (video.onloadedmetadata = resolve));
      const seekable = video.seekable.length > 0 ? Math.round(video.seekable.end(0)) : 0;
      const arrived = new Promise((resolve) => (video.onseeked = resolve));
      video.currentTime = to;
      await arrived;
      await video.play();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { seekable, isThere: video.currentTime >= to && video.currentTime < to + 2 };
    };
    return Promise.all([seek('long', 15), seek('longer', 4)]);
  });
  expect(places).toEqual([
    { seekable: 20, isThere: true },
    { seekable: 20, isThere: true },
  ]);
  own.remove();
});

test('a range is answered by its bytes, beyond the end by 416, HEAD by the length alone', async ({
  openKiosk,
}) => {
  const own = temporaryFolder();
  const { page } = await open(openKiosk, own.folder);
  const answers = await page.evaluate(async () => {
    const ask = async (method: string, range?: string) => {
      const headers: HeadersInit = range === undefined ? {} : { Range: range };
      const response = await fetch('app://vitrine/content/alpha/films/one.webm', {
        method,
        headers,
      });
      const { byteLength } = await response.arrayBuffer();
      return [response.status, response.headers.get('Content-Range'), byteLength];
    };
    return Promise.all([
      ask('GET', 'bytes=0-3'),
      ask('GET', 'bytes=-4'),
      ask('GET', 'bytes=99999999-'),
      ask('HEAD'),
    ]);
  });
  const size = 21_018;
  expect(answers).toEqual([
    [206, `bytes 0-3/${size}`, 4],
    [206, `bytes ${size - 4}-${size - 1}/${size}`, 4],
    [416, `bytes */${size}`, 0],
    [200, null, 0],
  ]);
  own.remove();
});
