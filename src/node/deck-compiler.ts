import { setImmediate as otherWork } from 'node:timers/promises';
import type { CompiledDeck, DeckSource } from '../core/deck/compile-deck.ts';
import type { Deck } from '../core/deck/deck.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { DeckVersion } from '../core/library/plan-library.ts';
import { silentFilms } from './film-sound.ts';
import { hashText } from './file-hashes.ts';
import { mediaBase, type HashedFile } from './library-content.ts';
import { readText } from './read-text.ts';

/** In ms, for which compiling may keep the process from anything else; one slide may take a little longer. */
const longestTurn = 20;

/** What compiling one version takes. */
export interface CompileTask {
  version: DeckVersion;
  /** Those of the deck's folder. */
  files: readonly HashedFile[];
  /** The state of the deck's media, see `mediaVersion`. */
  media: string;
  /** The site's time of a slide, in ms. */
  duration: number;
}

/** Compiles decks from disk, and only what changed. */
export class DeckCompiler {
  readonly #known = new Map<string, { key: string; compiled: CompiledDeck }>();

  /** The deck of one version, or null when it does not compile. What is wrong with it is added to `diagnostics`. */
  async compile(
    { version, files, media, duration }: CompileTask,
    diagnostics: Diagnostic[],
  ): Promise<Deck | null> {
    const { id, locale } = version;
    const source = files.find(({ name }) => name === version.file);
    if (!source) return null;
    const file = `${id}/${version.file}`;
    const names = files.map(({ name }) => name);
    const key = hashText(JSON.stringify([file, source.hash, names, media, duration]));
    const known = this.#known.get(versionKey(version));
    if (known?.key === key) {
      diagnostics.push(...known.compiled.diagnostics);
      return known.compiled.deck;
    }
    const read = await readText(source, file);
    if ('problem' in read) {
      diagnostics.push(read.problem);
      return null;
    }
    const compiled = await compileInTurns({
      ...{ id, locale, file, duration, text: read.text },
      files: new Set(names),
      silent: await silentFilms(files),
      mediaBase: mediaBase(id, media),
    });
    this.#known.set(versionKey(version), { key, compiled });
    diagnostics.push(...compiled.diagnostics);
    return compiled.deck;
  }

  /** Forgets all other versions. */
  forgetAllBut(versions: readonly DeckVersion[]): void {
    const kept = new Set(versions.map(versionKey));
    for (const key of this.#known.keys()) if (!kept.has(key)) this.#known.delete(key);
  }
}

/** Compiles a deck and lets the process do its other work meanwhile: a screen plays on beside a hostile library. */
async function compileInTurns(source: DeckSource): Promise<CompiledDeck> {
  // What plays is compiled already: a start does not wait for Markdown, maths and code to be loaded.
  const { compileDeckInSteps } = await import('../core/deck/compile-deck.ts');
  const steps = compileDeckInSteps(source);
  let turnStarted = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turnStarted < longestTurn) continue;
    await otherWork();
    turnStarted = performance.now();
  }
}

function versionKey({ id, locale }: DeckVersion): string {
  return `${id}\n${locale}`;
}
