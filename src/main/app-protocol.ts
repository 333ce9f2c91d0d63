import { protocol } from 'electron';
import { refusalHeaders } from '../host/secure-headers.ts';

/** The one scheme that anything is ever loaded from. */
const scheme = 'app';
/** Address of the kiosk's page; every address below it is ours. */
export const kioskPage = `${scheme}://vitrine/`;
/** Address of the presenter view's page. */
export const presenterPage = `${kioskPage}presenter`;

/**
 * On top of the site's own policy. What is left out of the list is what counts: dialogs and printing,
 * pop-ups, downloads, forms, pointer lock, in the page and in every frame inside it.
 */
const shellPolicy = 'sandbox allow-scripts allow-same-origin';

/** Declares the scheme. Must be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ]);
}

/** Answers every request of the scheme with the site that browsers get over HTTP. */
export function serveAppScheme(answer: (request: Request) => Promise<Response>): void {
  protocol.handle(scheme, async (request) => {
    const response = isOwnAddress(request.url)
      ? await answer(request)
      : new Response('Not found', { status: 404, headers: refusalHeaders });
    response.headers.append('Content-Security-Policy', shellPolicy);
    return response;
  });
}

/** Whether an address is one of the kiosk's own. */
export function isOwnAddress(address: string): boolean {
  return address.startsWith(kioskPage);
}
