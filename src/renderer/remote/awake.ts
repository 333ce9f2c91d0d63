/**
 * Keeps a phone from locking while its page is in sight, where the browser lets it: pages from a plain address on the
 * network may not.
 * @returns its undo
 */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  const hold = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
  };
  const listen = (): void => void hold();
  // A browser gives the lock up when its page is hidden.
  document.addEventListener('visibilitychange', listen);
  void hold();
  return () => {
    document.removeEventListener('visibilitychange', listen);
    void lock?.release();
  };
}
