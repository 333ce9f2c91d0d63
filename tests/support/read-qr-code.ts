import { binarize, BitMatrix, Decoder, Detector, grayscale } from '@nuintun/qrcode';

/** The letter of ISO/IEC 18004 is Latin-1 unless the code says otherwise; telephones see that it is UTF-8. */
const readUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Reads the QR code whose dark modules (without the quiet zone) are given. @throws when it cannot be read */
export function readModules(dark: readonly (readonly boolean[])[]): string {
  const matrix = new BitMatrix(dark.length, dark.length);
  for (const [y, row] of dark.entries())
    for (const [x, each] of row.entries()) if (each) matrix.set(x, y);
  return new Decoder({ decode: readUtf8 }).decode(matrix).content;
}

/** Finds and reads the QR code in a picture, as a telephone would; null when there is none. */
export function readPicture(picture: {
  readonly width: number;
  readonly height: number;
  /** RGBA, a byte each. */
  readonly data: Uint8ClampedArray;
}): string | null {
  const { width, height } = picture;
  const found = new Detector().detect(binarize(grayscale(picture as ImageData), width, height));
  for (let next = found.next(); !next.done; next = found.next(false)) {
    try {
      return new Decoder({ decode: readUtf8 }).decode(next.value.matrix).content;
    } catch {
      // Three squares that are not a code.
    }
  }
  return null;
}
