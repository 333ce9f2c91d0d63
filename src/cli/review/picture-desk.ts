/// <reference lib="dom" />
import type { Color } from './contrast.ts';
import type { EnginePage } from './engine.ts';
import type { Box } from './inspect-page.ts';

/** A blank page of the engine, which reads pictures and makes them smaller: Node has no decoder of its own. */
export class PictureDesk {
  readonly #page: EnginePage;

  constructor(page: EnginePage) {
    this.#page = page;
  }

  /**
   * The darkest and the lightest of what lies in each group of boxes of a PNG: the tenth and ninetieth hundredth by
   * lightness, so that a thin line does not count.
   */
  readGrounds(png: Buffer, groups: readonly Box[][]): Promise<[darkest: Color, lightest: Color][]> {
    const work = async ({ picture, boxes }: { picture: string; boxes: readonly Box[][] }) => {
      const bytes = Uint8Array.from(atob(picture), (each) => each.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context?.drawImage(bitmap, 0, 0);
      const { data, width, height } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: new Uint8ClampedArray(),
        width: 0,
        height: 0,
      };
      return boxes.map((group) => {
        const pixels: Color[] = [];
        for (const { left, top, right, bottom } of group) {
          for (let y = Math.max(0, Math.round(top)); y < Math.min(height, bottom); y += 2) {
            for (let x = Math.max(0, Math.round(left)); x < Math.min(width, right); x += 2) {
              const at = 4 * (y * width + x);
              pixels.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
            }
          }
        }
        const lightness = ([red, green, blue]: Color) => 2 * red + 7 * green + blue;
        pixels.sort((a, b) => lightness(a) - lightness(b));
        const at = (share: number): Color =>
          pixels[Math.floor(share * (pixels.length - 1))] ?? [0, 0, 0];
        return [at(0.1), at(0.9)] as [Color, Color];
      });
    };
    return this.#page.evaluate(work, { picture: png.toString('base64'), boxes: groups });
  }

  /** A picture made smaller, as a data address of a WebP. */
  shrink(png: Buffer, width: number): Promise<string> {
    const work = async ({ picture, wanted }: { picture: string; wanted: number }) => {
      const bytes = Uint8Array.from(atob(picture), (each) => each.charCodeAt(0));
      const whole = await createImageBitmap(new Blob([bytes]));
      const height = Math.round((whole.height * wanted) / whole.width);
      const canvas = new OffscreenCanvas(wanted, height);
      const context = canvas.getContext('2d');
      if (context) context.imageSmoothingQuality = 'high';
      context?.drawImage(whole, 0, 0, wanted, height);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
      return new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsDataURL(blob);
      });
    };
    return this.#page.evaluate(work, { picture: png.toString('base64'), wanted: width });
  }
}
