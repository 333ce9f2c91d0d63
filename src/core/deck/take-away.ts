import type { Deck } from './deck.ts';

/** What a visitor's telephone reads from the QR code of a project. */
export interface TakeAway {
  /** Plain text, or an http or https address and nothing else. */
  payload: string;
  /** The page that the payload leads to; null when the payload is the project in a few words. */
  page: { label: string; url: string } | null;
}

/** In UTF-8: a QR code of version 12 with error correction M holds so much (ISO/IEC 18004, table 7). */
export const mostBytes = 287;

/**
 * The first web address of the deck's front matter, else of its end slides, that a readable code can hold. Without one, the
 * project itself in a few lines: its name, where or by whom it is made, and its summary.
 */
export function takeAwayOf(
  deck: Pick<Deck, 'title' | 'subtitle' | 'summary' | 'people' | 'partners' | 'links' | 'slides'>,
): TakeAway {
  const endings = deck.slides.filter(({ attributes }) => attributes['data-layout'] === 'end');
  const page = [...deck.links, ...endings.flatMap(({ links }) => links)].find(
    ({ url }) => /^https?:\/\//i.test(url) && bytesOf(url) <= mostBytes,
  );
  if (page) return { payload: page.url, page };
  const makers = deck.partners.length
    ? deck.partners.join(', ')
    : deck.people.map(({ name, role }) => (role ? `${name}, ${role}` : name)).join(' · ');
  const lines = [deck.title, makers, deck.summary || deck.subtitle];
  return { payload: plainPayload(lines.filter((line) => line !== '').join('\n')), page: null };
}

/** Text as telephones show it, and never obey it: what looks like the order WIFI:… or tel:… is put in quotes. */
function plainPayload(text: string): string {
  const plain = text.replaceAll('\u202F', '\u00A0');
  return cutBytes(/^\s*[a-z][\w+.-]*:(?!\s)/i.test(plain) ? `“${plain}”` : plain);
}

/** The text, or as many of its whole words as the code can hold; what has no spaces is cut anywhere. */
function cutBytes(text: string): string {
  if (bytesOf(text) <= mostBytes) return text;
  const room = mostBytes - bytesOf('…');
  let kept = '';
  for (const character of text) {
    if (bytesOf(kept) + bytesOf(character) > room) break;
    kept += character;
  }
  return `${kept.replace(/\s+\S{0,40}$/u, '')}…`;
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
  return encodeURI(text.toWellFormed()).replace(/%../g, '.').length;
}
