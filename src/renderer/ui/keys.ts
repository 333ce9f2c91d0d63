import type { Mode, View } from '../../contract/modes.ts';

/** What someone in front of the screen wants. */
export type Intent =
  | { readonly type: 'touched' }
  | { readonly type: 'left' }
  | { readonly type: 'menuOpened' }
  | {
      readonly type: 'moved';
      readonly to: 'next' | 'previous' | 'first' | 'last';
      readonly clicker: boolean;
    };

const moves: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last'>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ' ': 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
};

const scrolling = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);
const modifierKeys = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
]);

/**
 * What has the focus: a button takes Space and Enter for itself, a text field all that writes or moves in it, a panel over
 * the screen every key, what scrolls those that go up and down.
 */
export type Focus = 'nothing' | 'button' | 'field' | 'scroller' | 'panel';

/** What of the screen decides what input means. */
export interface Shown {
  readonly mode: Mode;
  readonly view: View;
}

/**
 * Whether a clicker sends a key, whoever holds it: it never leaves the loop, and in a talk leads on whatever lies over the slide.
 * @param key `KeyboardEvent.key`
 */
export function isClickerKey(key: string): boolean {
  return ['PageUp', 'PageDown', 'b', 'B', '.'].includes(key);
}

/**
 * What a key means, or null when it means nothing.
 * @param key `KeyboardEvent.key`
 */
export function intentOfKey(key: string, { mode, view }: Shown, focus: Focus): Intent | null {
  if (modifierKeys.has(key)) return null;
  const clicker = isClickerKey(key);
  if (focus === 'panel' || view === 'warning') return { type: 'touched' };
  if (focus === 'field' && key !== 'Escape') return { type: 'touched' };
  if (focus === 'scroller' && scrolling.has(key)) return { type: 'touched' };
  if (focus === 'button' && (key === ' ' || key === 'Enter')) return { type: 'touched' };
  if (mode === 'loop' && !clicker) return { type: 'touched' };
  // One step back at a time: from the deck to the menu, from there to the loop.
  if (key === 'Escape')
    return mode === 'explore' && view === 'stage' ? { type: 'menuOpened' } : { type: 'left' };
  // In the menu, keys move the focus.
  if (view === 'menu') return { type: 'touched' };
  const to = moves[key];
  if (to) return { type: 'moved', to, clicker };
  // A clicker's “black” key: black belongs to a talk, the loop never goes black.
  return mode === 'loop' ? null : { type: 'touched' };
}
