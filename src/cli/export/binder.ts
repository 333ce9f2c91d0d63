/// <reference lib="dom" />
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import type { Drawings } from '../../core/ink/drawings.ts';
import { slideKey } from '../../core/ink/ink.ts';
import { strokePath } from '../../core/ink/stroke-path.ts';
import { rendererFolder } from '../project.ts';
import { fontFaces } from '../report/fonts.ts';
import type { Engine, EnginePage, Size } from '../review/engine.ts';
import type { Version } from '../review/version.ts';
import { walkVersion } from '../review/walk.ts';
import { notesHtml, sheet, slideOnSheet } from './notes-page.ts';

/** The stage in each shape of screen, in px. */
const stages = {
  landscape: { width: 1920, height: 1080 },
  classic: { width: 1440, height: 1080 },
  portrait: { width: 1080, height: 1920 },
} as const;

/** Puts slides into a book, each on a page of its own. */
export class Binder {
  readonly #book: PDFDocument;
  readonly #engine: Engine;
  readonly #drawings: Drawings | null;
  readonly #withNotes: boolean;
  readonly #size: Size;
  /** Hears how many pages there are, at each one. */
  onPage: (done: number) => void = () => undefined;
  #stage: EnginePage | null = null;
  #desk: EnginePage | null = null;
  #fonts = '';

  constructor(book: PDFDocument, engine: Engine, drawings: Drawings | null, withNotes: boolean) {
    this.#drawings = drawings;
    this.#size = stages[drawings?.shape ?? 'landscape'];
    this.#book = book;
    this.#engine = engine;
    this.#withNotes = withNotes;
  }

  /** Opens the pages that slides and notes are drawn on. */
  async open(): Promise<void> {
    this.#stage = await this.#engine.openPage(this.#size);
    if (!this.#withNotes) return;
    this.#desk = await this.#engine.openPage(sheet);
    this.#fonts = await fontFaces(rendererFolder);
  }

  /** Adds a deck, whose kiosk is at an address. */
  async bind(url: string, version: Version): Promise<void> {
    const page = this.#stage;
    if (!page) return;
    await walkVersion(page, url, version, async (index) => {
      await page.evaluate(hideRest);
      await page.evaluate(draw, this.#pathsOn(version.deck.id, index + 1));
      const slide = await page.print(this.#size);
      if (this.#desk) await this.#addWithNotes(this.#desk, slide, version, index);
      else await this.#add(slide);
      this.onPage(this.#book.getPageCount());
    });
    await page.goTo('about:blank');
  }

  /** What is drawn on a slide, as paths on the stage. */
  #pathsOn(deck: string, slide: number): string[] {
    const { width, height } = this.#size;
    const strokes = this.#drawings?.ink[slideKey(deck, slide)] ?? [];
    return strokes.map(({ points }) => strokePath(points, width, height));
  }

  async #add(printed: Uint8Array): Promise<PDFPage | null> {
    const [drawing] = await this.#book.embedPdf(printed, [0]);
    if (!drawing) return null;
    const page = this.#book.addPage([drawing.width, drawing.height]);
    page.drawPage(drawing);
    return page;
  }

  async #addWithNotes(
    desk: EnginePage,
    slide: Uint8Array,
    version: Version,
    index: number,
  ): Promise<void> {
    await desk.show(notesHtml(version.deck, index, this.#fonts, this.#size));
    const height = Math.max(sheet.height, await desk.evaluate(fitNotes, sheet.height));
    const notes = await desk.print({ width: sheet.width, height });
    const page = await this.#add(notes);
    const [drawing] = await this.#book.embedPdf(slide, [0]);
    if (!page || !drawing) return;
    page.drawPage(drawing, slideOnSheet(page.getSize(), this.#size));
  }
}

/** Leaves nothing on the page but the slide: no hidden one under it, whose words would be found, and nothing over it. */
function hideRest(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '.layer:not([data-layer="front"]), main ~ :not([data-drawn]) { visibility: hidden !important } * { animation-play-state: paused !important }',
  );
  document.adoptedStyleSheets = [sheet];
}

/** Draws over the slide as `renderer/presenter/overlay.svelte` does, in place of what was drawn before. */
function draw(paths: readonly string[]): void {
  document.querySelector('[data-drawn]')?.remove();
  if (paths.length === 0) return;
  const space = 'http://www.w3.org/2000/svg';
  const sheet = document.createElementNS(space, 'svg');
  sheet.setAttribute('data-drawn', '');
  Object.assign(sheet.style, { position: 'fixed', inset: '0', width: '100%', height: '100%' });
  sheet.style.zIndex = '20';
  for (const path of paths) {
    for (const [colour, width] of [
      ['var(--pen-edge)', '0.95vmin'],
      ['var(--pen)', '0.55vmin'],
    ] as const) {
      const line = document.createElementNS(space, 'path');
      line.setAttribute('d', path);
      Object.assign(line.style, { fill: 'none', stroke: colour, strokeWidth: width });
      Object.assign(line.style, { strokeLinecap: 'round', strokeLinejoin: 'round' });
      sheet.append(line);
    }
  }
  document.body.append(sheet);
}

/** Makes notes smaller until they fit, as small as can be read; gives how high the page must be, in px. */
async function fitNotes(height: number): Promise<number> {
  await document.fonts.ready;
  const root = document.documentElement;
  for (let size = 12; size >= 8; size -= 0.5) {
    root.style.setProperty('--size', `${String(size)}pt`);
    if (root.scrollHeight <= height) break;
  }
  return root.scrollHeight;
}
