import { refusalHeaders } from '../secure-headers.ts';
import { createSite, type Site, type SiteOptions } from '../site.ts';
import { remotePath } from './addresses.ts';
import { browserOf, introduceBrowser } from './browser.ts';

/**
 * What phones may load: the page with its scripts and fonts, which tell nothing of this kiosk, and decks' files once they were
 * let in, and each the PDF it asked for. There is nothing else.
 *
 * @param phonesOf ids of the phones that a browser was let in as
 */
export function createRemoteSite(
  pages: SiteOptions,
  phonesOf: (browser: string) => readonly string[],
): Site {
  const site = createSite(pages);
  return {
    async fetch(request) {
      const url = new URL(request.url);
      const browser = browserOf(request.headers.get('cookie'));
      if (url.pathname === '/') return refusal(302, { Location: remotePath });
      if (url.pathname === remotePath) {
        const page = await site.fetch(new Request(new URL('/', url), request));
        if (browser === null) page.headers.append('Set-Cookie', introduceBrowser());
        return page;
      }
      if (url.pathname.startsWith('/assets/')) return site.fetch(request);
      const isInside = /^\/(content|handout)\//.test(url.pathname);
      const phones = isInside && browser !== null ? phonesOf(browser) : [];
      if (phones.length === 0) return refusal(404);
      const file = await site.fetch(request, phones);
      // On no proxy's disk.
      if (file.ok && url.pathname.startsWith('/content/'))
        file.headers.set('Cache-Control', 'private, max-age=3600');
      return file;
    },
  };
}

function refusal(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...refusalHeaders, ...headers } });
}
