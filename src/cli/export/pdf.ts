/// <reference lib="dom" />
import { writeFile } from 'node:fs/promises';
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { LibraryFolder } from '../../node/library-folder.ts';
import {
  rendererFolder,
  requireFolder,
  requirePages,
  UsageError,
  welcomeFolder,
} from '../project.ts';
import { fontFaces } from '../report/fonts.ts';
import { openEngine, type Engine, type EnginePage } from '../review/engine.ts';
import type { Version } from '../review/version.ts';
import { walkVersion, withHost } from '../review/walk.ts';
import { chooseDecks, type DeckChoice } from './choose-decks.ts';
import { notesHtml, sheet, slideOnSheet } from './notes-page.ts';

/** The stage of a landscape screen, in px. */
const stage = { width: 1920, height: 1080 } as const;

/** What a PDF is made of. */
export interface PdfOptions extends DeckChoice {
  /** The file to write. */
  pdf: string;
  notes?: boolean;
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
  const engine = await openEngine();
  if ('problem' in engine) throw new UsageError(`The slides cannot be drawn: ${engine.problem}`);
  try {
    const { title } = library.library.site;
    const [first] = versions;
    const locale = first?.deck.locale ?? '';
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const book = await PDFDocument.create();
    book.setTitle((versions.length === 1 ? first?.deck.title : title[locale]) ?? 'Vitrine');
    book.setLanguage(locale);
    book.setProducer('Vitrine');
    const binder = new Binder(book, engine, options.notes ?? false);
    await binder.open();
    for (const [position, version] of versions.entries()) {
      if (process.stderr.isTTY) {
        console.error(`${String(position + 1)}/${String(versions.length)} ${version.file}`);
      }
      await withHost(library, version, (url) => binder.bind(url, version));
    }
    await writeFile(options.pdf, await book.save());
    return options.pdf;
  } finally {
    await engine.close();
  }
}

/** Puts slides into a book, each on a page of its own. */
class Binder {
  readonly #book: PDFDocument;
  readonly #engine: Engine;
  readonly #withNotes: boolean;
  #stage: EnginePage | null = null;
  #desk: EnginePage | null = null;
  #fonts = '';

  constructor(book: PDFDocument, engine: Engine, withNotes: boolean) {
    this.#book = book;
    this.#engine = engine;
    this.#withNotes = withNotes;
  }

  /** Opens the pages that slides and notes are drawn on. */
  async open(): Promise<void> {
    this.#stage = await this.#engine.openPage(stage);
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
      const slide = await page.print(stage);
      if (this.#desk) await this.#addWithNotes(this.#desk, slide, version, index);
      else await this.#add(slide);
    });
    await page.goTo('about:blank');
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
    await desk.show(notesHtml(version.deck, index, this.#fonts));
    const height = Math.max(sheet.height, await desk.evaluate(fitNotes, sheet.height));
    const notes = await desk.print({ width: sheet.width, height });
    const page = await this.#add(notes);
    const [drawing] = await this.#book.embedPdf(slide, [0]);
    if (!page || !drawing) return;
    const { x, y, width } = slideOnSheet(page.getSize());
    page.drawPage(drawing, { x, y, width, height: (width / stage.width) * stage.height });
  }
}

/** Leaves nothing on the page but the slide: no hidden one under it, whose words would be found, and nothing over it. */
function hideRest(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '.layer:not([data-layer="front"]), main ~ * { visibility: hidden !important } * { animation-play-state: paused !important }',
  );
  document.adoptedStyleSheets = [sheet];
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
