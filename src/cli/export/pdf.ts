/// <reference lib="dom" />
import { readFile, writeFile } from 'node:fs/promises';
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { drawingsSchema, type Drawings } from '../../core/ink/drawings.ts';
import { slideKey } from '../../core/ink/ink.ts';
import { strokePath } from '../../core/ink/stroke-path.ts';
import { LibraryFolder } from '../../node/library-folder.ts';
import {
  rendererFolder,
  requireFolder,
  requirePages,
  UsageError,
  welcomeFolder,
} from '../project.ts';
import { fontFaces } from '../report/fonts.ts';
import { openEngine, type Engine, type EnginePage, type Size } from '../review/engine.ts';
import type { Version } from '../review/version.ts';
import { walkVersion, withHost } from '../review/walk.ts';
import { chooseDecks, type DeckChoice } from './choose-decks.ts';
import { notesHtml, sheet, slideOnSheet } from './notes-page.ts';

/** The stage in each shape of screen, in px. */
const stages = {
  landscape: { width: 1920, height: 1080 },
  classic: { width: 1440, height: 1080 },
  portrait: { width: 1080, height: 1920 },
} as const;

/** What a PDF is made of. */
export interface PdfOptions extends DeckChoice {
  /** The file to write. */
  pdf: string;
  notes?: boolean;
  /** What it is called in its reader's window; the deck's or the library's title unless given. */
  title?: string;
  /** A file of `Drawings` that are printed over their slides, in the shape that they were drawn in. */
  drawings?: string;
  /** Tells on stderr how many pages of how many are done: `3/24`. */
  progress?: boolean;
}

/**
 * Prints decks as the kiosk shows them, one page per slide with all its fragments. Needs no network. Gives the file.
 *
 * @throws UsageError when there is nothing to print, or nothing to print it with
 */
export async function exportPdf(folder: string, options: PdfOptions): Promise<string> {
  requireFolder(folder);
  requirePages();
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  const versions = await chooseDecks(library, folder, options);
  const drawings = options.drawings === undefined ? null : await readDrawings(options.drawings);
  const engine = await openEngine();
  if ('problem' in engine) throw new UsageError(`The slides cannot be drawn: ${engine.problem}`);
  try {
    const { title } = library.library.site;
    const [first] = versions;
    const ownTitle = versions.length === 1 ? first?.deck.title : title[first?.deck.locale ?? ''];
    const locale = first?.deck.locale ?? '';
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const book = await PDFDocument.create();
    book.setTitle(options.title ?? ownTitle ?? 'Vitrine');
    book.setLanguage(locale);
    book.setProducer('Vitrine');
    const binder = new Binder(book, engine, drawings, options.notes ?? false);
    await binder.open();
    const pages = versions.reduce((sum, { deck }) => sum + deck.slides.length, 0);
    if (options.progress ?? process.stderr.isTTY) {
      binder.onPage = (done) => console.error(`${String(done)}/${String(pages)}`);
    }
    for (const version of versions) {
      await withHost(library, version, (url) => binder.bind(url, version));
    }
    await writeFile(options.pdf, await book.save());
    return options.pdf;
  } finally {
    await engine.close();
  }
}

async function readDrawings(file: string): Promise<Drawings> {
  try {
    return drawingsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new UsageError(`The drawings in “${file}” cannot be read: ${String(error)}`);
  }
}

/** Puts slides into a book, each on a page of its own. */
class Binder {
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
      ['rgb(255 255 255 / 0.75)', '0.95vmin'],
      ['#d7263d', '0.55vmin'],
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
