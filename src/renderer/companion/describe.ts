import type { Companion } from './companion.svelte.ts';

/** Writes on `<html>` what a companion's page is and where the screen is, as screens do; tests and styles read it there. */
export function describeCompanion(
  view: 'presenter' | 'remote',
  { presentation, library }: Companion,
  locale: string,
  title: string,
): void {
  const root = document.documentElement;
  root.dataset['view'] = view;
  root.lang = locale;
  document.title = title;
  if (library) root.dataset['theme'] = library.site.theme;
  if (!presentation) return;
  root.dataset['mode'] = presentation.mode;
  root.dataset['deck'] = presentation.deck;
  root.dataset['slide'] = String(presentation.slide);
  root.dataset['slides'] = String(presentation.slides);
}
