import type { Diagnostic } from '../diagnostic.ts';

/** What the deck compiler may report: each code, how serious it is, and what it means. The only such list. */
export const deckDiagnostics = {
  'deck/too-large': {
    severity: 'error',
    meaning: 'The file is over 512 KB of text; nothing of it is shown.',
  },
  'deck/empty': { severity: 'error', meaning: 'The deck has no slide to show.' },
  'deck/too-many': {
    severity: 'error',
    meaning: 'The deck has over 500 slides; nothing of it is shown.',
  },
  'deck/long': { severity: 'warning', meaning: 'The deck has over 200 slides.' },
  'deck/internal': { severity: 'error', meaning: 'Vitrine failed on this text; please report it.' },
  'deck/more': { severity: 'warning', meaning: 'There is more to report than is listed.' },
  'front-matter/broken': {
    severity: 'error',
    meaning: 'The front matter is not YAML that can be read.',
  },
  'front-matter/value': {
    severity: 'warning',
    meaning: 'A value has the wrong shape; the default applies.',
  },
  'front-matter/long': {
    severity: 'warning',
    meaning: 'A title or a summary is longer than a tile of the menu shows.',
  },
  'front-matter/unknown': { severity: 'warning', meaning: 'Some keys mean nothing to Vitrine.' },
  'front-matter/title': {
    severity: 'warning',
    meaning: 'The deck has neither a title nor a heading.',
  },
  'cover/unknown': { severity: 'error', meaning: 'There is no drawing of that name.' },
  'cover/parameter': {
    severity: 'warning',
    meaning: 'A drawing has no such parameter, or not of that value; it is left out.',
  },
  'separator/refused': {
    severity: 'error',
    meaning: 'A separator is not safe to run; the default applies.',
  },
  'slide/empty': {
    severity: 'warning',
    meaning: 'A slide without content or background is left out.',
  },
  'slide/too-large': {
    severity: 'error',
    meaning: 'A slide has too much text or HTML, and is left out.',
  },
  'slide/too-deep': {
    severity: 'error',
    meaning: 'A slide nests or holds too many elements, and is left out.',
  },
  'slide/attribute': { severity: 'warning', meaning: 'A slide attribute was removed or replaced.' },
  'slide/layout': { severity: 'warning', meaning: 'There is no such layout.' },
  'slide/duration': {
    severity: 'warning',
    meaning: 'A duration is out of range; the next default applies.',
  },
  'html/removed': {
    severity: 'warning',
    meaning: 'An element or attribute was removed by cleaning.',
  },
  'html/changed': { severity: 'warning', meaning: 'An element was replaced by a harmless one.' },
  'style/removed': { severity: 'warning', meaning: 'A style declaration was removed by cleaning.' },
  'class/reserved': {
    severity: 'warning',
    meaning: 'A class that Vitrine itself uses was removed.',
  },
  'link/removed': { severity: 'warning', meaning: 'A link cannot be offered to visitors.' },
  'media/outside': {
    severity: 'warning',
    meaning: "A media file is not in the deck's folder; it was removed.",
  },
  'media/missing': { severity: 'error', meaning: 'A media file does not exist.' },
  'media/type': {
    severity: 'warning',
    meaning: 'A media file has a type that cannot be shown there.',
  },
  'image/alt': { severity: 'warning', meaning: 'A picture has no alternative text.' },
  'video/subtitles': { severity: 'warning', meaning: 'A video has no subtitles.' },
  'maths/invalid': { severity: 'error', meaning: 'A formula cannot be read; its source is shown.' },
  'code/steps': {
    severity: 'warning',
    meaning: 'The line steps of a code block cannot all be shown.',
  },
  'chart/invalid': { severity: 'error', meaning: 'A chart cannot be drawn; its source is shown.' },
} as const satisfies Record<string, { severity: Diagnostic['severity']; meaning: string }>;

/** A code of {@link deckDiagnostics}. */
export type DeckDiagnosticCode = keyof typeof deckDiagnostics;
