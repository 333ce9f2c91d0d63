import type { MiddlewareHandler } from 'hono';

/** What every answer carries, as far as the route has not said otherwise. */
const headers: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
  // A kiosk's page needs none of them, and no video may leave its slide.
  'Permissions-Policy': [
    ...['accelerometer', 'bluetooth', 'camera', 'display-capture', 'fullscreen', 'geolocation'],
    ...['gyroscope', 'hid', 'microphone', 'midi', 'payment', 'picture-in-picture'],
    ...['serial', 'usb'],
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};

/** What a bare refusal carries: it is read by nobody, and may do nothing. */
export const refusalHeaders: Readonly<Record<string, string>> = {
  ...headers,
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** A deck's file opened as a page of its own can do nothing: an SVG picture may contain scripts. */
const deckPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** Puts the security headers on every answer, errors included. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const url = new URL(context.req.url);
  for (const [name, value] of Object.entries(headers)) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  }
  const isDeckFile = /^\/(content|handout)\//.test(url.pathname);
  context.res.headers.set('Content-Security-Policy', isDeckFile ? deckPolicy : pagePolicy(url));
};

/** Nothing but the page's own files; over HTTP also its host's WebSocket, which older browsers do not count as 'self'. */
function pagePolicy({ protocol, host }: URL): string {
  const socket = protocol === 'http:' ? ` ws://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Formulas are laid out by style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${socket}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
