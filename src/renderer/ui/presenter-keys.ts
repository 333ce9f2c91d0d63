import type { Command } from '../../contract/presentation.ts';

/** What someone may hold over a slide. */
export type Tool = 'pointer' | 'spotlight' | 'pen';

/** What a presenter wants by a key. */
export type PresenterIntent =
  | { readonly type: 'asked'; readonly command: Command }
  /** All decks and slides, to choose from; `words` are what has been typed already. */
  | { readonly type: 'overviewWanted'; readonly words: string | null }
  | { readonly type: 'toolWanted'; readonly tool: Tool }
  /** The presenter view opens, or closes. */
  | { readonly type: 'presenterViewToggled' };

const asked = (command: Command): PresenterIntent => ({ type: 'asked', command });
const move = (to: 'next' | 'previous' | 'first' | 'last') => asked({ type: 'move', to });

/** As in reveal.js, where it knows the key; docs/presenting.md lists them. */
const keys: Readonly<Record<string, PresenterIntent>> = {
  ArrowRight: move('next'),
  ArrowDown: move('next'),
  ' ': move('next'),
  PageDown: move('next'),
  Enter: move('next'),
  n: move('next'),
  ArrowLeft: move('previous'),
  ArrowUp: move('previous'),
  PageUp: move('previous'),
  Backspace: move('previous'),
  p: move('previous'),
  Home: move('first'),
  End: move('last'),
  b: asked({ type: 'black' }),
  '.': asked({ type: 'black' }),
  m: asked({ type: 'pauseTimer' }),
  s: { type: 'presenterViewToggled' },
  o: { type: 'overviewWanted', words: null },
  Escape: { type: 'overviewWanted', words: null },
  g: { type: 'overviewWanted', words: '' },
  d: { type: 'toolWanted', tool: 'pen' },
  l: { type: 'toolWanted', tool: 'pointer' },
  t: { type: 'toolWanted', tool: 'spotlight' },
  u: asked({ type: 'undo' }),
  c: asked({ type: 'clear' }),
};

/**
 * What a key means to whoever presents, or null when it means nothing.
 * @param key `KeyboardEvent.key`
 * @param isRepeat whether it is held down: then it moves on and on, and does nothing else again
 */
export function presenterIntentOf(key: string, isRepeat = false): PresenterIntent | null {
  const intent = intentOf(key);
  const isMove = intent?.type === 'asked' && intent.command.type === 'move';
  return isRepeat && !isMove ? null : intent;
}

function intentOf(key: string): PresenterIntent | null {
  if (/^[0-9]$/.test(key)) return { type: 'overviewWanted', words: key };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(keys, name) ? (keys[name] ?? null) : null;
}
