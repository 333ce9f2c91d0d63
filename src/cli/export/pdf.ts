import { readFile, writeFile } from 'node:fs/promises';
import { drawingsSchema, type Drawings } from '../../core/ink/drawings.ts';
import type { Talk } from '../../core/talk/talk.ts';
import { LibraryFolder } from '../../node/library-folder.ts';
import { defaultUserData } from '../../node/user-data.ts';
import {
  requireFolder,
  requirePages,
  requirePlace,
  UsageError,
  welcomeFolder,
} from '../project.ts';
import { openEngine } from '../review/engine.ts';
import { withHost } from '../review/walk.ts';
import { Binder } from './binder.ts';
import { chooseDecks, type DeckChoice } from './choose-decks.ts';
import { savedTalk } from './saved-talk.ts';

/** What a PDF is made of. */
export interface PdfOptions extends DeckChoice {
  /** The file to write. */
  pdf: string;
  notes?: boolean;
  /** What it is called in its reader's window; the deck's or the library's title unless given. */
  title?: string;
  /** The kiosk's own folder, in which saved talks are looked for; the usual one unless given. */
  userDataDir?: string;
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
  requirePlace(options.pdf);
  requirePages();
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  const talk = findTalk(library, options);
  const choice = { ...options, ...(talk && { talk: talk.decks.join(',') }) };
  const versions = await chooseDecks(library, folder, choice);
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
    book.setTitle(options.title ?? talk?.name ?? ownTitle ?? 'Vitrine');
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

/** The saved talk that is wanted by its name; null for ids, which come first. */
function findTalk({ library }: LibraryFolder, { talk, userDataDir }: PdfOptions): Talk | null {
  if (talk === undefined || library.decks.some(({ id }) => id === talk)) return null;
  return savedTalk(userDataDir ?? defaultUserData(), talk);
}

async function readDrawings(file: string): Promise<Drawings> {
  try {
    return drawingsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new UsageError(`The drawings in “${file}” cannot be read: ${String(error)}`);
  }
}
