import type { Deck, Slide } from '../../core/deck/deck.ts';

function sectionOf(slide: Slide): HTMLElement {
  const section = document.createElement('section');
  for (const [name, value] of Object.entries(slide.attributes)) section.setAttribute(name, value);
  // The compiler has cleaned this HTML (core/deck); no other source of HTML reaches the stage.
  section.innerHTML = slide.html;
  return section;
}

/** A deck's slides as reveal.js wants them: one `section` each, in reading order. */
export function sectionsOf(deck: Deck): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...deck.slides.map(sectionOf));
  return fragment;
}
