import Reveal, { type RevealApi, type RevealConfig } from 'reveal.js';
import type { Deck } from '../../core/deck/deck.ts';
import { Cover } from './cover.ts';
import { readableAccent } from '../covers/palette.ts';
import { directionOf } from '../../core/direction.ts';
import { fit } from './fit.ts';
import { keepNearby } from './nearby-media.ts';
import { ready } from './readiness.ts';
import { sectionsOf } from './sections.ts';
import type { Shape } from './shape.ts';

/** reveal.js as a renderer and nothing else: timer, keys, touch, address and messages are ours. */
const rendererOnly: RevealConfig = {
  embedded: true,
  margin: 0,
  minScale: 0.05,
  maxScale: 10,
  center: false,
  display: 'flex',
  transition: 'fade',
  backgroundTransition: 'fade',
  viewDistance: 2,
  mobileViewDistance: 2,
  sortFragmentsOnSync: true,
  loop: false,
  // Not 0: even then, a slide's own data-autoslide would count.
  autoSlide: false,
  autoSlideStoppable: false,
  autoPlayMedia: false,
  keyboard: false,
  touch: false,
  mouseWheel: false,
  controls: false,
  progress: false,
  slideNumber: false,
  overview: false,
  help: false,
  pause: false,
  jumpToSlide: false,
  hash: false,
  history: false,
  respondToHashChanges: false,
  postMessage: false,
  postMessageEvents: false,
  previewLinks: false,
  focusBodyOnPageVisibilityChange: false,
  hideInactiveCursor: false,
  scrollActivationWidth: 0,
  plugins: [],
};

/** One of the stage's two reveal.js instances. It lives as long as the page; only its slides change. */
export class Layer {
  readonly element: HTMLElement;
  readonly #slides: HTMLElement;
  readonly #reveal: RevealApi;
  readonly #cover: Cover;
  #deck: Deck | null = null;

  private constructor(element: HTMLElement, wrapper: HTMLElement, slides: HTMLElement) {
    this.element = element;
    this.#slides = slides;
    this.#reveal = new Reveal(wrapper, rendererOnly);
    this.#cover = new Cover(element);
    // A picture that arrives late takes its room then; load does not bubble, but it is captured.
    slides.addEventListener('load', () => this.fit(), true);
  }

  /** Makes a layer inside `parent` and waits until reveal.js is ready. */
  static async create(parent: HTMLElement, shape: Shape): Promise<Layer> {
    const element = document.createElement('div');
    element.className = 'layer';
    const wrapper = document.createElement('div');
    wrapper.className = 'reveal';
    const slides = document.createElement('div');
    slides.className = 'slides';
    wrapper.append(slides);
    element.append(wrapper);
    parent.append(element);
    const layer = new Layer(element, wrapper, slides);
    await layer.#reveal.initialize({ ...rendererOnly, width: shape.width, height: shape.height });
    // reveal.js calls itself an application, which would take reading keys away from screen readers.
    wrapper.removeAttribute('role');
    return layer;
  }

  /** The deck whose slides the layer holds. */
  get deck(): Deck | null {
    return this.#deck;
  }

  /** The slide that is present. */
  get slide(): HTMLElement {
    return this.#reveal.getCurrentSlide() as HTMLElement;
  }

  /** What reveal.js drew behind the slide that is present. */
  get background(): HTMLElement | undefined {
    return this.#reveal.getSlideBackground(this.slide) as HTMLElement | undefined;
  }

  /** Lays the slides out for another size or shape of screen. */
  reshape(shape: Shape): void {
    this.#reveal.configure({ width: shape.width, height: shape.height });
    this.#reveal.layout();
    this.fit();
  }

  /** Shrinks the present slide's text as far as it must to fit, and paints its cover around it. */
  fit(): void {
    if (!this.#deck) return;
    fit(this.slide);
    this.#cover.paint();
  }

  /** Whether the layer is the one that visitors see: only then does its cover move. */
  perform(onStage: boolean): void {
    this.#cover.perform(onStage);
  }

  /** Resolves when the present slide can come up without a gap. */
  ready(): Promise<void> {
    return ready(this.slide, this.background, this.#cover.loaded);
  }

  /** Replaces the slides. Show one with {@link goTo} in the same task. */
  fill(deck: Deck): void {
    // Without this, reveal.js would animate from the detached slide into the new deck.
    (this.#reveal.getCurrentSlide() as HTMLElement | undefined)?.removeAttribute(
      'data-auto-animate',
    );
    this.#slides.replaceChildren(sectionsOf(deck));
    this.#deck = deck;
    this.element.lang = deck.locale;
    this.element.dir = directionOf(deck.locale);
    if (deck.accent) this.element.style.setProperty('--accent', readableAccent(deck.accent));
    else this.element.style.removeProperty('--accent');
    this.#cover.load(deck);
    this.#reveal.sync();
  }

  /** Goes to a slide (from 1) with that many fragment steps shown, fading for `transition` ms. */
  goTo(slide: number, step: number, transition: number): void {
    this.element.style.setProperty('--slide-transition', `${transition}ms`);
    keepNearby(this.#slides.children, slide - 1);
    this.#reveal.slide(slide - 1, 0, step - 1);
    this.#cover.follow(slide, this.slide);
    this.fit();
  }
}
