import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Types by extension. What has none here is as good as not there. */
export type ContentTypes = Readonly<Record<string, string>>;

/** What a deck may be made of, and nothing that a browser would run. */
export const mediaTypes: ContentTypes = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  vtt: 'text/vtt; charset=utf-8',
};

/** What Vitrine's own pages are made of. */
export const pageTypes: ContentTypes = {
  ...mediaTypes,
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
  ico: 'image/x-icon',
};

/** In bytes, of one read from disk. */
const chunkSize = 64 * 1024;

/** A file that may be served. */
export interface ContentFile {
  /** Its real path, without symbolic links. */
  path: string;
  contentType: string;
  /** In bytes. */
  size: number;
}

/** Whether a path lies below a folder. Both must be absolute and without symbolic links. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  const leaves = relative === '..' || relative.startsWith(`..${path.sep}`);
  return relative !== '' && !leaves && !path.isAbsolute(relative);
}

/**
 * Finds the file that the path of a URL means below a folder, or null when there is none that may be served.
 *
 * @param urlPath still percent-encoded, relative to the folder, without a leading slash
 * @param types what may be served from there
 */
export async function findContentFile(
  folder: string,
  urlPath: string,
  types: ContentTypes,
): Promise<ContentFile | null> {
  const segments = decodeSegments(urlPath);
  const contentType = contentTypeOf(segments?.at(-1) ?? '', types);
  if (!segments || contentType === null) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, ...segments));
    if (!isInside(root, file)) return null;
    const found = await stat(file);
    return found.isFile() ? { path: file, contentType, size: found.size } : null;
  } catch {
    return null;
  }
}

/** Answers `GET` and `HEAD` with a file, in whole or by the one byte range asked for (RFC 9110, section 14). */
export function respondWithFile(request: Request, file: ContentFile): Response {
  const { size } = file;
  const headers = new Headers({ 'Content-Type': file.contentType, 'Accept-Ranges': 'bytes' });
  const range = readRange(request.headers.get('Range'), size);
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${String(size)}`);
    headers.set('Content-Type', 'text/plain; charset=utf-8');
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  headers.set('Content-Length', String(last - first + 1));
  if (range) headers.set('Content-Range', `bytes ${String(first)}-${String(last)}/${String(size)}`);
  const body = request.method === 'HEAD' || size === 0 ? null : streamFile(file.path, first, last);
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** Decodes each segment once; null when one could mean anything but a plain name on any system. */
function decodeSegments(urlPath: string): string[] | null {
  try {
    const segments = urlPath.split('/').map(decodeURIComponent);
    return segments.every(isPlainName) ? segments : null;
  } catch {
    return null;
  }
}

/** Neither hidden nor `..`; no separator of any system, no drive, no alternate data stream, no control character. */
function isPlainName(segment: string): boolean {
  return /^[^./\\:\p{Cc}][^/\\:\p{Cc}]*$/u.test(segment) && !/[. ]$/.test(segment);
}

function contentTypeOf(name: string, types: ContentTypes): string | null {
  const extension = path.extname(name).slice(1).toLowerCase();
  return Object.hasOwn(types, extension) ? (types[extension] ?? null) : null;
}

/** The bytes asked for; null for the whole file, also where a range is malformed or one of several, as RFC 9110 allows. */
function readRange(
  header: string | null,
  size: number,
): { first: number; last: number } | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return null;
  return first >= size ? 'unsatisfiable' : { first, last };
}

/** Reads only as fast as the client does, opens the file at the first read, and closes it at the end or when the client leaves. */
function streamFile(file: string, first: number, last: number): ReadableStream<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>> | null = null;
  let position = first;
  const close = async () => {
    const opened = handle;
    handle = null;
    await opened?.close();
  };
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          handle ??= await open(file, 'r');
          const wanted = new Uint8Array(Math.min(chunkSize, last - position + 1));
          const { bytesRead } = await handle.read(wanted, 0, wanted.length, position);
          if (bytesRead === 0) throw new Error(`${file} became shorter while it was sent`);
          position += bytesRead;
          controller.enqueue(wanted.subarray(0, bytesRead));
          if (position <= last) return;
          await close();
          controller.close();
        } catch (error) {
          await close();
          controller.error(error);
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
