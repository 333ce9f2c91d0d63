import type { ReadAt } from './read-at.ts';

/** Width and height in px. */
export interface PictureSize {
  width: number;
  height: number;
}

/** More markers than this stand before no JPEG's frame; nor so many bytes between two. */
const mostMarkers = 10_000;
const mostFill = 4096;
/** In bytes, of the box that tells of an AVIF's pictures. */
const largestMeta = 1024 * 1024;
const mostBoxes = 100;

/** Reads the size of a PNG, GIF, JPEG, WebP or AVIF; null for anything else, or when its bytes do not tell. */
export async function pictureSize(readAt: ReadAt): Promise<PictureSize | null> {
  try {
    const bytes = await readAt(0, 64);
    if (bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n')
      return size(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
    const magic = bytes.toString('latin1', 0, 4);
    if (magic === 'GIF8') return size(bytes.readUInt16LE(6), bytes.readUInt16LE(8));
    if (magic === 'RIFF') return webpSize(bytes);
    if (bytes.readUInt16BE(0) === 0xffd8) return await jpegSize(readAt);
    if (/^ftyp[^]*avi[fs]/.test(bytes.toString('latin1', 4))) return await avifSize(readAt);
  } catch {
    // Fewer bytes than the header should have.
  }
  return null;
}

function size(width: number, height: number): PictureSize {
  return { width, height };
}

/** Follows the markers to the one that starts the frame: C0 to CF, but for C4, C8 and CC. */
async function jpegSize(readAt: ReadAt): Promise<PictureSize | null> {
  let at = 2;
  for (let markers = 0; markers < mostMarkers; markers += 1) {
    // Decoders pass over whatever stands before a marker, and over any number of FF.
    const bytes = await readAt(at, mostFill);
    const before = bytes.toString('latin1').search(/\xff[^\0\xff]/);
    if (before < 0) return null;
    const marker = bytes.readUInt8(before + 1);
    at += before + 2;
    if (marker === 0xd9 || marker === 0xda) return null;
    if (marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    const segment = await readAt(at, 7);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return size(segment.readUInt16BE(5), segment.readUInt16BE(3));
    at += segment.readUInt16BE(0);
  }
  return null;
}

/** The three kinds of WebP: extended, lossless (two numbers of 14 bits, less one), lossy. */
function webpSize(bytes: Buffer): PictureSize | null {
  const kind = bytes.toString('latin1', 8, 16);
  if (kind === 'WEBPVP8X') return size(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
  if (kind === 'WEBPVP8L') {
    const bits = bytes.readUInt32LE(21);
    return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (kind === 'WEBPVP8 ')
    return size(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
  return null;
}

/** The largest of the sizes (`ispe`) in the box `meta` (ISO/IEC 23008-12). */
async function avifSize(readAt: ReadAt): Promise<PictureSize | null> {
  let at = 0;
  for (let boxes = 0; boxes < mostBoxes; boxes += 1) {
    const header = await readAt(at, 8);
    const length = header.readUInt32BE(0);
    if (header.toString('latin1', 4) === 'meta') {
      if (length > largestMeta) return null;
      return largestIspe(await readAt(at, length === 0 ? largestMeta : length));
    }
    if (length < 8) return null;
    at += length;
  }
  return null;
}

function largestIspe(meta: Buffer): PictureSize | null {
  let largest: PictureSize | null = null;
  for (let at = meta.indexOf('ispe'); at >= 0; at = meta.indexOf('ispe', at + 1)) {
    const found = size(meta.readUInt32BE(at + 8), meta.readUInt32BE(at + 12));
    if (!largest || found.width * found.height > largest.width * largest.height) largest = found;
  }
  return largest;
}
