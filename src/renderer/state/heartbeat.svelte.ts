import type { KioskClient } from '../../contract/client.ts';
import type { Screen } from './screen.svelte.ts';

/** How often the host hears of the screen even when nothing changes, in ms. */
const interval = 5_000;

/**
 * Tells the host what is painted, at each change and again and again as long as frames are painted,
 * and fetches the library when the host has another one.
 * @returns its undo
 */
export function keepHostInformed(client: KioskClient, screen: Screen): () => void {
  const beat = (): void => {
    // Only a page that still paints has a pulse.
    requestAnimationFrame(() => void report());
  };
  const report = async (): Promise<void> => {
    const painted = screen.painted;
    if (!painted) return;
    const { mode, view, deck, slide, slides, locale, revision } = painted;
    const snapshot = { mode, view, deck, slide, slides, locale, revision };
    try {
      const { revision: current } = await client.request('putSnapshot', snapshot);
      if (current !== screen.newestRevision)
        screen.changeLibrary(await client.request('getLibrary'));
    } catch {
      // The host is away: the screen plays on with what it has, and tells it later.
    }
  };
  const timer = setInterval(beat, interval);
  const unsubscribe = $effect.root(() => {
    $effect(() => {
      if (screen.painted) beat();
    });
  });
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}
