import type { Media } from './deck.ts';
import { mediaUrl, resolveMedia } from './media-path.ts';
import type { SlideContext } from './slide-context.ts';
import {
  attribute,
  createElement,
  createText,
  isElement,
  offsetOf,
  removeAttribute,
  replaceNode,
  setAttribute,
  setChildren,
  type Element,
} from './tree.ts';

type MediaKind = Media['kind'];

/** Points a media element to files of the deck's folder, or removes it. Its content has been cleaned before. */
export function settleMedia(element: Element, context: SlideContext): void {
  if (element.tagName === 'img') settleImage(element, context);
  else if (element.tagName === 'source') settleSource(element, context);
  else if (element.tagName === 'track') settleTrack(element, context);
  else if (element.tagName === 'video' || element.tagName === 'audio')
    settlePlayer(element, element.tagName, context);
}

/**
 * Follows a path written in the deck, reports why it leads nowhere, and notes the file it leads to.
 *
 * @returns the path from the deck's folder and the address, or why there is none.
 */
export function followMedia(
  written: string,
  kind: MediaKind,
  offset: number,
  { report, locate, folder, media }: SlideContext,
): { path: string; url: string } | 'removed' | 'missing' {
  const found = resolveMedia(written, kind, folder);
  const shown = written.length > 100 ? `${written.slice(0, 100)}…` : written;
  const place = () => locate(offset, written, safeDecode(written));
  switch (found.kind) {
    case 'found':
      if (!media.some(({ url }) => url === found.url)) {
        const isSilent = kind === 'video' && folder.silent.has(found.path);
        media.push({ kind, url: found.url, ...(isSilent && { isSilent }) });
      }
      return found;
    case 'outside':
      report.add(
        'media/outside',
        place,
        `${shown} was removed: it is not in the deck's folder. Copy it into media/ and write its path from there.`,
      );
      return 'removed';
    case 'type':
      report.add(
        'media/type',
        place,
        `${shown} was removed: it cannot be shown as ${kind}. Convert it to a type that browsers play.`,
      );
      return 'removed';
    case 'missing': {
      const hint = found.meant
        ? ` Did you mean ${found.meant}? Names must match to the letter.`
        : ' Check its name, or add the file.';
      report.add('media/missing', place, `${shown} does not exist in the deck's folder.${hint}`);
      return 'missing';
    }
  }
}

function settleImage(element: Element, context: SlideContext): void {
  const name = attribute(element, 'data-src') !== null ? 'data-src' : 'src';
  const found = followMedia(
    attribute(element, name) ?? '',
    'image',
    offsetOf(element, name),
    context,
  );
  const alt = attribute(element, 'alt');
  if (alt === null && found !== 'removed') {
    const place = () => context.locate(offsetOf(element), '<img', '![');
    context.report.add(
      'image/alt',
      place,
      'A picture has no alternative text: say what it shows, or write alt="" if it only decorates.',
    );
  }
  if (found === 'removed') replaceNode(element);
  else if (found === 'missing') replaceNode(element, missingMedia(alt ?? ''));
  else {
    setAddress(element, found.url, context);
    settleSourceSet(element, context);
  }
}

function settleSource(element: Element, context: SlideContext): void {
  const parent = element.parentNode;
  const owner = isElement(parent) ? parent.tagName : '';
  if (owner === 'picture') {
    settleSourceSet(element, context);
    removeAttribute(element, 'src');
    removeAttribute(element, 'data-src');
    if (attribute(element, 'srcset') === null) replaceNode(element);
    return;
  }
  removeAttribute(element, 'srcset');
  const name = attribute(element, 'data-src') !== null ? 'data-src' : 'src';
  const kind = owner === 'audio' ? 'audio' : 'video';
  const found = followMedia(attribute(element, name) ?? '', kind, offsetOf(element, name), context);
  if (typeof found === 'string') {
    if (found === 'missing' && isElement(parent)) missing.add(parent);
    replaceNode(element);
  } else setAddress(element, found.url, context);
}

function settleTrack(element: Element, context: SlideContext): void {
  const found = followMedia(
    attribute(element, 'src') ?? '',
    'track',
    offsetOf(element, 'src'),
    context,
  );
  if (typeof found === 'string') replaceNode(element);
  else setAttribute(element, 'src', found.url);
}

/** Players whose sources are missing, until they are settled themselves. */
const missing = new WeakSet<Element>();

