import { cleanLine, cutLine } from '../plain-line.ts';
import { isOpenUrl } from './front-matter-schema.ts';
import type { SlideContext } from './slide-context.ts';
import {
  addClass,
  attribute,
  offsetOf,
  removeAttribute,
  textContent,
  type Element,
} from './tree.ts';

/** Takes a link's address off the page, since a kiosk never navigates, and offers it as one of the slide's links. */
export function settleLink(element: Element, { report, locate, links }: SlideContext): void {
  if (element.tagName !== 'a') return;
  const url = attribute(element, 'href')?.trim() ?? null;
  for (const name of ['href', 'target', 'rel', 'download']) removeAttribute(element, name);
  if (url === null || url.startsWith('#')) return;
  if (!isOpenUrl(url)) {
    const place = () => locate(offsetOf(element, 'href'), url, safeDecode(url), 'href');
    const message = `The link to ${url.slice(0, 100)} was removed: visitors can only be given http, https and mailto addresses.`;
    report.add('link/removed', place, message);
    return;
  }
  addClass(element, 'link');
  const label = cutLine(cleanLine(textContent(element).replace(/\s+/g, ' ')));
  if (!links.some((link) => link.url === url))
    links.push({ label: label === '' ? cutLine(url) : label, url });
}

function safeDecode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
