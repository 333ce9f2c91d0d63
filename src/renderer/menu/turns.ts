import { isCalm } from '../ui/motion.ts';

/** How long one cover moves before the next one does, in ms. */
const turn = 6_000;

/**
 * Lets the tiles in sight come to life one after the other: all at once would be restless, and dear.
 * @param onTurn hears the id of the deck whose turn it is, or null when nothing is to move
 * @returns an attachment for the element that holds the tiles
 */
export function takeTurns(
  onTurn: (deck: string | null) => void,
): (list: HTMLElement) => () => void {
  return (list) => {
    let count = 0;
    const next = (): void => {
      const tiles = [...list.querySelectorAll<HTMLElement>('[data-deck-tile]')].filter(isInSight);
      const tile = tiles[count % Math.max(tiles.length, 1)];
      count += 1;
      onTurn(isCalm() ? null : (tile?.dataset['deckTile'] ?? null));
    };
    const timer = setInterval(next, turn);
    return () => clearInterval(timer);
  };
}

function isInSight(tile: HTMLElement): boolean {
  const { top, bottom } = tile.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
