import { z } from 'zod';

/** A deck that was on stage, or on its way there, when the page died this often is set aside. */
export const strikeLimit = 3;

/** How often each deck in question brought the page down, by what it then held. */
export const strikesSchema = z.array(
  z.object({
    deck: z.string(),
    /** A mark of the deck's content: another content is another deck. */
    content: z.string(),
    count: z.int().min(1),
  }),
);
/** See {@link strikesSchema}. */
export type Strikes = z.infer<typeof strikesSchema>;

/** What is known of the decks that there are: a mark of the content, by id. */
export type DeckContents = ReadonlyMap<string, string>;

/** The page died with this deck; one that is not there any more is nobody's fault. */
export function addStrike(strikes: Strikes, deck: string, contents: DeckContents): Strikes {
  const content = contents.get(deck);
  if (content === undefined) return strikes;
  const count = strikes.find(isOf(deck, content))?.count ?? 0;
  return [...strikes.filter((each) => each.deck !== deck), { deck, content, count: count + 1 }];
}

/** The deck left the stage with the page alive: what it is accused of was someone else, unless it is proven. */
export function acquit(strikes: Strikes, deck: string): Strikes {
  return strikes.filter((each) => each.deck !== deck || each.count >= strikeLimit);
}

/** The decks to leave out: as long as their content stays the same. */
export function setAside(strikes: Strikes, contents: DeckContents): string[] {
  return strikes
    .filter(({ deck, content, count }) => count >= strikeLimit && contents.get(deck) === content)
    .map(({ deck }) => deck);
}

function isOf(deck: string, content: string): (strike: Strikes[number]) => boolean {
  return (strike) => strike.deck === deck && strike.content === content;
}
