import { protocol } from 'electron';

/** The one scheme that anything is ever loaded from. */
const scheme = 'app';
/** Origin of the kiosk's page. */
export const appOrigin = `${scheme}://vitrine`;

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
export function serveAppScheme(answer: (request: Request) => Response | Promise<Response>): void {
  protocol.handle(scheme, (request) =>
    isOwnAddress(request.url) ? answer(request) : new Response(null, { status: 404 }),
  );
}

/** Whether an address is one of the kiosk's own. */
export function isOwnAddress(address: string): boolean {
  return address.startsWith(`${appOrigin}/`);
}
