import type { Screen } from './screen.svelte.ts';

/**
 * Keeps the display from sleeping while the screen is open. A browser gives the lock up when its page is hidden, so it is
 * asked for again; Electron's window asks its host instead, which hears of the mode.
 * @returns its undo
 */
export function keepAwake(screen: Screen): () => void {
  const isOpen = $derived(screen.painted !== null && screen.painted.mode !== 'blank');
  let lock: WakeLockSentinel | null = null;
  const update = async (wanted: boolean): Promise<void> => {
    if (!wanted) {
      await lock?.release();
      lock = null;
    } else if (lock?.released ?? true) {
      // Not every browser has it, and only pages from a secure address may.
      lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    }
  };
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible') void update(isOpen);
  };
  document.addEventListener('visibilitychange', onVisibility);
  const stop = $effect.root(() => {
    $effect(() => void update(isOpen));
  });
  return () => {
    stop();
    document.removeEventListener('visibilitychange', onVisibility);
    void update(false);
  };
}
