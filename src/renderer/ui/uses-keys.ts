let isByKeys = false;

// From the very first input on, which may be the one that opens the menu.
addEventListener('keydown', () => (isByKeys = true), { capture: true });
addEventListener('pointerdown', () => (isByKeys = false), { capture: true });

/** Whether whoever is there uses keys: only then does something show where the focus is. */
export function usesKeys(): boolean {
  return isByKeys;
}
