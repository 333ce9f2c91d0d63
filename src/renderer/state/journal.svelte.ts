import type { KioskClient } from '../../contract/client.ts';
import type { Opening } from '../../core/journal/entries.ts';
import { JournalKeeper } from '../../core/journal/journal-keeper.ts';
import { JournalOutbox } from './journal-outbox.ts';
import type { Screen } from './screen.svelte.ts';

/** In ms, between two looks at a screen that may not change, and two tries to reach a host that is away. */
const interval = 30_000;

/** The journal of the page's one screen; null until it is kept. */
let ofThisPage: { keeper: JournalKeeper; outbox: JournalOutbox } | null = null;

/** Notes that a search found nothing. May be called with each letter typed: the longest text of a search counts, once. */
export function searchedInVain(words: string): void {
  ofThisPage?.outbox.send(ofThisPage.keeper.searchedInVain(words, performance.now()));
}

/** Notes how the deck is opened that the visitor has just chosen; call it before the screen changes. From the menu, nothing need be said. */
export function openedFrom(opening: Opening): void {
  ofThisPage?.keeper.openedFrom(opening);
}

/**
 * Keeps the journal of what the screen shows and how it is used: facts go to the host as they become certain.
 * @param speed as the screen was started with
 * @returns its undo
 */
export function keepJournal(client: KioskClient, screen: Screen, speed: number): () => void {
  const now = () => performance.now();
  const keeper = new JournalKeeper();
  const outbox = new JournalOutbox(client, now);
  ofThisPage = { keeper, outbox };
  const look = (): void => {
    const { painted } = screen;
    if (!painted) return;
    const { mode, view, deck, slide, slides, locale } = painted;
    const idle = screen.library.site.idle / speed;
    outbox.send(keeper.see({ at: now(), mode, view, deck, slide, slides, locale, idle }));
  };
  const sendLast = (): void => outbox.send(keeper.close(now()));
  const timer = setInterval(look, interval);
  addEventListener('pagehide', sendLast);
  const stop = $effect.root(() => {
    $effect(look);
  });
  return () => {
    stop();
    clearInterval(timer);
    removeEventListener('pagehide', sendLast);
    sendLast();
    ofThisPage = null;
  };
}
