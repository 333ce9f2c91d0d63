import type { Deck } from '../../core/deck/deck.ts';
import { drawings } from './index.ts';
import { loadPictureScene, sceneOf } from './paint.ts';
import { Player } from './player.ts';
import { reachOf } from './view.ts';

/** Height of what a poster shows of a cover, in stage px. */
const height = 620;
/** As covers do where a deck says nothing (ui/tokens.css). */
const usualAccent = '#1f6f8b';
/** Room around text that stays quiet, in stage px. */
const quiet = 24;

/** A small picture of a deck's cover, behind words that stand beside it in its parent. */
export class Poster {
  readonly #canvas: HTMLCanvasElement;
  readonly #deck: Deck;
  readonly #player: Player;
  readonly #resized = new ResizeObserver(() => this.#paint());
  #isClosed = false;

  constructor(canvas: HTMLCanvasElement, deck: Deck) {
    this.#canvas = canvas;
    this.#deck = deck;
    this.#player = new Player(canvas);
    const { cover } = deck;
    if (cover?.kind === 'drawing')
      this.#player.load(sceneOf(drawings[cover.name]), cover.parameters);
    if (cover?.kind === 'picture') void this.#loadPicture(cover.url);
    this.#resized.observe(canvas);
  }

  /** Moves slowly, where the cover is a drawing. */
  play(): void {
    if (this.#deck.cover?.kind === 'drawing' && this.#canvas.clientWidth > 0) this.#player.play();
  }

  /** Stands still. */
  stop(): void {
    this.#player.stop();
  }

  /** Lets everything go. */
  close(): void {
    this.#isClosed = true;
    this.#resized.disconnect();
    this.#player.stop();
  }

  async #loadPicture(url: string): Promise<void> {
    const scene = await loadPictureScene(url);
    // Without it, the accent alone, as on a cover slide without its picture.
    if (!scene || this.#isClosed) return;
    this.#player.load(scene);
    this.#paint();
  }

  #paint(): void {
    const { clientWidth, clientHeight } = this.#canvas;
    if (!clientWidth || !clientHeight) return;
    const scale = clientHeight / height;
    const size = { width: clientWidth / scale, height };
    const accent = this.#deck.accent || usualAccent;
    this.#player.paint(
      { ...size, accent, reach: this.#reach(scale, size) },
      scale * devicePixelRatio,
    );
  }

  /** How far the words beside the picture come. */
  #reach(scale: number, size: { width: number; height: number }): number {
    const { left, right, top } = this.#canvas.getBoundingClientRect();
    const isMirrored = this.#canvas.classList.contains('mirrored');
    const lines = [...(this.#canvas.parentElement?.querySelectorAll('.words > *') ?? [])].map(
      (line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return range.getBoundingClientRect();
      },
    );
    const reaches = lines.map((line) => {
      const x = (isMirrored ? right - line.left : line.right - left) / scale;
      return reachOf(x + quiet, (line.top - top) / scale - quiet, size);
    });
    return Math.max(0, ...reaches);
  }
}
