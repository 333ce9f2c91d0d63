/** Whether a command looks at the kiosk's pages, and so needs them built, and a browser engine. `words` as typed after `vitrine`. */
export function looksAtPages([command = '', ...options]: readonly string[]): boolean {
  if (options.includes('--help')) return false;
  return (
    ['contact-sheet', 'export'].includes(command) ||
    (command === 'check' && options.includes('--layout'))
  );
}
