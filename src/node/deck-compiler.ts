import { setImmediate as otherWork } from 'node:timers/promises';
import {
  compileDeckInSteps,
  type CompiledDeck,
  type DeckSource,
} from '../core/deck/compile-deck.ts';
import type { Deck } from '../core/deck/deck.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { DeckVersion } from '../core/library/plan-library.ts';
import { hashText } from './file-hashes.ts';
import { readText } from './read-text.ts';
import type { ScannedFolder } from './scan-library.ts';

/** In ms, for which compiling may keep the process from anything else; one slide may take a little longer. */
const longestTurn = 20;

/** What compiling one version gave. */
interface CompiledVersion {
  /** Hash of everything that went in. */
  key: string;
  diagnostics: Diagnostic[];
  /** The last deck that compiled. */
  good: Deck | null;
}

/** Compiles decks from disk: only what changed, and with the last good deck in reserve. */
export class DeckCompiler {
  readonly #versions = new Map<string, CompiledVersion>();

  /**
   * The deck to show for one version: freshly compiled, or the last that did compile, or null. What is wrong with the
   * text as it is now is added to `diagnostics`. `duration` is the site's time of a slide, in ms.
   */
  async compile(
    version: DeckVersion,
    folder: ScannedFolder,
    duration: number,
    diagnostics: Diagnostic[],
  ): Promise<Deck | null> {
    const { id, locale } = version;
    const file = `${id}/${version.file}`;
    const scanned = folder.files.find(({ name }) => name === version.file);
    const known = this.#versions.get(versionKey(version));
    const read = scanned ? await readText(scanned, file) : null;
    if (!read || 'problem' in read) {
      if (read) diagnostics.push(read.problem);
      return known?.good ?? null;
    }
    const names = folder.files.map(({ name }) => name);
    const key = hashText(JSON.stringify([file, read.text, names, duration]));
    if (known?.key === key) {
      diagnostics.push(...known.diagnostics);
      return known.good;
    }
    const mediaBase = `content/${encodeURIComponent(id)}/`;
    const source = {
      id,
      locale,
      file,
      text: read.text,
      files: new Set(names),
      mediaBase,
      duration,
    };
    const compiled = await compileInTurns(source);
    const good = compiled.deck ?? known?.good ?? null;
    this.#versions.set(versionKey(version), { key, diagnostics: compiled.diagnostics, good });
    diagnostics.push(...compiled.diagnostics);
    return good;
  }

  /** A version that is gone from disk is gone; only one that is there and broken falls back to what it was. */
  forgetAllBut(versions: readonly DeckVersion[]): void {
    const kept = new Set(versions.map(versionKey));
    for (const key of this.#versions.keys()) if (!kept.has(key)) this.#versions.delete(key);
  }
}

/** Compiles a deck and lets the process do its other work meanwhile: a screen plays on beside a hostile library. */
async function compileInTurns(source: DeckSource): Promise<CompiledDeck> {
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
