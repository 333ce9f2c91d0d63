import type { Command } from '../../contract/presentation.ts';
import { presenterIntentOf } from '../ui/presenter-keys.ts';

/** What a presenter's key or clicker asks of the screen, the same as there; null for nothing. As `presenterIntentOf`. */
export function commandOfKey(key: string, isRepeat = false): Command | null {
  const intent = presenterIntentOf(key, isRepeat);
  // Pressed in the presenter view itself.
  if (intent?.type === 'presenterViewToggled') return { type: 'setPresenterView', isWanted: false };
  return intent?.type === 'asked' ? intent.command : null;
}

/**
 * Hears a presenter's keys and clicker. A panel and a field keep theirs; a button keeps Space and Enter, and what scrolls the keys
 * that scroll, but the clicker's always lead on.
 * @returns its undo
 */
export function listenForKeys(send: (command: Command) => void): () => void {
  const hear = (event: KeyboardEvent): void => {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]') || !(target instanceof Element)) return;
    if (target.closest('input, textarea')) return;
    if ((key === ' ' || key === 'Enter') && target.closest('button')) return;
    if (/^(Arrow(Up|Down)|Home|End| )$/.test(key) && target.closest('[tabindex="0"]')) return;
    const command = commandOfKey(key, event.repeat);
    if (!command) return;
    event.preventDefault();
    send(command);
  };
  addEventListener('keydown', hear);
  return () => removeEventListener('keydown', hear);
}
