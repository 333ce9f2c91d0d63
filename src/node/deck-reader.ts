import type { PlayableVersion } from '../core/library/assemble-library.ts';
import { mediaUrl } from '../core/deck/media-path.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { libraryDiagnostic } from '../core/library/diagnostic-codes.ts';
import type { DeckVersion } from '../core/library/plan-library.ts';
import { DeckCompiler } from './deck-compiler.ts';
import { FileHashes } from './file-hashes.ts';
import { keptDiagnostic } from './kept-diagnostics.ts';
import {
  isContentFile,
  isText,
  mediaBase,
  mediaVersion,
  type DeckContent,
  type HashedFile,
} from './library-content.ts';
import { isWholeFile } from './media-completeness.ts';
import type { Patience } from './patience.ts';
import { PictureLimit } from './picture-limit.ts';
import { doubtAboutText, readText } from './read-text.ts';
import type { ScannedFolder } from './scan-library.ts';

/** One deck's folder, and what is known of it. */
export interface DeckTask {
  folder: ScannedFolder;
  /** Where that folder is. */
  root: string;
  /** Its languages. */
  versions: readonly DeckVersion[];
  /** The site's time of a slide, in ms. */
  duration: number;
  /** The deck as it was last good, or null. */
  last: DeckContent | null;
  /** True where there is something to show while a deck that may be half copied is waited for. */
  mayWait: boolean;
}

/** What reading a deck gave. */
export interface DeckReading {
  /** What to show: the deck as it is now, or whole as it was, or null. */
  deck: DeckContent | null;
  /** True when the folder is to be read again, though it may not change. */
  waits: boolean;
}

/** Reads decks from disk. A deck is taken as it is now or as it was last good, never half of each. */
export class DeckReader {
  readonly #patience: Patience;
  readonly #hashes = new FileHashes();
  readonly #pictureLimit = new PictureLimit();
  readonly #compiler = new DeckCompiler();
  readonly #whole = new Map<string, { hash: string; isWhole: boolean }>();

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /** Reads one deck; what is wrong with it as it is now is added to `diagnostics`. Never rejects. */
  async read(task: DeckTask, diagnostics: Diagnostic[]): Promise<DeckReading> {
    const { root, versions, duration, last } = task;
    const { id } = task.folder;
    const shown = task.folder.files.filter(({ name }) => isContentFile(name));
    const folder = await this.#pictureLimit.apply({ ...task.folder, files: shown }, diagnostics);
    const files = await this.#hash(folder, diagnostics);
    const media = mediaVersion(files);
    const found: Diagnostic[] = [];
    const compiled: PlayableVersion[] = [];
    for (const version of versions) {
      const deck = await this.#compiler.compile({ version, files, media, duration }, found);
      if (deck) compiled.push({ ...version, deck });
    }
    diagnostics.push(...found);
    const deck = { id, root, media, files, versions: compiled };
    const cutOff = await this.#reportCutOff(deck, diagnostics);
    const kept = last && {
      ...last,
      versions: last.versions.filter((each) => isIn(each, versions)),
    };
    const lost = kept?.versions.some((each) => !isIn(each, compiled)) ?? false;
    const unreadable = files.length < folder.files.length;
    if (compiled.length === 0 || cutOff) return { deck: kept, waits: false };
    if (kept && (lost || unreadable)) return { deck: kept, waits: unreadable };
    const doubt = task.mayWait ? await doubtAbout(deck, last, found) : null;
    const look = JSON.stringify(files.map(({ name, hash }) => [name, hash]));
    if (doubt === null || this.#patience.hasStood(id, look)) return { deck, waits: false };
    diagnostics.push(doubt);
    return { deck: kept, waits: true };
  }

  /** Forgets what was compiled of all other versions. */
  forgetAllBut(versions: readonly DeckVersion[]): void {
    this.#compiler.forgetAllBut(versions);
  }

  async #hash(folder: ScannedFolder, diagnostics: Diagnostic[]): Promise<HashedFile[]> {
    const files: HashedFile[] = [];
    for (const file of folder.files) {
      const hash = await this.#hashes.hash(file);
      const { path, name, size } = file;
      if (hash !== null) files.push({ path, name, size, hash });
      else {
        const message = 'This file cannot be read; check its permissions, and that it is there.';
        diagnostics.push(libraryDiagnostic('file/unreadable', `${folder.id}/${name}`, message));
      }
    }
    return files;
  }

  /** Reports media that end too early; true when a slide shows one of them. */
  async #reportCutOff(deck: DeckContent, diagnostics: Diagnostic[]): Promise<boolean> {
    const text = JSON.stringify(deck.versions);
    let isShown = false;
    for (const { path, name, size, hash } of deck.files) {
      const known = this.#whole.get(path);
      const isWhole = known?.hash === hash ? known.isWhole : await isWholeFile(path, size);
      this.#whole.set(path, { hash, isWhole });
      if (isWhole) continue;
      isShown ||= text.includes(mediaUrl(name, mediaBase(deck.id, deck.media)));
      const message = `${name} ends too early, as a file does that is still being copied: copy it again. The deck stays as it was until then.`;
      diagnostics.push(keptDiagnostic('media/incomplete', `${deck.id}/${name}`, message));
    }
    return isShown;
  }
}

function isIn(version: DeckVersion, versions: readonly DeckVersion[]): boolean {
  return versions.some(({ locale }) => locale === version.locale);
}

/** Why a changed deck may be half copied although it compiles, or null. */
async function doubtAbout(
  { id, files }: DeckContent,
  last: DeckContent | null,
  found: readonly Diagnostic[],
): Promise<Diagnostic | null> {
  const changed = files.filter(
    (file) => !last?.files.some(({ name, hash }) => name === file.name && hash === file.hash),
  );
  for (const file of changed.filter(({ name }) => isText(name))) {
    const name = `${id}/${file.name}`;
    const good = last?.files.find((each) => each.name === file.name);
    const text = await readText(file, name);
    const goodText = good && (await readText(good, name));
    if ('problem' in text) continue;
    const doubt = doubtAboutText(text.text, goodText && 'text' in goodText ? goodText.text : null);
    if (doubt !== null) return settling(name, doubt);
  }
  const missing = found.find(({ code }) => code === 'media/missing');
  const isChanged = changed.length > 0 || files.length !== last?.files.length;
  if (!missing || !isChanged) return null;
  return settling(missing.file, 'A file that it shows is not there, or not there yet.');
}

/** Says of a changed file why it is not taken in yet. */
export function settling(file: string, why: string): Diagnostic {
  const message = `${why} It may be half copied: the change is taken in once it has stood for a minute and a half; what was good before plays on.`;
  return keptDiagnostic('file/settling', file, message);
}
