import type { Command } from '../../contract/presentation.ts';

const commands: Readonly<Record<string, Command>> = {
  ...of({ type: 'move', to: 'next' }, 'ArrowRight', 'ArrowDown', 'PageDown', ' ', 'n'),
  ...of({ type: 'move', to: 'previous' }, 'ArrowLeft', 'ArrowUp', 'PageUp', 'p'),
  ...of({ type: 'move', to: 'first' }, 'Home'),
  ...of({ type: 'move', to: 'last' }, 'End'),
  ...of({ type: 'black' }, 'b', '.'),
};

function of(command: Command, ...keys: string[]): Record<string, Command> {
  return Object.fromEntries(keys.map((key) => [key, command]));
}

/** What a presenter's key or clicker asks of the screen; null for nothing. @param key `KeyboardEvent.key` */
export function commandOfKey(key: string): Command | null {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(commands, name) ? (commands[name] ?? null) : null;
}

/**
 * Hears a presenter's keys and clicker. A panel and a field keep theirs; a button keeps Space, and what scrolls the keys
 * that scroll, but the clicker's always lead on.
 * @returns its undo
 */
export function listenForKeys(send: (command: Command) => void): () => void {
  const hear = (event: KeyboardEvent): void => {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]') || !(target instanceof Element)) return;
    if (target.closest('input, textarea')) return;
    if (key === ' ' && target.closest('button')) return;
    if (/^(Arrow(Up|Down)|Home|End| )$/.test(key) && target.closest('[tabindex="0"]')) return;
    const command = commandOfKey(key);
    if (!command) return;
    event.preventDefault();
    send(command);
  };
  addEventListener('keydown', hear);
  return () => removeEventListener('keydown', hear);
}
