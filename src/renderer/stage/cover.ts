import type { CoverParameters } from '../../core/deck/cover-parameters.ts';
import type { Deck } from '../../core/deck/deck.ts';
import { directionOf } from '../../core/direction.ts';
import { drawings } from '../covers/index.ts';
import { loadPictureScene, sceneOf, type Scene } from '../covers/paint.ts';
import { Player } from '../covers/player.ts';
import { reachOf } from '../covers/view.ts';
import { shapeFor } from './shape.ts';

/** Room around text that stays quiet, in stage px. */
const quiet = 24;

/** What stands behind a deck's cover slide: one canvas for the life of a layer. */
export class Cover {
  readonly #layer: HTMLElement;
  readonly #canvas = document.createElement('canvas');
  readonly #player = new Player(this.#canvas);
  #deck: Deck | null = null;
  #loaded: Promise<void> = Promise.resolve();
  #hasScene = false;
  /** The cover slide, while it is present. */
  #slide: HTMLElement | null = null;
  #onStage = false;

  constructor(layer: HTMLElement) {
    this.#layer = layer;
    this.#canvas.className = 'cover';
    this.#canvas.ariaHidden = 'true';
    layer.prepend(this.#canvas);
  }

  /** Settles when the deck's cover can be painted. */
  get loaded(): Promise<void> {
    return this.#loaded;
  }

  /** Takes up the cover of another deck. */
  load(deck: Deck): void {
    const { cover } = deck;
    this.#deck = deck;
    this.#slide = null;
    if (cover?.kind === 'drawing') this.#take(sceneOf(drawings[cover.name]), cover.parameters);
    else this.#take(null);
    this.#loaded =
      cover?.kind === 'picture' ? this.#loadPicture(deck, cover.url) : Promise.resolve();
  }

  /** Follows the deck to a slide (from 1): there is a cover behind the first one that is laid out as cover. */
  follow(slide: number, section: HTMLElement): void {
    const isCover = (each: Deck['slides'][number]) => each.attributes['data-layout'] === 'cover';
    this.#slide = this.#deck?.slides.findIndex(isCover) === slide - 1 ? section : null;
    this.#update();
  }

  /** Says whether the layer is the one that visitors see: only then does anything move. */
  perform(onStage: boolean): void {
    this.#onStage = onStage;
    this.#update();
  }

  /** Paints what is to be seen now. Call it when the slide's text or the screen's size have changed. */
  paint(): void {
    const { clientWidth, clientHeight } = this.#layer;
    if (!this.#slide || !this.#hasScene || !clientWidth || !clientHeight) return;
    const shape = shapeFor(clientWidth, clientHeight);
    const scale = Math.min(clientWidth / shape.width, clientHeight / shape.height);
    const size = { width: clientWidth / scale, height: clientHeight / scale };
    const accent = getComputedStyle(this.#layer).getPropertyValue('--accent').trim();
    const corners = this.#corners(this.#slide, scale);
    const reach = Math.max(0, ...corners.map(({ x, y }) => reachOf(x + quiet, y - quiet, size)));
    this.#player.paint({ ...size, accent, reach }, scale * devicePixelRatio);
  }

  /** Drawings keep clear of the side where text begins: where that is the right, they stand the other way round. */
  get #isMirrored(): boolean {
    return this.#deck?.cover?.kind === 'drawing' && directionOf(this.#deck.locale) === 'rtl';
  }

  /** Upper right corners, as the drawing lies, of the lines of text over the cover, in stage px. */
  #corners(slide: HTMLElement, scale: number): { x: number; y: number }[] {
    const { left, right, top } = this.#layer.getBoundingClientRect();
    const texts = [...slide.children, ...this.#layer.querySelectorAll('.cartel > *')];
    return texts.flatMap((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()];
      return lines.map((line) => ({
        x: (this.#isMirrored ? right - line.left : line.right - left) / scale,
        y: (line.top - top) / scale,
      }));
    });
  }

  async #loadPicture(deck: Deck, url: string): Promise<void> {
    const scene = await loadPictureScene(url);
    // Without it, as a deck without a cover.
    if (!scene || this.#deck !== deck) return;
    this.#take(scene);
    this.#update();
    this.paint();
  }

  #take(scene: Scene | null, parameters?: CoverParameters): void {
    this.#player.load(scene, parameters);
    this.#hasScene = scene !== null;
  }

  #update(): void {
    const shown = this.#hasScene && this.#slide !== null;
    this.#canvas.classList.toggle('present', shown);
    this.#canvas.classList.toggle('mirrored', this.#isMirrored);
    if (shown && this.#onStage && this.#deck?.cover?.kind === 'drawing') this.#player.play();
    else this.#player.stop();
  }
}
