/** Elements that may stand in a slide. */
export const allowedElements: ReadonlySet<string> = new Set(
  `a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del
  details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p
  picture pre q rb rp rt rtc ruby s samp small source span strike strong sub summary sup table tbody td tfoot th thead time tr
  track tt u ul var video wbr`.split(/\s+/),
);

const noCode = 'decks carry no code; use Markdown, fragments and charts instead.';
const noStyle = 'use the classes, data-layout, or a style attribute instead.';
const noForm = 'visitors cannot fill in forms on a slide.';
const noFrame = 'show a picture or a video of it, or link to it: links become QR codes.';
const noDrawing =
  'save it as a file in media/ and show it as a picture, or write formulas between $ signs.';
const noHead = 'a slide has no document head.';
const noText = 'write its content as Markdown.';

/** Elements that go with all their content, and what to do instead. */
export const removedElements: ReadonlyMap<string, string> = new Map([
  ...pairs('script noscript template slot', noCode),
  ...pairs('style', noStyle),
  ...pairs(
    'form input button select option optgroup datalist textarea keygen output progress meter dialog menu',
    noForm,
  ),
  ...pairs(
    'iframe frame frameset noframes object embed applet param portal fencedframe webview',
    noFrame,
  ),
  ...pairs('svg math canvas', noDrawing),
  ...pairs('base link meta title', noHead),
  ...pairs('xmp plaintext listing marquee noembed', noText),
]);

function pairs(names: string, advice: string): [string, string][] {
  return names.split(' ').map((name) => [name, advice]);
}

const size = /^\d{1,4}(?:\.\d{1,3})?(?:px|%)?$/;
const count = /^\d{1,3}$/;
const word = /^[\w-]{1,100}$/;
const flag = /^/;
const anyText = /^[^]{0,5000}$/;
const seconds = /^\d{1,2}(?:\.\d{1,3})?$/;
const alignment = /^(?:left|right|center|justify|char|top|middle|bottom|baseline)$/i;
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30})$/i;
const lineSteps = /^[\d\s,|-]{0,500}$/;

type Rules = Readonly<Record<string, RegExp>>;

/** Attributes of any element, and what their values look like. `class`, `id`, `style` and addresses have rules of their own. */
const globalAttributes: Rules = {
  class: anyText,
  id: /^[\p{L}\p{N}_:.-]{1,100}$/u,
  style: anyText,
  lang: /^[a-z0-9-]{1,35}$/i,
  dir: /^(?:ltr|rtl|auto)$/i,
  title: anyText,
  hidden: flag,
  align: alignment,
  role: /^(?:img|presentation|none)$/,
  'aria-label': anyText,
  'data-id': /^[\p{L}\p{N}_ .:-]{1,100}$/u,
  'data-fragment-index': count,
  'data-auto-animate': flag,
  'data-auto-animate-id': word,
  'data-auto-animate-restart': flag,
  'data-auto-animate-unmatched': /^(?:true|false)?$/,
  'data-auto-animate-delay': seconds,
  'data-auto-animate-duration': seconds,
  'data-auto-animate-easing': /^(?:[a-z-]{1,30}|cubic-bezier\([\d., -]{1,60}\))$/,
};

const cell: Rules = {
  colspan: count,
  rowspan: count,
  width: size,
  height: size,
  valign: alignment,
};
const heading: Rules = { ...cell, scope: /^(?:row|col|rowgroup|colgroup)$/i, abbr: anyText };
const column: Rules = { span: count, width: size, valign: alignment };
const rows: Rules = { valign: alignment };
const player: Rules = {
  src: anyText,
  'data-src': anyText,
  controls: flag,
  loop: flag,
  muted: flag,
  autoplay: flag,
  'data-autoplay': flag,
  preload: /^(?:none|metadata|auto)?$/i,
};
const source: Rules = {
  src: anyText,
  'data-src': anyText,
  srcset: anyText,
  type: /^[\w.+/; ="-]{1,100}$/,
  media: /^[\w\s:().,-]{1,200}$/,
};

const elementAttributes: Readonly<Record<string, Rules>> = {
  a: { href: anyText, target: anyText, rel: anyText, download: anyText },
  audio: player,
  code: {
    'data-line-numbers': lineSteps,
    'data-ln-start-from': /^\d{1,6}$/,
    'data-trim': flag,
    'data-noescape': flag,
  },
  col: column,
  colgroup: column,
  data: { value: anyText },
  del: { datetime: anyText },
  details: { open: flag },
  font: { color: colour, size: /^[+-]?\d$/, face: /^[\w\s,-]{1,100}$/ },
  hr: { width: size },
  img: {
    src: anyText,
    'data-src': anyText,
    srcset: anyText,
    alt: anyText,
    width: size,
    height: size,
    border: count,
  },
  ins: { datetime: anyText },
  li: { value: count },
  ol: { start: /^-?\d{1,4}$/, type: /^[1aAiI]$/, reversed: flag },
  source,
  table: { border: count, cellpadding: count, cellspacing: count, width: size },
  tbody: rows,
  td: cell,
  tfoot: rows,
  th: heading,
  thead: rows,
  time: { datetime: anyText },
  tr: rows,
  track: {
    src: anyText,
    kind: /^(?:subtitles|captions|descriptions|chapters|metadata)$/i,
    srclang: /^[a-z0-9-]{1,35}$/i,
    label: anyText,
    default: flag,
  },
  ul: { type: /^(?:disc|circle|square)$/i },
  video: { ...player, poster: anyText, playsinline: flag, width: size, height: size },
};

/** Hints that mean nothing here, so often written that dropping them is not worth a word. */
const silentlyDropped: ReadonlySet<string> = new Set([
  'loading',
  'decoding',
  'fetchpriority',
  'data-markdown',
  'nowrap',
]);

/** Whether an attribute may stay on an element, judged by its name and value alone. */
export function judgeAttribute(
  tag: string,
  name: string,
  value: string,
): 'keep' | 'remove' | 'drop' {
  if (silentlyDropped.has(name)) return 'drop';
  const own = elementAttributes[tag];
  const rule =
    own && Object.hasOwn(own, name)
      ? own[name]
      : Object.hasOwn(globalAttributes, name)
        ? globalAttributes[name]
        : null;
  return rule?.test(value) ? 'keep' : 'remove';
}

/** Whether Vitrine or reveal.js knows its own parts by this class: a deck may not look like them. */
export function isReservedClass(name: string): boolean {
  return (
    reservedClasses.has(name) ||
    /^(?:svelte-|cartel|slide-background|navigate-|r-overlay)/.test(name)
  );
}

const reservedClasses: ReadonlySet<string> = new Set(
  `present past future stack reveal slides backgrounds pdf-page controls progress slide-number pause-overlay
  jump-to-slide speaker-notes aria-status stage layer preparing`.split(/\s+/),
);

/** What a deck's own ids start with, so that they can never be taken for Vitrine's. */
export const idPrefix = 'deck-';
