import { makeSecret } from './secrets.ts';

/** Name of the cookie by which a phone's browser is known: pictures are asked for without a word of ours. */
const name = 'vitrine-remote';
const pattern = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{22})(?:;|$)`);

/** What a browser is known by, from its `Cookie` header; null when it shows nothing of ours. */
export function browserOf(cookie: string | null | undefined): string | null {
  return pattern.exec(cookie ?? '')?.[1] ?? null;
}

/**
 * A `Set-Cookie` header that makes a browser known; it opens nothing before the phone is let in, and nothing afterwards. Scripts
 * do not see it, and other sites cannot make a browser send it.
 */
export function introduceBrowser(): string {
  return `${name}=${makeSecret()}; Path=/; HttpOnly; SameSite=Strict`;
}
