import type { Deck } from '../../core/deck/deck.ts';
import { Invitation } from './invitation.ts';

/** The museum label of a layer: which project this is, where in it one stands, and an invitation to touch. */
export interface Cartel {
  /**
   * @param slide from 1
   * @param invitation the languages in which to invite; none where nobody is to be
   */
  update(deck: Deck, slide: number, invitation: readonly string[]): void;
  /** Moves by a few px, so that nothing stands in the same place for months and burns in. */
  drift(): void;
  /** Stays as it is: its layer goes away. */
  rest(): void;
}

/** How far the label wanders from its place, in stage px. */
const reach = { x: 8, y: 5 };

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
  // “05 / 12” is read from the left in every script, and stands at the far side of its own.
  const count = document.createElement('bdi');
  count.dir = 'ltr';
  number.append(count);
  layer.querySelector('.reveal')?.append(cartel);
  const invitation = new Invitation(cartel);
  let moves = 0;
  return {
    drift() {
      moves += 1;
      // Two frequencies without a common measure: the path never repeats.
      const [x, y] = [Math.sin(moves * 0.7) * reach.x, Math.sin(moves * 0.43) * reach.y];
      cartel.style.setProperty('--drift', `${x.toFixed(1)}px ${y.toFixed(1)}px`);
    },
    rest: () => invitation.rest(),
    update(deck, slide, locales) {
      invitation.invite(locales);
      title.textContent = deck.title;
      theme.textContent = deck.tags[0] ?? '';
      count.textContent = `${twoDigits(slide)} / ${twoDigits(deck.slides.length)}`;
      cartel.dataset['layout'] = deck.slides[slide - 1]?.attributes['data-layout'] ?? '';
    },
  };
}