function settlePlayer(element: Element, kind: 'video' | 'audio', context: SlideContext): void {
  const parts = element.childNodes.filter(isElement);
  setChildren(
    element,
    parts.filter(({ tagName }) => tagName === 'source' || tagName === 'track'),
  );
  const name = attribute(element, 'data-src') !== null ? 'data-src' : 'src';
  const written = attribute(element, name);
  const found =
    written === null ? null : followMedia(written, kind, offsetOf(element, name), context);
  if (found !== null && typeof found !== 'string') setAddress(element, found.url, context);
  else {
    removeAttribute(element, 'src');
    removeAttribute(element, 'data-src');
    if (found === 'missing') missing.add(element);
    if (!element.childNodes.some((node) => isElement(node) && node.tagName === 'source')) {
      const label = attribute(element, 'aria-label') ?? attribute(element, 'title') ?? '';
      replaceNode(element, ...(missing.has(element) ? [missingMedia(label)] : []));
      return;
    }
  }
  settlePlayback(element, kind);
  settleControls(element, kind);
  if (kind === 'video') settlePoster(element, context);
  if (kind === 'video') settleSubtitles(element, context);
}

/** Leaves of a player's controls what stays on the slide: no download, no window of its own. */
function settleControls(element: Element, kind: 'video' | 'audio'): void {
  if (attribute(element, 'controls') !== null)
    setAttribute(element, 'controlslist', 'nodownload nofullscreen noremoteplayback');
  if (kind === 'video') setAttribute(element, 'disablepictureinpicture', '');
}

function settlePlayback(element: Element, kind: 'video' | 'audio'): void {
  const starts =
    attribute(element, 'autoplay') !== null || attribute(element, 'data-autoplay') !== null;
  removeAttribute(element, 'autoplay');
  if (!starts) return;
  for (const flag of ['data-autoplay', ...(kind === 'video' ? ['muted', 'playsinline'] : [])])
    setAttribute(element, flag, '');
}

function settlePoster(element: Element, context: SlideContext): void {
  const poster = attribute(element, 'poster');
  if (poster === null) return;
  const found = followMedia(poster, 'image', offsetOf(element, 'poster'), context);
  if (typeof found === 'string') removeAttribute(element, 'poster');
  else setAttribute(element, 'poster', found.url);
}

/** Subtitles that lie beside a video, as film.fr.vtt or film.vtt beside film.mp4, are its own. */
function settleSubtitles(
  element: Element,
  { report, locate, locale, folder, media }: SlideContext,
): void {
  const parts = element.childNodes.filter(isElement);
  if (parts.some(({ tagName }) => tagName === 'track')) return;
  const own = [element, ...parts]
    .map((part) => attribute(part, 'data-src') ?? attribute(part, 'src'))
    .find((url) => url !== null);
  const stem = decodeURIComponent((own ?? '').slice(folder.mediaBase.length)).replace(
    /\.[^./]*$/,
    '',
  );
  const beside = [`${stem}.${locale}.vtt`, `${stem}.vtt`].find((path) => folder.files.has(path));
  if (beside === undefined) {
    const place = () => locate(offsetOf(element), '<video', '![');
    const advice = `The video has no subtitles: put ${stem}.${locale}.vtt beside it. A lobby is seldom quiet enough to listen.`;
    report.add('video/subtitles', place, advice);
    return;
  }
  const url = mediaUrl(beside, folder.mediaBase);
  media.push({ kind: 'track', url });
  const track = createElement('track', {
    kind: 'subtitles',
    srclang: locale,
    label: locale,
    src: url,
    default: '',
  });
  setChildren(element, [...parts, track]);
}

function settleSourceSet(element: Element, context: SlideContext): void {
  const written = attribute(element, 'srcset');
  if (written === null) return;
  const settled = written.split(',').map((candidate) => {
    const [path = '', ...descriptor] = candidate.trim().split(/\s+/);
    const found = resolveMedia(path, 'image', context.folder);
    return found.kind === 'found'
      ? { url: found.url, text: [found.url, ...descriptor].join(' ') }
      : null;
  });
  const kept = settled.filter((candidate) => candidate !== null);
  if (kept.length < settled.length) {
    removeAttribute(element, 'srcset');
    const place = () => context.locate(offsetOf(element, 'srcset'), 'srcset');
    const message =
      "srcset was removed: not all of its pictures are in the deck's folder. Copy them into media/.";
    context.report.add('media/outside', place, message);
    return;
  }
  setAttribute(element, 'srcset', kept.map(({ text }) => text).join(', '));
  for (const { url } of kept) {
    if (!context.media.some((media) => media.url === url))
      context.media.push({ kind: 'image', url });
  }
}

function setAddress(element: Element, url: string, { lazy }: SlideContext): void {
  removeAttribute(element, 'src');
  removeAttribute(element, 'data-src');
  setAttribute(element, lazy ? 'data-src' : 'src', url);
}

function missingMedia(name: string): Element {
  return createElement('span', { class: 'missing-media', role: 'img', 'aria-label': name }, [
    createText(name),
  ]);
}

function safeDecode(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
