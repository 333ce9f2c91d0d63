import type { StagePort, StageRequest } from '../state/stage-port.ts';
import { createCartel, type Cartel } from './cartel.ts';
import { enlargement } from './fit.ts';
import { Layer } from './layer.ts';
import { Playback, type MediaListener } from './playback.ts';
import { painted } from './readiness.ts';
import { enlargedShape, shapeFor, type Shape } from './shape.ts';

/** Hears what goes on on the stage. */
export interface StageListener extends MediaListener {
  /** A slide came up. */
  readonly onSlide: (slide: HTMLElement) => void;
}

/**
 * What draws slides. Two layers lie on one another for the life of the page: the back one is filled
 * under the front one, opaque and inert, and comes up only when it can be painted without a gap.
 */
export class Stage implements StagePort {
  readonly #root: HTMLElement;
  readonly #onSlide: StageListener['onSlide'];
  readonly #playback: Playback;
  #front: Layer;
  #back: Layer;
  readonly #cartels: Map<Layer, Cartel>;
  readonly #resized: ResizeObserver;
  #shape: Shape;
  #waiting: AbortController | null = null;
  #fade: Animation | null = null;

  private constructor(
    root: HTMLElement,
    [front, back]: readonly [Layer, Layer],
    shape: Shape,
    listener: StageListener,
  ) {
    this.#root = root;
    this.#shape = shape;
    this.#onSlide = listener.onSlide;
    this.#front = front;
    this.#back = back;
    this.#playback = new Playback(listener);
    this.#cartels = new Map([front, back].map((layer) => [layer, createCartel(layer.element)]));
    this.#arrange();
    this.#resized = new ResizeObserver(() => this.#reshape());
    this.#resized.observe(root);
  }

  /**
   * Builds the stage inside an element that fills the screen.
   * @param listener hears how the media on stage go, and which slide is there
   */
  static async create(root: HTMLElement, listener: StageListener): Promise<Stage> {
    // reveal.js lets the page's query override its configuration: there must be none.
    if (location.search) history.replaceState(null, '', location.pathname);
    const shape = shapeFor(root.clientWidth, root.clientHeight);
    root.dataset['shape'] = shape.name;
    const front = await Layer.create(root, shape);
    const back = await Layer.create(root, shape);
    return new Stage(root, [front, back], shape, listener);
  }

  get shape(): StagePort['shape'] {
    return this.#shape.name;
  }

  /** Fits the slides anew: visitors want another size of text. */
  fit(): void {
    this.#reshape();
  }

  setVolume(volume: number): void {
    this.#playback.setVolume(volume);
  }

  /** Stops watching the screen's size, and all movement. */
  close(): void {
    this.#resized.disconnect();
    this.#playback.stop();
    this.#front.perform(false);
  }

  async show(request: StageRequest, onReveal: () => void): Promise<'painted' | 'superseded'> {
    this.#waiting?.abort();
    const waiting = new AbortController();
    this.#waiting = waiting;
    if (this.#front.deck === request.deck) this.#goTo(request);
    else if (!(await this.#swap(request, waiting.signal))) return 'superseded';
    this.#cartels.get(this.#front)?.update(request.deck, request.slide, request.invitation);
    this.#onSlide(this.#front.slide);
    onReveal();
    await painted();
    if (waiting.signal.aborted) return 'superseded';
    this.#front.perform(!request.isStill);
    if (request.isStill) this.#playback.stop();
    else this.#playback.play(this.#front.slide, this.#front.background, request.volume);
    return 'painted';
  }

  #goTo(request: StageRequest): void {
    const before = this.#front.slide;
    this.#front.goTo(request.slide, request.step, request.transition);
    if (before !== this.#front.slide) this.#playback.stop();
  }

  /** Fills the back layer, waits until it can be painted, and lets it come up; false when given up. */
  async #swap(request: StageRequest, signal: AbortSignal): Promise<boolean> {
    this.#fade?.finish();
    const [leaving, coming] = [this.#front, this.#back];
    coming.fill(request.deck);
    coming.goTo(request.slide, request.step, 0);
    const cartel = this.#cartels.get(coming);
    cartel?.drift();
    cartel?.update(request.deck, request.slide, request.invitation);
    await coming.ready();
    // Under nothing nothing can be painted beforehand: the very first slide comes up as it is painted.
    if (leaving.deck) await painted();
    coming.fit();
    if (signal.aborted) {
      cartel?.rest();
      return false;
    }
    this.#front = coming;
    this.#back = leaving;
    leaving.perform(false);
    this.#cartels.get(leaving)?.rest();
    coming.perform(!request.isStill);
    this.#playback.stop();
    this.#fadeOut(leaving, leaving.deck ? request.transition : 0);
    return true;
  }

  /** Fades a layer away from above the one that is already painted beneath it. */
  #fadeOut(leaving: Layer, duration: number): void {
    this.#arrange();
    leaving.element.dataset['layer'] = 'leaving';
    const fade = leaving.element.animate([{ opacity: 1 }, { opacity: 0 }], {
      duration,
      easing: 'ease-in-out',
      fill: 'forwards',
    });
    this.#fade = fade;
    fade.onfinish = () => {
      if (this.#fade === fade) this.#fade = null;
      this.#arrange();
      fade.cancel();
    };
  }

  /** The front layer lies above; what is under it is out of reach. */
  #arrange(): void {
    this.#front.element.dataset['layer'] = 'front';
    this.#back.element.dataset['layer'] = 'back';
    this.#front.element.inert = false;
    this.#back.element.inert = true;
  }

  #reshape(): void {
    const { clientWidth: width, clientHeight: height } = this.#root;
    const screen = { width: innerWidth, height: innerHeight };
    const shape =
      enlargement() > 1 ? enlargedShape({ width, height }, screen) : shapeFor(width, height);
    this.#shape = shape;
    this.#root.dataset['shape'] = shape.name;
    for (const layer of [this.#front, this.#back]) layer.reshape(shape);
  }
}
