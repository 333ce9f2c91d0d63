import { directionOf } from '../../core/direction.ts';
import type { Deck } from '../../core/deck/deck.ts';
import { readableAccent } from '../covers/palette.ts';
import { createCartel } from './cartel.ts';
import { Cover } from './cover.ts';
import { fit } from './fit.ts';
import { holdBack, keepNearby } from './nearby-media.ts';
import { sectionOf } from './sections.ts';
import { shapes, type Shape } from './shape.ts';
import { createStillBackground } from './still-background.ts';

export { shapes, type Shape };

/**
 * One slide, small and standing still, as the stage shows it: the same markup under the same style sheets, without
 * reveal.js. It is laid out at the stage's size and scaled to the box that holds it.
 */
export class StillSlide {
  readonly #element = document.createElement('div');
  readonly #reveal = document.createElement('div');
  readonly #slides = document.createElement('div');
  readonly #section: HTMLElement;
  readonly #shape: Shape;
  readonly #cover: Cover | null;
  readonly #resized = new ResizeObserver(() => this.#layOut());

  /**
   * @param box positioned, of the shape's proportions
   * @param slide from 1; one that the deck does not have is its last
   */
  constructor(box: HTMLElement, deck: Deck, slide: number, shape: Shape['name'] = 'landscape') {
    this.#shape = shapes[shape];
    const place = Math.min(slide, deck.slides.length);
    const compiled = deck.slides[place - 1] as Deck['slides'][number];
    this.#section = sectionOf(compiled, deck);
    this.#section.classList.add('present');
    keepNearby([this.#section], 0);
    stayStill(this.#section);
    this.#element.className = 'layer still';
    this.#element.lang = deck.locale;
    this.#element.dir = directionOf(deck.locale);
    this.#element.inert = true;
    if (deck.accent) this.#element.style.setProperty('--accent', readableAccent(deck.accent));
    this.#reveal.className = 'reveal';
    this.#slides.className = 'slides';
    this.#slides.append(this.#section);
    this.#reveal.append(this.#slides);
    this.#element.append(this.#reveal);
    box.append(this.#element);
    createStillBackground(this.#reveal, compiled.attributes);
    createCartel(this.#element).update(deck, place, []);
    const hasCover = deck.cover !== null && compiled.attributes['data-layout'] === 'cover';
    this.#cover = hasCover ? new Cover(this.#element) : null;
    this.#cover?.load(deck);
    this.#cover?.follow(place, this.#section);
    this.#section.addEventListener('load', () => this.#layOut(), true);
    this.#resized.observe(this.#element);
    void Promise.all([document.fonts.ready, this.#cover?.loaded]).then(() => this.#layOut());
  }

  /** Shows that many fragment steps, in reveal.js's order: by index, then those that have none as they come. */
  goTo(step: number): void {
    for (const [index, group] of fragmentsOf(this.#section).entries()) {
      for (const fragment of group) {
        fragment.classList.toggle('visible', index < step);
        fragment.classList.toggle('current-fragment', index === step - 1);
      }
    }
  }

  /** Lets everything go. */
  close(): void {
    this.#resized.disconnect();
    holdBack(this.#section);
    this.#element.remove();
  }

  #layOut(): void {
    const { clientWidth, clientHeight } = this.#element;
    if (!clientWidth || !clientHeight) return;
    const { width, height } = this.#shape;
    const scale = Math.min(clientWidth / width, clientHeight / height);
    this.#reveal.style.setProperty('--slide-scale', String(scale));
    Object.assign(this.#slides.style, { width: `${width}px`, height: `${height}px` });
    this.#slides.style.scale = String(scale);
    fit(this.#section);
    this.#cover?.paint();
  }
}

/** Films and sounds show at most their first frame. */
function stayStill(section: HTMLElement): void {
  for (const player of section.querySelectorAll<HTMLMediaElement>('video, audio')) {
    Object.assign(player, { muted: true, autoplay: false, preload: 'metadata', controls: false });
  }
}

function fragmentsOf(section: HTMLElement): Element[][] {
  const fragments = [...section.querySelectorAll('.fragment')];
  const index = (each: Element) => Number.parseInt(each.getAttribute('data-fragment-index') ?? '');
  const ordered = fragments.filter((each) => !Number.isNaN(index(each)));
  const places = [...new Set(ordered.map(index))].sort((one, other) => one - other);
  const groups = places.map((place) => ordered.filter((each) => index(each) === place));
  return [...groups, ...fragments.filter((each) => !ordered.includes(each)).map((each) => [each])];
}
