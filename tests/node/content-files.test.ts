import { symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  findContentFile,
  isInside,
  mediaTypes,
  respondWithFile,
  type ContentFile,
} from '../../src/node/content-files.ts';
import { openFiles, temporaryLibrary } from '../support/temporary-library.ts';

/** Windows lets administrators alone make links. */
const hasLinks = process.platform !== 'win32';
const ten = '0123456789';
let folder: string;
let root: string;

beforeEach(() => {
  folder = temporaryLibrary({
    'root/a.svg': ten,
    'root/media/é à.png': 'png',
    'root/100%.png': 'png',
    'root/deck.md': '# secret',
    'root/.hidden.svg': 'hidden',
    'root/.git/a.svg': 'hidden',
    'root/noextension': 'x',
    'root/page.html.exe': 'x',
    'root/page.html': 'x',
    'root/program.js': 'x',
    'root/style.css': 'x',
    'root/folder.svg/inside.png': 'x',
    'root/empty.svg': '',
    'root-evil/a.svg': 'evil',
    'outside.svg': 'outside',
  });
  root = path.join(folder, 'root');
  if (!hasLinks) return;
  symlinkSync(path.join(folder, 'outside.svg'), path.join(root, 'link.svg'));
  symlinkSync(folder, path.join(root, 'up'));
  symlinkSync(path.join(root, 'a.svg'), path.join(root, 'link-inside.svg'));
});

describe('a file is found', () => {
  test.each<[urlPath: string, contentType: string]>([
    ['a.svg', 'image/svg+xml'],
    ['media/%C3%A9%20%C3%A0.png', 'image/png'],
    ['100%25.png', 'image/png'],
    ['%61.svg', 'image/svg+xml'],
    ...(hasLinks ? [['link-inside.svg', 'image/svg+xml'] as [string, string]] : []),
  ])('by %s', async (urlPath, contentType) => {
    expect(await findContentFile(root, urlPath, mediaTypes)).toMatchObject({ contentType });
  });
});

