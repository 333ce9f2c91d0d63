import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of its own for one test, and its removal. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Writes text files below a folder, by their paths. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A deck whose slides say its title and their number. */
export function deck(title: string, slides: number): string {
  const bodies = Array.from({ length: slides }, (_, index) => `# ${title} ${index + 1}\n`);
  return `---\ntitle: ${title}\naccent: '#1f6f8b'\n---\n\n${bodies.join('\n---\n\n')}`;
}

/** Two decks in two languages, a second a slide. */
export const twoDecks: Readonly<Record<string, string>> = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr, en]\nduration: 1s\n',
  'alpha/deck.md': deck('Alpha', 3),
  'alpha/deck.en.md': deck('Alpha in English', 3),
  'beta/deck.md': deck('Beta', 2),
  'beta/deck.en.md': deck('Beta in English', 2),
};
