import type { Deck } from '../../core/deck/deck.ts';

/** The museum label of a layer: which project this is, and where in it one stands. */
export interface Cartel {
  /** @param slide from 1 */
  update(deck: Deck, slide: number): void;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Adds a cartel to a layer's reveal.js wrapper, whose scale it shares. */
export function createCartel(layer: HTMLElement): Cartel {
  const cartel = document.createElement('footer');
  cartel.className = 'cartel';
  const [title, theme, number] = ['title', 'theme', 'number'].map((part) => {
    const element = document.createElement('span');
    element.className = `cartel-${part}`;
    cartel.append(element);
    return element;
  }) as [HTMLElement, HTMLElement, HTMLElement];
  layer.querySelector('.reveal')?.append(cartel);
  return {
    update(deck, slide) {
      title.textContent = deck.title;
      theme.textContent = deck.tags[0] ?? '';
      number.textContent = `${twoDigits(slide)} / ${twoDigits(deck.slides.length)}`;
      cartel.dataset['layout'] = deck.slides[slide - 1]?.attributes['data-layout'] ?? '';
    },
  };
}
