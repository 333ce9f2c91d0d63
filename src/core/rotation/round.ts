/** What a round is made of. */
export interface RoundEntry {
  readonly deck: string;
  /** How often it plays in a round. */
  readonly weight: number;
}

/**
 * The order of one round of the loop: each deck as often as its weight says, spread evenly. No deck comes twice in a row, nor
 * first after it ended the round before, unless it has more than half of the turns.
 * @param round a shuffled loop has another order in each
 * @param before the deck that ended the round before; null where there was none
 */
export function roundOf(
  entries: readonly RoundEntry[],
  round: number,
  isShuffled: boolean,
  before: string | null,
): string[] {
  return spread(isShuffled ? shuffled(entries, round) : entries, before);
}

/** The first deck of a round that has not been played as often as the round wants; null when the round is over. */
export function nextInRound(order: readonly string[], played: readonly string[]): string | null {
  const left = new Map<string, number>();
  for (const deck of played) left.set(deck, (left.get(deck) ?? 0) + 1);
  for (const deck of order) {
    const count = left.get(deck) ?? 0;
    if (count === 0) return deck;
    left.set(deck, count - 1);
  }
  return null;
}

/**
 * Each entry's turns are spaced evenly over the round, those of the n-th entry a little later than those before it; then
 * the earliest turn is taken again and again, but for one deck twice in a row.
 */
function spread(entries: readonly RoundEntry[], before: string | null): string[] {
  const turns = entries.flatMap(({ deck, weight }, index) =>
    Array.from({ length: weight }, (_, turn) => ({
      deck,
      due: (turn + index / entries.length) / weight,
    })),
  );
  turns.sort((a, b) => a.due - b.due);
  const left = new Map(entries.map(({ deck, weight }) => [deck, weight]));
  const order: string[] = [];
  while (turns.length > 0) {
    const last = order.at(-1) ?? before;
    // A deck with more than half of the turns left comes now, or it must come twice in a row.
    const crowd = entries.find(({ deck }) => (left.get(deck) ?? 0) > turns.length / 2)?.deck;
    const urgent = crowd === last ? -1 : turns.findIndex(({ deck }) => deck === crowd);
    const other = turns.findIndex(({ deck }) => deck !== last);
    const [next] = turns.splice(Math.max(urgent >= 0 ? urgent : other, 0), 1);
    if (!next) break;
    left.set(next.deck, (left.get(next.deck) ?? 0) - 1);
    order.push(next.deck);
  }
  return order;
}

/** The same entries in an order that depends on the number alone. */
function shuffled(entries: readonly RoundEntry[], number: number): RoundEntry[] {
  const order = [...entries];
  const random = randomNumbers(number);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a && b) [order[last], order[other]] = [b, a];
  }
  return order;
}

/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 to 1 that look random and repeat for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
