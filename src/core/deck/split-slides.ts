import type { Place } from '../library/located-yaml.ts';
import type { Report } from './report.ts';
import { compileSeparator } from './separators.ts';
import type { SourceText } from './source-text.ts';

/** A stretch of the source, from line to line. */
export interface Chunk {
  text: string;
  /** Line of the source where it starts, from 1. */
  line: number;
}

/** One slide as it is written. */
export interface SlideSource {
  content: Chunk;
  /** What follows the line `Note:`; null without one. */
  notes: Chunk | null;
}

/** A deck's own separators: regular expressions, and where they are written. */
export interface Separators {
  separator?: { pattern: string; place: Place };
  verticalSeparator?: { pattern: string; place: Place };
}

interface Span {
  start: number;
  end: number;
}

/** Splits a deck into its slides, in reading order: vertical slides follow the one they stand under. */
export function splitSlides(
  source: SourceText,
  bodyStart: number,
  separators: Separators,
  report: Report,
): SlideSource[] {
  const fences = findFences(source.text, bodyStart);
  const inFence = (offset: number): boolean => isWithin(fences, offset);
  const breaks = [
    ...findBreaks('separator', separators.separator, /^---[ \t]*(?:\n|$)/gm),
    ...findBreaks('verticalSeparator', separators.verticalSeparator, /^----[ \t]*(?:\n|$)/gm),
  ].sort((a, b) => a.start - b.start);

  const slides: SlideSource[] = [];
  let start = bodyStart;
  for (const { start: breakStart, end } of breaks) {
    if (breakStart < start) continue;
    slides.push(readSlide(start, breakStart));
    start = end;
  }
  slides.push(readSlide(start, source.text.length));
  return slides;

  function findBreaks(name: string, custom: Separators['separator'], standard: RegExp): Span[] {
    const compiled = custom ? compileSeparator(custom.pattern) : null;
    if (custom && compiled && 'refusal' in compiled) {
      const message = `${name} is refused, because ${compiled.refusal}; the default applies. Write a short plain pattern such as "^---$".`;
      report.add('separator/refused', custom.place, message);
    }
    const found: Span[] = [];
    if (compiled && 'find' in compiled) {
      const body = source.text.slice(bodyStart);
      for (const span of compiled.find(body)) {
        // A match may begin with the line end before the separator itself.
        const mark =
          bodyStart + span.start + (/^\s*/.exec(body.slice(span.start, span.end))?.[0].length ?? 0);
        if (!inFence(Math.min(mark, bodyStart + span.end - 1))) {
          found.push({ start: bodyStart + span.start, end: bodyStart + span.end });
        }
      }
      return found;
    }
    standard.lastIndex = bodyStart;
    for (let match = standard.exec(source.text); match; match = standard.exec(source.text)) {
      if (!inFence(match.index))
        found.push({ start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  function readSlide(from: number, to: number): SlideSource {
    const text = source.text.slice(from, to);
    for (const { 0: label, index } of text.matchAll(/^[^\S\n]*notes?[^\S\n]*:/gimu)) {
      if (inFence(from + index)) continue;
      return { content: chunk(from, from + index), notes: chunk(from + index + label.length, to) };
    }
    return { content: chunk(from, to), notes: null };
  }

  function chunk(from: number, to: number): Chunk {
    return { text: source.text.slice(from, to), line: source.placeAt(from).line };
  }
}

/**
 * Fenced code blocks. A fence that is never closed is none, nor is one after which a slide ends and another fence begins:
 * forgetting to close one must not swallow the deck.
 */
function findFences(text: string, from: number): Span[] {
  const fences: Span[] = [];
  let open: { mark: string; start: number } | null = null;
  const pattern = /^[ \t]{0,12}(?:[-*+>][ \t]{1,4})?(`{3,}|~{3,})([^\n]*)$/gm;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, mark = '', info = ''] = match;
    if (!open) {
      if (mark.startsWith('~') || !info.includes('`')) open = { mark, start: match.index };
    } else if (mark[0] === open.mark[0] && mark.length >= open.mark.length) {
      const closes = info.trim() === '';
      if (closes) fences.push({ start: open.start, end: match.index + whole.length });
      // A fence names its language only where it opens.
      const forgotten = !closes && /^-{3,4}[ \t]*$/m.test(text.slice(open.start, match.index));
      if (closes) open = null;
      else if (forgotten) open = { mark, start: match.index };
    }
  }
  return fences;
}

/** Whether an offset is in one of the spans, which are in order. */
function isWithin(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= offset && offset <= span.end;
}
