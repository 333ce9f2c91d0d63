import { serialize } from 'parse5';
import { cleanLine, cutLine } from '../plain-line.ts';
import { applyAttributeComments } from './attribute-comments.ts';
import { clean } from './clean.ts';
import type { Link, Media, Slide } from './deck.ts';
import { drawCharts } from './draw-charts.ts';
import { drawCode } from './draw-code.ts';
import { drawMaths } from './draw-maths.ts';
import { longestSlide, renderMarkdown } from './markdown.ts';
import type { MediaFolder } from './media-path.ts';
import { extractNotes, showLiteralCode } from './reveal-conventions.ts';
import type { Report } from './report.ts';
import { readSection, type Section } from './section-attributes.ts';
import type { Budget, SlideContext } from './slide-context.ts';
import { countSteps, headingText, plainText, showsSomething, typesetTree } from './slide-text.ts';
import type { SourceText } from './source-text.ts';
import type { Chunk, SlideSource } from './split-slides.ts';
import { parseHtml, TooComplexError, type Fragment } from './tree.ts';
import { usesFrenchSpacing } from './typography.ts';

/** What all slides of a deck have in common. */
export interface DeckContext {
  source: SourceText;
  locale: string;
  folder: MediaFolder;
  report: Report;
  budget: Budget;
  /** Time of a slide that does not say its own, in ms. */
  duration: number;
}

/** Compiles one slide. Null when it is not shown: hidden, empty, or refused; all but the first is reported. */
export function compileSlide({ content, notes }: SlideSource, deck: DeckContext): Slide | null {
  const { report } = deck;
  const mark = report.size;
  const media: Media[] = [];
  const links: Link[] = [];
  const shown = compileContent(content, deck, { lazy: true, media, links });
  if (!shown) return null;
  const { section } = shown;
  if (section.hidden) {
    report.rewind(mark);
    return null;
  }
  const hasBackground = Object.keys(section.attributes).some((name) =>
    /^data-background-(?:color|gradient|image|video)$/.test(name),
  );
  if (!showsSomething(shown.root) && !hasBackground) {
    if (content.text.trim() !== '' || content.line > 1) {
      const message =
        'This slide is empty and is left out: give it content or a background, or remove its separator.';
      report.add('slide/empty', { line: firstLine(content), column: 1 }, message);
    }
    return null;
  }
  const spoken = notes && compileContent(notes, deck, { lazy: false, media: [], links: [] });
  return {
    attributes: section.attributes,
    html: serialize(shown.root).trim(),
    notes: [shown.notes, spoken ? serialize(spoken.root).trim() : '']
      .filter((part) => part !== '')
      .join('\n'),
    title: shown.title,
    text: shown.text,
    duration: section.duration ?? deck.duration,
    steps: countSteps(shown.root),
    media,
    links,
    line: firstLine(content),
  };
}

/** The text without the pictures written into it: they are removed anyway, and must not make it too large. */
export function withoutInlinedFiles(text: string): string {
  return text.replace(/\bdata:[\w/+.;=,%-]{200,}/g, 'data:');
}

/** How hard a text may be to read as Markdown: each opening bracket may be matched against all that follows it. */
function effortOf(text: string): number {
  let brackets = 0;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) brackets += 1;
  return text.length * (brackets + 50);
}

/** The first line of a chunk that is not blank, or its first. */
function firstLine({ text, line }: Chunk): number {
  const blank = /^\s*\n(?=[^]*\S)/.exec(text.slice(0, 2_000))?.[0] ?? '';
  return line + blank.split('\n').length - 1;
}

interface Content {
  root: Fragment;
  section: Section;
  notes: string;
  title: string;
  text: string;
}

/** From Markdown to a clean tree with everything drawn. The order matters: what we draw ourselves comes after cleaning. */
function compileContent(
  chunk: Chunk,
  deck: DeckContext,
  output: Pick<SlideContext, 'lazy' | 'media' | 'links'>,
): Content | null {
  const refuse = (code: 'slide/too-large' | 'slide/too-deep', message: string): null => {
    deck.report.add(
      code,
      { line: firstLine(chunk), column: 1 },
      `${message} It is left out: split it into several slides.`,
    );
    return null;
  };
  const { budget } = deck;
  const text = withoutInlinedFiles(chunk.text);
  if (text.length > longestSlide)
    return refuse('slide/too-large', 'This slide has over 16 KB of text.');
  budget.effort -= effortOf(text);
  if (budget.effort < 0 || budget.elements <= 0)
    return refuse('slide/too-large', 'The slides before this one hold too much for one deck.');
  const { html, locate } = renderMarkdown({ ...chunk, text }, deck.source);
  try {
    const root = parseHtml(html, budget);
    const context: SlideContext = { ...deck, ...output, locate };
    const notesRoot = extractNotes(root);
    const written = applyAttributeComments(root);
    showLiteralCode(root, html);
    clean(root, context);
    const section = readSection(written, context);
    drawCharts(root, context);
    typesetTree(root, usesFrenchSpacing(deck.locale));
    const title = cutLine(cleanLine(headingText(root)));
    const words = cleanLine(plainText(root));
    drawMaths(root, context);
    drawCode(root, context);
    return { root, section, notes: finishNotes(notesRoot, context), title, text: words };
  } catch (error) {
    if (error instanceof TooComplexError)
      return refuse('slide/too-deep', 'This slide nests or holds too many elements.');
    throw error;
  }
}

function finishNotes(root: Fragment, context: SlideContext): string {
  const notes = { ...context, lazy: false, media: [], links: [] };
  clean(root, notes);
  typesetTree(root, usesFrenchSpacing(context.locale));
  drawMaths(root, notes);
  drawCode(root, notes);
  return serialize(root).trim();
}
