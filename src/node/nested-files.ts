import { pictureSize } from './picture-size.ts';
import { readBytes } from './read-at.ts';

const mostPixels = 64_000_000;
/** In characters; no type of a picture or font is longer. */
const longestType = 100;
const fonts = ['wOFF', 'wOF2', 'OTTO', 'true', 'ttcf', '\0\x01\0\0'];

/**
 * Why the files that a drawing carries in `data:` addresses are too much, as the end of “The drawing …”, or null. Pictures and
 * fonts may be there by their bytes, whatever their type says: no other drawings, and no more pixels than in a picture.
 *
 * @param texts all that may hold an address
 */
export async function nestedFilesProblem(texts: readonly string[]): Promise<string | null> {
  let pixels = 0;
  for (const text of texts) {
    // As a browser does with addresses.
    const plain = text.replace(/[\t\n\r]/g, '');
    for (const { index } of plain.matchAll(/data:/gi)) {
      const bytes = bytesAt(plain, index + 'data:'.length);
      if (bytes && fonts.includes(bytes.toString('latin1', 0, 4))) continue;
      const size = bytes && (await pictureSize(readBytes(bytes)));
      if (!size)
        return 'carries something other than pictures (PNG, JPEG, WebP, GIF, AVIF) and fonts';
      pixels += size.width * size.height;
    }
  }
  return pixels > mostPixels ? 'carries pictures of more than 64 million pixels' : null;
}

/** What stands there in base64, or null where it is written in any other way. */
function bytesAt(text: string, from: number): Buffer | null {
  const comma = text.slice(from, from + longestType).indexOf(',');
  if (comma < 0 || !/;\s*base64\s*$/i.test(text.slice(from, from + comma))) return null;
  const base64 = /[\w+/= ]*/y;
  base64.lastIndex = from + comma + 1;
  const [data = ''] = base64.exec(text) ?? [];
  const after = text[base64.lastIndex] ?? ')';
  return /["')]/.test(after) ? Buffer.from(data, 'base64') : null;
}
