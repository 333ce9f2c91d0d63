import type { Command } from '../../contract/presentation.ts';
import type { Point, Stroke } from '../../core/ink/ink.ts';
import type { Tool } from './tool.ts';

/** Time between two messages of a moving hand, in ms. */
const interval = 33;
/** Points in one message, so that it stays below a kilobyte. */
const mostPoints = 24;

/** A hand that points or draws on the slide: what it does is told a few times a second, and seen here at once. */
export class Hand {
  /** What it holds while it touches the slide. */
  tool: Tool | null = $state(null);
  /** Where it is. */
  at: Point | null = $state.raw(null);
  /** What it draws, or drew last. */
  stroke: Stroke | null = $state.raw(null);
  readonly #send: (command: Command) => void;
  #untold: Point[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (command: Command) => void) {
    this.#send = send;
  }

  /** Touches the slide. */
  begin(tool: Tool, at: Point): void {
    this.tool = tool;
    this.stroke = tool === 'pen' ? { id: randomId(), points: [] } : null;
    this.move([at]);
    this.#tell();
  }

  /** Moves over it. */
  move(points: readonly Point[]): void {
    if (!this.tool) return;
    const rounded = points.map(([x, y]): Point => [round(x), round(y)]);
    this.at = rounded.at(-1) ?? this.at;
    if (this.stroke) {
      this.stroke = { ...this.stroke, points: [...this.stroke.points, ...rounded] };
      this.#untold.push(...rounded);
    }
    this.#timer ??= setTimeout(() => this.#tell(), interval);
  }

  /** Leaves it. */
  end(): void {
    if (!this.tool) return;
    this.#tell();
    if (this.tool !== 'pen') this.#send({ type: 'point', kind: this.tool, at: null });
    this.tool = null;
    this.at = null;
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.stroke) {
      while (this.#untold.length > 0) {
        const points = this.#untold.splice(0, mostPoints);
        this.#send({ type: 'draw', stroke: this.stroke.id, points });
      }
    } else if (this.tool && this.tool !== 'pen' && this.at) {
      this.#send({ type: 'point', kind: this.tool, at: this.at });
    }
  }
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** Pages from a plain address on the network have no `crypto.randomUUID`. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((each) => each.toString(36)).join('-');
}