describe('nothing is found', () => {
  test.each([
    ['the folder itself', ''],
    ['a folder', 'media'],
    ['a folder with the name of a picture', 'folder.svg'],
    ['what is not there', 'b.svg'],
    ['a type that is not served', 'deck.md'],
    ['a file without a type', 'noextension'],
    ['a program', 'page.html.exe'],
    ['a page', 'page.html'],
    ['a script', 'program.js'],
    ['a style sheet', 'style.css'],
    ['a hidden file', '.hidden.svg'],
    ['a file in a hidden folder', '.git/a.svg'],
    ['a way up', '../outside.svg'],
    ['an encoded way up', '%2e%2e/outside.svg'],
    ['a way up with an encoded slash', '..%2foutside.svg'],
    ['a way up with an encoded backslash', '..%5coutside.svg'],
    ['a way up with a backslash', '..\\outside.svg'],
    ['a way up, encoded twice', '%252e%252e%252foutside.svg'],
    ['a way up in the middle', 'media/../../outside.svg'],
    ['an overlong way up', '%c0%ae%c0%ae/outside.svg'],
    ['a sibling that starts with the same name', '../root-evil/a.svg'],
    ['a sibling, encoded', '..%2froot-evil%2fa.svg'],
    ['a NUL', 'a.svg%00'],
    ['a NUL before the type', 'deck.md%00.svg'],
    ['a control character', 'a%0a.svg'],
    ['a drive', 'C:/a.svg'],
    ['an encoded drive', 'C%3A%5Ca.svg'],
    ['a device path', '%5C%5C%3F%5CC%3A%5Ca.svg'],
    ['a network path', '//server/share/a.svg'],
    ['an alternate data stream', 'a.svg::$DATA.svg'],
    ['a trailing dot', 'a.svg.'],
    ['a trailing space', 'a.svg%20'],
    ['an empty segment', 'media//a.svg'],
    ['a dot segment', './a.svg'],
    ['a broken escape', '%zz.svg'],
    ['a lone escape', 'a.svg%'],
    ['half a character', '%C3.svg'],
    ['a link out of the folder', 'link.svg'],
    ['a way through a linked folder', 'up/outside.svg'],
    ['an absolute path', '/etc/passwd.svg'],
    ['an object’s own property as type', 'a.constructor'],
  ])('by %s: %s', async (_what, urlPath) => {
    expect(await findContentFile(root, urlPath, mediaTypes)).toBeNull();
  });

  test('in a folder that is not there', async () => {
    expect(await findContentFile(path.join(folder, 'gone'), 'a.svg', mediaTypes)).toBeNull();
  });

  test('outside the folder, whatever the URL', async () => {
    const part = fc.constantFrom(
      ...['..', '.', '%2e', '%2f', '/', '\\', '%5c', 'root', 'root-evil', 'a.svg', 'outside.svg'],
      ...['up', 'link.svg', '%00', '%25', ':', 'C:', '\u2025', '\uff0e\uff0e', 'media', folder],
    );
    const urlPath = fc.oneof(
      fc.array(part).map((parts) => parts.join('')),
      fc.webPath(),
    );
    await fc.assert(
      fc.asyncProperty(urlPath, async (url) => {
        const file = await findContentFile(root, url, mediaTypes);
        if (file) expect(isInside(root, file.path)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a byte range', () => {
  async function get(range?: string, method = 'GET', name = 'a.svg') {
    const file = await findContentFile(root, name, mediaTypes);
    const headers = new Headers(range === undefined ? {} : { Range: range });
    const request = new Request('http://x/', { method, headers });
    const response = respondWithFile(request, file as ContentFile);
    return {
      status: response.status,
      range: response.headers.get('Content-Range'),
      length: response.headers.get('Content-Length'),
      acceptRanges: response.headers.get('Accept-Ranges'),
      text: await response.text(),
    };
  }
  const whole = { status: 200, range: null, length: '10', acceptRanges: 'bytes', text: ten };

  test('is offered with the whole file', async () => {
    expect(await get()).toEqual(whole);
  });

  test.each([
    ['bytes=0-0', 'bytes 0-0/10', '0'],
    ['bytes=2-4', 'bytes 2-4/10', '234'],
    ['bytes=0-', 'bytes 0-9/10', ten],
    ['bytes=9-', 'bytes 9-9/10', '9'],
    ['bytes=8-99', 'bytes 8-9/10', '89'],
    ['bytes=-3', 'bytes 7-9/10', '789'],
    ['bytes=-99', 'bytes 0-9/10', ten],
    ['BYTES=1-1', 'bytes 1-1/10', '1'],
  ])('%s is answered with %s', async (range, contentRange, text) => {
    const length = String(text.length);
    expect(await get(range)).toMatchObject({ status: 206, range: contentRange, length, text });
  });

  test.each(['bytes=10-', 'bytes=10-20', 'bytes=-0', 'bytes=999999999999999-'])(
    '%s lies beyond the end',
    async (range) => {
      expect(await get(range)).toMatchObject({ status: 416, range: 'bytes */10', text: '' });
    },
  );

  test.each(['bytes=0-1,3-4', 'bytes=4-2', 'bytes=-', 'bytes=', 'lines=0-1', 'bytes=a-b', ''])(
    'that is malformed or one of several (%j) is answered with the whole file',
    async (range) => {
      expect(await get(range)).toEqual(whole);
    },
  );

  test('of an empty file lies beyond the end, the empty file itself is empty', async () => {
    expect(await get('bytes=0-', 'GET', 'empty.svg')).toMatchObject({ status: 416 });
    expect(await get(undefined, 'GET', 'empty.svg')).toMatchObject({ status: 200, length: '0' });
  });

  test('asked for by HEAD is described without being sent', async () => {
    expect(await get(undefined, 'HEAD')).toEqual({ ...whole, text: '' });
    expect(await get('bytes=2-4', 'HEAD')).toMatchObject({ status: 206, length: '3', text: '' });
  });
});

// Linux alone tells what is open.
describe.runIf(process.platform === 'linux')('a file being sent', () => {
  async function start(size: number): Promise<{ file: string; response: Response }> {
    const large = temporaryLibrary({ 'video.mp4': new Uint8Array(size).fill(7) });
    const found = await findContentFile(large, 'video.mp4', mediaTypes);
    const response = respondWithFile(new Request('http://x/'), found as ContentFile);
    return { file: path.join(large, 'video.mp4'), response };
  }

  test('arrives whole, and is closed at its end', async () => {
    const { file, response } = await start(1_000_001);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.length).toBe(1_000_001);
    expect(bytes.every((byte) => byte === 7)).toBe(true);
    expect(openFiles(file)).toBe(0);
  });

  test('is not opened before somebody reads, and closed when the reader leaves', async () => {
    const { file, response } = await start(10_000_000);
    expect(openFiles(file)).toBe(0);
    const reader = response.body?.getReader();
    await reader?.read();
    expect(openFiles(file)).toBe(1);
    await reader?.cancel();
    expect(openFiles(file)).toBe(0);
  });

  test('is read no faster than it is taken', async () => {
    const { response } = await start(10_000_000);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBeLessThanOrEqual(64 * 1024);
    await reader?.cancel();
  });

  test('that becomes shorter meanwhile ends in an error, not in silence', async () => {
    const { file, response } = await start(1_000_000);
    const reader = response.body?.getReader();
    await reader?.read();
    truncateSync(file, 70_000);
    await reader?.read();
    await expect(reader?.read()).rejects.toThrow('became shorter');
    expect(openFiles(file)).toBe(0);
  });
});

test.each([
  ['/a', '/a/b', true],
  ['/a', '/a/b/c', true],
  ['/a', '/a/..b', true],
  ['/a', '/a', false],
  ['/a', '/a-evil/b', false],
  ['/a', '/', false],
  ['/a/b', '/a/c', false],
  ['/', '/etc', true],
])('below %s, %s lies inside: %s', (folder, file, inside) => {
  expect(isInside(folder, file)).toBe(inside);
});
