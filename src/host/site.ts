import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { HandoutDesk } from './handout/handout-desk.ts';
import { secureHeaders } from './secure-headers.ts';
import type { Health } from '../contract/health.ts';
import type { Site as SiteSettings } from '../core/library/library.ts';
import { findContentFile, mediaTypes, pageTypes, respondWithFile } from '../node/content-files.ts';

type Theme = SiteSettings['theme'];

/** Where the one page is: as a screen, as the presenter view, and as the phone's. It tells by its address what it is. */
const pages: ReadonlySet<string> = new Set(['', 'presenter', 'remote']);

/** Version 0.0.4 of the text format. */
const metricsType = 'text/plain; version=0.0.4; charset=utf-8';
const immutable = 'public, max-age=31536000, immutable';

/** What a site serves. */
export interface SiteOptions {
  /** Folder of the built pages, or null for a site that only tells its health. */
  rendererFolder: string | null;
  /** The folder of a deck's files in a state of its media, or as it is shown for null; null for what is not there. */
  contentRoot: (deckId: string, media: string | null) => string | null;
  health: () => Health;
  /** Answers `/metrics`, in the text format of Prometheus; not served unless given. */
  metrics?: () => Promise<string>;
  /** The PDF behind a secret of {@link HandoutDesk}, for the phones that a browser is (null for no phone); none is served unless given. */
  handout?: (secret: string, phones: readonly string[] | null) => ReturnType<HandoutDesk['take']>;
  /** How the screen is to look; light unless given. */
  theme?: () => Theme;
}

/** Everything a page may load from its host, whatever carries the requests. */
export interface Site {
  /**
   * Answers one request; never rejects.
   *
   * @param phones ids of the phones that the browser which asks was let in as; null for the site of screens
   */
  fetch: (request: Request, phones?: readonly string[] | null) => Promise<Response>;
}

/** Makes the site: the pages, the decks' files below `/content/<deck id>@<state of its media>/`, `/health` and `/metrics`. */
export function createSite(options: SiteOptions): Site {
  const { rendererFolder, contentRoot, health, metrics, handout, theme } = options;
  // Not hono's own path, which is partly decoded: the route, its headers and the file must follow from the same text.
  const app = new Hono<{ Bindings: { phones: readonly string[] | null } }>({ getPath: pathOf });
  app.use(secureHeaders);
  app.use(async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    return context.text('Method not allowed', 405, { Allow: 'GET, HEAD' });
  });

  app.get('/health', (context) => {
    const now = health();
    return context.json(now, now.status === 'ok' ? 200 : 503, { 'Cache-Control': 'no-store' });
  });

  app.get('/metrics', async (context) => {
    if (!metrics) return context.notFound();
    const headers = { 'Content-Type': metricsType, 'Cache-Control': 'no-store' };
    return context.body(await metrics(), 200, headers);
  });

  app.get('/content/*', async (context) => {
    const [, , deck = '', ...segments] = pathOf(context.req.raw).split('/');
    const [id = '', media = null] = deck.split('@');
    const root = contentRoot(decodeOnce(id), media);
    const file = root === null ? null : await findContentFile(root, segments.join('/'), mediaTypes);
    if (!file) return context.notFound();
    const response = respondWithFile(context.req.raw, file);
    // What stands below a state of the media never changes.
    if (media !== null && response.ok) response.headers.set('Cache-Control', immutable);
    return response;
  });

  app.get('/handout/:secret', async (context) => {
    // Whoever only looks does not use it up.
    const isFetched = context.req.raw.method === 'GET';
    const found = isFetched
      ? await handout?.(context.req.param('secret'), context.env.phones)
      : null;
    if (!found) return context.notFound();
    return context.body(new Uint8Array(found.bytes), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      'Cache-Control': 'no-store',
    });
  });

  app.get('*', async (context) => {
    const asked = pathOf(context.req.raw).slice(1);
    const path = pages.has(asked) ? 'index.html' : asked;
    const file =
      rendererFolder === null ? null : await findContentFile(rendererFolder, path, pageTypes);
    if (!file) return context.notFound();
    if (path === 'index.html') {
      const page = await inTheme(file.path, theme?.() ?? 'light');
      return context.body(page, 200, { 'Content-Type': file.contentType });
    }
    // Read at once: to open a file of its archive, Electron copies it to the temporary folder, where it stays or is cleared away.
    const response = new Response(await readFile(file.path), {
      headers: { 'Content-Type': file.contentType },
    });
    // The build puts a hash of the content into the names of everything in assets/.
    const hashed = path.startsWith('assets/');
    if (hashed) response.headers.set('Cache-Control', immutable);
    return response;
  });

  app.notFound((context) => context.text('Not found', 404));
  app.onError((_error, context) => context.text('Internal error', 500));
  return { fetch: async (request, phones = null) => app.fetch(request, { phones }) };
}

/** A page that has the site's colour from its first frame on, before it has heard of the library. */
async function inTheme(page: string, theme: Theme): Promise<string> {
  return (await readFile(page, 'utf8')).replace('<html', `<html data-theme="${theme}"`);
}

/** The path of a request's URL, still percent-encoded. */
function pathOf(request: Request): string {
  return new URL(request.url).pathname;
}

/** Decodes a segment of a URL; what cannot be decoded names nothing. */
function decodeOnce(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
