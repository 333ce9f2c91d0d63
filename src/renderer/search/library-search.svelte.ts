import type { Library } from '../../core/library/library.ts';
import { createSearch, type Search } from '../../core/search/search.ts';
import type { Result } from '../../core/search/result.ts';

/** How long slides are taken in without a pause, in ms: a frame has room for that and for being painted. */
const slice = 6;
/** How many slides are taken in before what someone has typed already is looked up again. */
const refresh = 500;

/** A library's search, which takes the library in while the page has nothing else to do. */
export class LibrarySearch {
  readonly #search: Search;
  /** Counts up as there is more to find. */
  #grown = $state(0);
  isComplete = $state(false);

  constructor(library: Library) {
    this.#search = createSearch(library);
    this.#takeIn();
  }

  /** See {@link Search.search}; what derives from it follows as more is taken in. */
  search(words: string, locale: string): Result[] {
    return this.#grown >= 0 ? this.#search.search(words, locale) : [];
  }

  #takeIn(taken = 0): void {
    whenIdle(() => {
      const start = performance.now();
      let slides = taken;
      while (performance.now() - start < slice) {
        if (!this.#search.indexNext()) {
          this.isComplete = true;
          this.#grown += 1;
          return;
        }
        slides += 1;
        if (slides % refresh === 0) this.#grown += 1;
      }
      this.#takeIn(slides);
    });
  }
}

const searches = new WeakMap<Library, LibrarySearch>();

/** The search of a library, begun when first asked for. Ask early, and all is there when someone types. */
export function searchOf(library: Library): LibrarySearch {
  const search = searches.get(library) ?? new LibrarySearch(library);
  searches.set(library, search);
  return search;
}

/** A busy page, which is never idle, waits no longer than two frames; Safari has no idle callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 32 });
  else setTimeout(work);
}
