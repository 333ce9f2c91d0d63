import type { Deck, Slide } from '../../core/deck/deck.ts';
import { setRolesApart } from './names.ts';
import { holdBack } from './nearby-media.ts';
import { drawNetwork } from './network.ts';
import { addTakeAway } from './take-away.ts';

/** One slide as reveal.js wants it, with all media held back. */
export function sectionOf(slide: Slide, deck: Deck): HTMLElement {
  const section = document.createElement('section');
  for (const [name, value] of Object.entries(slide.attributes)) section.setAttribute(name, value);
  // A template's content fetches nothing. The compiler has cleaned this HTML (core/deck); no other source of HTML
  // reaches the stage.
  const template = document.createElement('template');
  template.innerHTML = slide.html;
  holdBack(template.content);
  section.append(template.content);
  compose(section, slide.attributes['data-layout'], deck);
  return section;
}

/** Builds what style sheets alone cannot make of a layout's Markdown. */
function compose(section: HTMLElement, layout: string | undefined, deck: Deck): void {
  if (layout === 'people' || layout === 'network') setRolesApart(section);
  if (layout === 'network') drawNetwork(section, deck.title);
  if (layout === 'end') addTakeAway(section, deck);
}

/** A deck's slides as reveal.js wants them: one `section` each, in reading order, with all media held back. */
export function sectionsOf(deck: Deck): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...deck.slides.map((slide) => sectionOf(slide, deck)));
  return fragment;
}
