import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** One look at a screen: a grid of its pixels. */
export interface Frame {
  /** When it was read, in ms since 1970: a page's `Date.now()` is the same clock. */
  readonly at: number;
  readonly columns: number;
  readonly rows: number;
  /** Red, green and blue of each point, row by row. */
  readonly colours: Uint8Array;
}

/** The X server whose screen can be read: its frame buffer lies in a folder. In px. */
export function readableScreen(folder: string, width = 1920, height = 1080): string[] {
  const screen = ['-screen', '0', `${width}x${height}x24`, '-fbdir', folder];
  return ['Xvfb', ...screen, '-nolisten', 'tcp', '-noreset'];
}

/** Where Xvfb's frame buffer should lie: in memory, so that no disk is kept busy. */
export const frameFolder = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

/**
 * What Xvfb really shows, read from the file that it maps its frame buffer to (`-fbdir`). The file is in the X window dump
 * format (X11/XWDFile.h): a big-endian header, a colour table, then rows of 4 bytes a pixel, blue first.
 */
export class FrameBuffer {
  readonly #file: number;
  readonly #step: number;
  readonly #width: number;
  readonly #height: number;
  readonly #firstRow: number;
  readonly #rowLength: number;

  /**
   * @param folder what Xvfb was given as `-fbdir`
   * @param step px between two points of the grid
   */
  constructor(folder: string, step: number) {
    this.#file = openSync(path.join(folder, 'Xvfb_screen0'), 'r');
    this.#step = step;
    const header = Buffer.alloc(100);
    readSync(this.#file, header, 0, header.length, 0);
    this.#width = header.readUInt32BE(16);
    this.#height = header.readUInt32BE(20);
    this.#rowLength = header.readUInt32BE(48);
    const colourTable = header.readUInt32BE(76) * 12;
    this.#firstRow = header.readUInt32BE(0) + colourTable;
  }

  /** Reads the screen as it is now. A change that is being painted may be half there. */
  read(): Frame {
    const [columns, rows] = [this.#width, this.#height].map((side) =>
      Math.floor(side / this.#step),
    ) as [number, number];
    const colours = new Uint8Array(columns * rows * 3);
    const line = Buffer.alloc(this.#rowLength);
    const at = Date.now();
    let next = 0;
    for (let row = 0; row < rows; row++) {
      const y = Math.floor((row + 0.5) * this.#step);
      readSync(this.#file, line, 0, line.length, this.#firstRow + y * this.#rowLength);
      for (let column = 0; column < columns; column++) {
        const pixel = Math.floor((column + 0.5) * this.#step) * 4;
        for (const channel of [2, 1, 0]) colours[next++] = line[pixel + channel] ?? 0;
      }
    }
    return { at, columns, rows, colours };
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** A point is dark when no channel is lighter than this. */
const darkest = 24;
/** Ink differs from what is behind it by at least this much in one channel. */
const leastContrast = 40;

/** How much of a frame is nearly black, and how much stands out from the commonest colour; from 0 to 1. */
export function lookAt({ colours, columns, rows }: Frame): { dark: number; ink: number } {
  const middle = [median(colours, 0), median(colours, 1), median(colours, 2)] as const;
  let [dark, ink] = [0, 0];
  for (let index = 0; index < colours.length; index += 3) {
    const red = colours[index] ?? 0;
    const green = colours[index + 1] ?? 0;
    const blue = colours[index + 2] ?? 0;
    if (Math.max(red, green, blue) < darkest) dark++;
    const contrast = Math.max(
      Math.abs(red - middle[0]),
      Math.abs(green - middle[1]),
      Math.abs(blue - middle[2]),
    );
    if (contrast > leastContrast) ink++;
  }
  const points = columns * rows;
  return { dark: dark / points, ink: ink / points };
}

/** The middle value of one channel, by counting. */
function median(colours: Uint8Array, channel: number): number {
  const counts = new Uint32Array(256);
  for (let index = channel; index < colours.length; index += 3) {
    const value = colours[index] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let left = colours.length / 6;
  return counts.findIndex((count) => (left -= count) <= 0);
}
