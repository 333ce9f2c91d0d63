import type { CoverParameters } from '../../core/deck/cover-parameters.ts';
import { isCalm } from '../ui/motion.ts';
import type { Scene } from './paint.ts';
import type { View } from './view.ts';

/** Time between two frames, in ms. With software rendering a full frame costs some 20 ms. */
const interval = 125;
/** Most pixels of a canvas: a 4K screen costs no more than one of 1920×1200. */
const mostPixels = 1920 * 1200;
/** The moment a scene begins with, and its poster, in s, unless the deck says otherwise. */
const posterTime = 30;

/** Paints a scene on one canvas, and moves it a few times a second while asked to. */
export class Player {
  readonly #canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D | null;
  #scene: Scene | null = null;
  #view: View | null = null;
  #time = posterTime;
  #speed = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement) {
    // Half the price of a canvas that is painted with the page, since nothing else is painted again.
    this.#canvas = canvas.transferControlToOffscreen();
    this.#context = this.#canvas.getContext('2d', { alpha: false });
  }

  /** Takes up a scene, at its poster, or none. Stops the one before. */
  load(scene: Scene | null, { start = posterTime, speed = 1 }: CoverParameters = {}): void {
    this.stop();
    this.#scene = scene;
    this.#time = start;
    this.#speed = speed;
  }

  /**
   * Paints the present moment, now.
   * @param view what is to be seen
   * @param scale device px of one stage px
   */
  paint(view: View, scale: number): void {
    const pixels = view.width * view.height * scale ** 2;
    const ratio = scale * Math.min(1, Math.sqrt(mostPixels / Math.max(pixels, 1)));
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    // Setting a size, even the same, empties the canvas.
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    this.#view = view;
    this.#paint();
  }

  /** Begins to move, unless motion is not wanted. */
  play(): void {
    if (this.#timer === undefined && !isCalm()) this.#wait(performance.now());
  }

  /** Stands still; nothing is left that could wake. */
  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
  }

  #wait(last: number): void {
    this.#timer = setTimeout(() => {
      this.#frame = requestAnimationFrame((now) => {
        if (isCalm()) return this.stop();
        // However long the page slept, the scene goes on from where it was.
        this.#time += (this.#speed * Math.min(now - last, 2 * interval)) / 1_000;
        this.#paint();
        this.#wait(now);
      });
    }, interval);
  }

  #paint(): void {
    if (!this.#context || !this.#scene || !this.#view) return;
    const { width, height } = this.#view;
    this.#context.setTransform(
      this.#canvas.width / width,
      0,
      0,
      this.#canvas.height / height,
      0,
      0,
    );
    this.#scene(this.#context, this.#view, this.#time);
  }
}
