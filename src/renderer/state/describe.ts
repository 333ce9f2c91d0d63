import type { Painted } from './screen.svelte.ts';

/** Writes on `<html>` what is painted, all in one task. Tests, tools and styles read it there. */
export function describe(painted: Painted): void {
  const root = document.documentElement;
  root.dataset['mode'] = painted.mode;
  root.dataset['view'] = painted.view;
  root.dataset['deck'] = painted.deck;
  root.dataset['slide'] = String(painted.slide);
  root.dataset['slides'] = String(painted.slides);
  root.toggleAttribute('data-black', painted.isBlack);
  root.lang = painted.locale;
  document.title = painted.project.title;
}
