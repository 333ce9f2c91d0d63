/** The searched parts of a deck: its name, what is said of it, a slide's heading and a slide's text; best first. */
export const fields = ['title', 'about', 'heading', 'text'] as const;
export type Field = (typeof fields)[number];

/** What each sought term costs in one text; the cheaper, the better. Infinity: it is not there. */
export type Costs = readonly number[];

/**
 * What a match costs: the part of the deck counts first, then whether the word is whole; what had a typo comes after
 * everything else.
 * @param edits letters that had to be mended; 0 for a word that is or begins as typed
 */
export function costOf(field: Field, isWhole: boolean, edits: number): number {
  const place = 2 * fields.indexOf(field) + (isWhole ? 0 : 1);
  return edits === 0 ? place : 10 * (edits + 1) + place;
}

/** The cheaper of two, term by term. */
export function cheaper(one: Costs, other: Costs): Costs {
  return one.map((cost, index) => Math.min(cost, other[index] ?? Infinity));
}

/** How many of the sought terms are there. */
export function coverage(costs: Costs): number {
  return costs.filter(Number.isFinite).length;
}

/** The price of all that is there. */
function total(costs: Costs): number {
  return costs.reduce((sum, cost) => (Number.isFinite(cost) ? sum + cost : sum), 0);
}

/** Orders by number of terms found, then by price: negative when the first is better. */
export function compareCosts(one: Costs, other: Costs): number {
  return coverage(other) - coverage(one) || total(one) - total(other);
}

/**
 * The slide to open: the one that together with what is said of the whole deck has most terms, then the one that has most of them
 * itself, then the first. Where none has any, the cover.
 * @param slides costs by slide number, from 1
 */
export function bestSlide(deck: Costs, slides: ReadonlyMap<number, Costs>): number {
  const cover: Costs = deck.map(() => Infinity);
  const numbered = [...new Map([[1, cover], ...slides])];
  numbered.sort(
    ([one, a], [other, b]) =>
      coverage(cheaper(b, deck)) - coverage(cheaper(a, deck)) || compareCosts(a, b) || one - other,
  );
  return numbered[0]?.[0] ?? 1;
}
