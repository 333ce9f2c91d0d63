import type { Locator } from '@playwright/test';
import { readPicture } from '../../support/read-qr-code.ts';

/** Reads a code off the screen, as a telephone held before it would. */
export async function scan(code: Locator): Promise<string | null> {
  const screenshot = [...(await code.screenshot())];
  const picture = await code.evaluate(async (_code, bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data = [...(context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [])];
    return { width: bitmap.width, height: bitmap.height, data };
  }, screenshot);
  return readPicture({ ...picture, data: new Uint8ClampedArray(picture.data) });
}
