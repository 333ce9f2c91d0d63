import { deck } from './library.ts';

/** Slides that stay, with notes; the second of `alpha` has two fragments. */
export const talkFiles: Readonly<Record<string, string>> = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr, en]\nduration: 1h\n',
  'alpha/deck.md': [
    '---\ntitle: Alpha\n---\n\n# Bienvenue\n\nNotes: Saluez **tout le monde**.\n',
    '# Deux choses\n\n- une <!-- .element: class="fragment" -->\n- deux <!-- .element: class="fragment" -->\n\nNotes: Une chose après l’autre.\n',
    '# Merci\n',
  ].join('\n---\n\n'),
  'alpha/deck.en.md': deck('Alpha in English', 3),
  'beta/deck.md': deck('Beta', 2),
  'beta/deck.en.md': deck('Beta in English', 2),
};
