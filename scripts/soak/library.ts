import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What happens to a deck's files while the kiosk plays. */
export type ChangeKind = 'lengthen' | 'break' | 'remove' | 'repair' | 'bring back' | 'shorten';

/** How often a deck plays in a round, or, when it is put between, that it does. */
export interface Turn {
  readonly deck: string;
  readonly weight: number;
  readonly isInterleaved: boolean;
}

const brokenDeck = '---\ntitle: [broken\n---\n\n# Never shown\n';
const addedSlide = '\n---\n\n## Soak\n\nThis slide comes and goes.\n';
/** Stands where it was: a file that is only the beginning of what it was may be half copied, and is waited for. */
const trace = '\n<!-- A slide has gone. -->\n';

/** A copy of a library that is changed while it plays. */
export class SoakLibrary {
  readonly folder: string;
  readonly turns: readonly Turn[];
  readonly #length: string;
  readonly #broken: string;
  readonly #removed: string;
  /** Where the removed deck is kept. */
  readonly #store: string;
  /** Where the text of the broken deck is kept. */
  readonly #spare: string;

  /**
   * @param source a library of five decks or more
   * @param folder where the copy may lie; the removed deck is kept beside it
   */
  constructor(source: string, folder: string) {
    this.folder = path.join(folder, 'library');
    this.#store = path.join(folder, 'removed');
    this.#spare = path.join(folder, 'spare.md');
    cpSync(source, this.folder, { recursive: true });
    const decks = readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
    const [first, second, length, broken, removed] = decks;
    if (!first || !second || !length || !broken || !removed)
      throw new Error(`${source} has ${decks.length} decks; a soak needs five or more.`);
    [this.#length, this.#broken, this.#removed] = [length, broken, removed];
    const between = decks.length > 5 ? decks.at(-1) : undefined;
    const weights = new Map([
      [first, 3],
      [second, 2],
    ]);
    this.turns = decks.map((deck) => ({
      deck,
      weight: weights.get(deck) ?? 1,
      isInterleaved: deck === between,
    }));
    this.#writeSite();
  }

  /** The deck that a change happens to. */
  deckOf(kind: ChangeKind): string {
    if (kind === 'remove' || kind === 'bring back') return this.#removed;
    return kind === 'break' || kind === 'repair' ? this.#broken : this.#length;
  }

  /** Makes one change on disk, as a person or a program that copies files would. */
  change(kind: ChangeKind): void {
    const folder = path.join(this.folder, this.deckOf(kind));
    const file = path.join(folder, 'deck.md');
    switch (kind) {
      case 'lengthen':
        return this.#rewrite(folder, (text) => text.replace(trace, '') + addedSlide);
      case 'shorten':
        return this.#rewrite(folder, (text) => text.replace(addedSlide, trace));
      case 'break':
        cpSync(file, this.#spare);
        return writeFileSync(file, brokenDeck);
      case 'repair':
        return cpSync(this.#spare, file);
      case 'remove':
        cpSync(folder, this.#store, { recursive: true });
        return rmSync(folder, { recursive: true });
      case 'bring back':
        return cpSync(this.#store, folder, { recursive: true });
    }
  }

  /** In every language, so that the deck has the same length in all rounds. */
  #rewrite(folder: string, change: (text: string) => string): void {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.md'))) {
      const file = path.join(folder, name);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    }
  }

  #writeSite(): void {
    const entries = this.turns.map(({ deck, weight, isInterleaved }) =>
      isInterleaved
        ? `  - { deck: '${deck}', slide: 1, every: 10m }`
        : `  - { deck: '${deck}', weight: ${weight} }`,
    );
    const lines = [
      ...['title: Soak', 'languages: [fr, en]', 'duration: 12s'],
      ...['loop: { languages: [fr, en] }', 'playlist:', ...entries, ''],
    ];
    writeFileSync(path.join(this.folder, 'kiosk.yaml'), lines.join('\n'));
  }
}
