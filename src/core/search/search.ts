import MiniSearch, { type SearchResult } from 'minisearch';
import SearchableMap from 'minisearch/SearchableMap';
import type { Deck } from '../deck/deck.ts';
import type { Library } from '../library/library.ts';
import { entriesOf, type Entry } from './entries.ts';
import {
  bestSlide,
  cheaper,
  compareCosts,
  costOf,
  coverage,
  fields,
  type Costs,
  type Field,
} from './ranking.ts';
import { resultOf, type Result } from './result.ts';
import { similarTerms, type Vocabulary } from './typos.ts';
import { soughtTerms, wordsOf } from './words.ts';

/** Nobody types more, and whatever is pasted must be answered at once: UTF-16 units, terms. */
const longestQuery = 200;
const mostTerms = 10;

/** What was found of one language version of a deck. */
interface Sighting {
  readonly deck: Deck;
  /** Costs of what is said of the whole deck, and of its slides by number. */
  whole: Costs;
  readonly slides: Map<number, Costs>;
  /** By slide, 0 for the whole deck: the words of the library that matched. */
  readonly terms: Map<number, readonly string[]>;
  /** The index's own measure, which tells apart what costs the same. */
  score: number;
}

/** A search through all that a library's decks say, in every language. See {@link createSearch}. */
export class Search {
  /** The versions of each deck, by its id. */
  readonly #versions: ReadonlyMap<string, readonly Deck[]>;
  readonly #pending: Iterator<Entry>;
  readonly #entries: Entry[] = [];
  readonly #vocabulary: Vocabulary = new SearchableMap<true>();
  readonly #index: MiniSearch;

  constructor(library: Library) {
    this.#versions = Map.groupBy(library.decks, ({ id }) => id);
    this.#pending = entriesOf(library);
    this.#index = new MiniSearch({
      fields: [...fields],
      tokenize: (text) => wordsOf(text).map(({ term }) => term),
      processTerm: (term) => {
        this.#vocabulary.set(term, true);
        return term;
      },
      // What is sought comes as terms already.
      searchOptions: { tokenize: (term) => [term], processTerm: (term) => term },
    });
  }

  /**
   * Takes in one slide more; a few dozen fit between two frames.
   * @returns false when there was none left
   */
  indexNext(): boolean {
    const { done, value } = this.#pending.next();
    if (done) return false;
    this.#index.add({ id: this.#entries.length, ...value.texts });
    this.#entries.push(value);
    return true;
  }

  /**
   * Finds the projects that hold what someone has typed so far: those that have every word, or else those that have
   * most. Any text has an answer.
   * @param locale the visitor's language, preferred where all else is equal
   * @returns one result per project, best first
   */
  search(words: string, locale: string): Result[] {
    const sought = soughtTerms(words.slice(0, longestQuery)).slice(0, mostTerms);
    const sightings = [...this.#sightings(sought)].map((sighting) => {
      const all = [...sighting.slides.values()].reduce(cheaper, sighting.whole);
      return { ...sighting, all, isForeign: sighting.deck.locale !== locale };
    });
    sightings.sort(
      (one, other) =>
        compareCosts(one.all, other.all) ||
        Number(one.isForeign) - Number(other.isForeign) ||
        other.score - one.score,
    );
    const found = new Map<string, (typeof sightings)[number]>();
    for (const sighting of sightings)
      if (!found.has(sighting.deck.id)) found.set(sighting.deck.id, sighting);
    const [best] = found.values();
    const hasAll = best !== undefined && coverage(best.all) === sought.length;
    return [...found.values()]
      .filter(({ all }) => !hasAll || coverage(all) === sought.length)
      .map(({ deck, whole, slides, terms }) => {
        const shown = this.#shownVersion(deck, locale);
        return resultOf({ deck, shown, terms, slide: bestSlide(whole, slides) });
      });
  }

  #sightings(sought: readonly string[]): Iterable<Sighting> {
    const typos = sought.map((term) => similarTerms(this.#vocabulary, term));
    const sightings = new Map<Deck, Sighting>();
    const nothing: Costs = sought.map(() => Infinity);
    for (const found of this.#lookUp(sought, typos)) {
      const entry = this.#entries[Number(found.id)];
      if (!entry) continue;
      const { deck, slide } = entry;
      const sighting: Sighting = sightings.get(deck) ?? {
        ...{ deck, whole: nothing, slides: new Map(), terms: new Map(), score: 0 },
      };
      sightings.set(deck, sighting);
      const costs = sought.map((term, index) => cheapest(found, term, typos[index]));
      if (slide === 0) sighting.whole = costs;
      else sighting.slides.set(slide, costs);
      sighting.terms.set(slide, found.terms);
      sighting.score = Math.max(sighting.score, found.score);
    }
    return sightings.values();
  }

  #lookUp(sought: readonly string[], typos: readonly Map<string, number>[]): SearchResult[] {
    if (sought.length === 0) return [];
    const queries = sought.flatMap((term, index) => [
      // A word under way may go on; a short one before it, such as “de”, would find half the library.
      { queries: [term], prefix: index === sought.length - 1 || term.length > 2 },
      { queries: [...(typos[index]?.keys() ?? [])], prefix: false },
    ]);
    return this.#index.search({ combineWith: 'OR', queries });
  }

  /** The version that a visitor would see: in their language, else the first. */
  #shownVersion(deck: Deck, locale: string): Deck {
    const versions = this.#versions.get(deck.id) ?? [];
    return versions.find((version) => version.locale === locale) ?? versions[0] ?? deck;
  }
}

/** A search of which nothing is indexed yet: call `indexNext` until it has no more; meanwhile, what is in can be found. */
export function createSearch(library: Library): Search {
  return new Search(library);
}

/** What a sought term costs in one text, by the cheapest of the words that it matches there. */
function cheapest(
  found: SearchResult,
  sought: string,
  typos?: ReadonlyMap<string, number>,
): number {
  let cost = Infinity;
  for (const [term, places] of Object.entries(found.match)) {
    const edits = term.startsWith(sought) ? 0 : typos?.get(term);
    if (edits === undefined) continue;
    for (const field of places as Field[])
      cost = Math.min(cost, costOf(field, edits > 0 || term === sought, edits));
  }
  return cost;
}
