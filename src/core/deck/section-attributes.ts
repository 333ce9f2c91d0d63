import { nearest } from '../nearest.ts';
import type { WrittenAttribute } from './attribute-comments.ts';
import { cleanClass, cleanStyleAttribute } from './clean.ts';
import { isSlideDuration } from './front-matter-schema.ts';
import { idPrefix, judgeAttribute } from './html-policy.ts';
import { followMedia } from './media-elements.ts';
import { fileExtension, mediaExtensions } from './media-path.ts';
import type { SlideContext } from './slide-context.ts';
import { isColour, isGradient } from './style-policy.ts';

/** What `data-layout` may ask for. */
export const layouts = [
  ...[
    'cover',
    'statement',
    'figure',
    'split',
    'people',
    'steps',
    'quote',
    'video',
    'chart',
    'timeline',
    'network',
    'end',
  ],
] as const;

/** What a slide says of itself, clean. */
export interface Section {
  /** Attributes of its `<section>`. */
  attributes: Record<string, string>;
  /** Its own time in ms, or null for the deck's. */
  duration: number | null;
  hidden: boolean;
}

/** Attributes that may stay as they are when their value has this form. */
const plainAttributes: Readonly<Record<string, RegExp>> = {
  'data-background-size': /^[a-z\d.% ]{1,40}$/i,
  'data-background-position': /^[a-z\d.% -]{1,60}$/i,
  'data-background-repeat':
    /^(?:no-repeat|repeat|repeat-x|repeat-y|space|round)(?: (?:no-repeat|repeat|space|round))?$/,
  'data-background-opacity': /^(?:0|1|0?\.\d{1,4}|1\.0+)$/,
  'data-background-video-loop': /^/,
  'data-background-video-muted': /^/,
  'data-background-transition': /^[a-z -]{1,60}$/,
  'data-transition': /^[a-z -]{1,60}$/,
  'data-transition-speed': /^(?:default|fast|slow)$/,
};

/** Cleans the attributes of a slide by the same rules as any element's, and reads those that speak to the kiosk. */
export function readSection(written: readonly WrittenAttribute[], context: SlideContext): Section {
  const section: Section = { attributes: {}, duration: null, hidden: false };
  for (const attribute of new Map(written.map((each) => [each.name, each])).values()) {
    readAttribute(section, attribute, context);
  }
  return section;
}

function readAttribute(
  section: Section,
  { name, value, offset }: WrittenAttribute,
  context: SlideContext,
): void {
  const { attributes } = section;
  const place = () => context.locate(offset, name);
  const refuse = (message: string) =>
    context.report.add('slide/attribute', place, `${name.slice(0, 60)} was removed: ${message}`);
  const plain = Object.hasOwn(plainAttributes, name) ? plainAttributes[name] : undefined;
  const keep = (kept: string | null) => {
    if (kept !== null) attributes[name] = kept;
  };
  if (plain) {
    if (plain.test(value)) keep(value);
    else refuse('it cannot have this value.');
    return;
  }
  switch (name) {
    case 'class':
      return keep(
        cleanClass(value, (message) => context.report.add('class/reserved', place, message)),
      );
    case 'style':
      return keep(
        cleanStyleAttribute(
          value,
          (message) => context.report.add('style/removed', place, message),
          true,
        ),
      );
    case 'data-layout':
      return keep(
        readLayout(value, (message) => context.report.add('slide/layout', place, message)),
      );
    case 'data-visibility':
      section.hidden = value === 'hidden';
      if (value !== 'hidden' && value !== 'uncounted')
        refuse('only "hidden" means something here.');
      return;
    case 'data-autoslide': {
      const duration = /^\d{1,9}$/.test(value.trim()) ? Number(value) : 0;
      if (isSlideDuration(duration)) section.duration = duration;
      else {
        const message = `data-autoslide must be a number of ms from 1000 to 3600000; the deck's duration applies.`;
        context.report.add('slide/duration', place, message);
      }
      return;
    }
    case 'data-background':
    case 'data-background-color':
    case 'data-background-gradient':
    case 'data-background-image':
    case 'data-background-video':
      return readBackground(attributes, { name, value: value.trim(), offset }, context, refuse);
    case 'data-background-iframe':
    case 'data-background-interactive':
      return refuse('show a picture or a video instead; decks cannot show web pages.');
    case 'data-state':
      return refuse('decks cannot change the page around them; use a class.');
    default: {
      const verdict = judgeAttribute('section', name, value);
      if (verdict === 'keep') keep(name === 'id' ? idPrefix + value : value);
      else if (verdict === 'remove')
        refuse('it is not available on slides, or not with this value.');
    }
  }
}

function readLayout(value: string, tell: (message: string) => void): string | null {
  if ((layouts as readonly string[]).includes(value)) return value;
  const meant = nearest(value, layouts);
  const hint = meant ? `Did you mean ${meant}?` : `The layouts are ${layouts.join(', ')}.`;
  tell(`There is no layout “${value.slice(0, 60)}”; the slide has none. ${hint}`);
  return null;
}

function readBackground(
  attributes: Record<string, string>,
  { name, value, offset }: WrittenAttribute,
  context: SlideContext,
  refuse: (message: string) => void,
): void {
  const kind =
    name === 'data-background' ? backgroundKind(value) : name.slice('data-background-'.length);
  if (kind === 'color') {
    if (isColour(value)) attributes['data-background-color'] = value;
    else refuse('it must be a CSS colour.');
  } else if (kind === 'gradient') {
    if (isGradient(value)) attributes['data-background-gradient'] = value;
    else refuse('it must be a CSS gradient.');
  } else {
    const media = kind === 'video' ? 'video' : 'image';
    const found = value.split(',').map((path) => followMedia(path.trim(), media, offset, context));
    const urls = found.flatMap((each) => (typeof each === 'string' ? [] : [each.url]));
    if (urls.length > 0) attributes[`data-background-${media}`] = urls.join(',');
  }
}

/** What the short form `data-background` means, by the rule of reveal.js. */
function backgroundKind(value: string): 'image' | 'gradient' | 'color' {
  if (/^(?:https?:|file:|\/\/)/i.test(value) || mediaExtensions.image.has(fileExtension(value)))
    return 'image';
  return value.includes('gradient') ? 'gradient' : 'color';
}
